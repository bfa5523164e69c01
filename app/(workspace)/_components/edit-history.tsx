"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { RecordVersion } from "@/lib/api/versions";
import {
  type EditHistory,
  editMoment,
  fieldsOf,
  type Moment,
  NO_HISTORY,
  remembered,
  without,
} from "@/lib/editing/edit-history";

type EditMemory = {
  /** What the person at the screen changed since it was opened. */
  readonly history: EditHistory;
  /** The versions with which records were taken away: a record is brought back by it. */
  readonly goneVersions: ReadonlyMap<string, number>;
  /** A record was edited, from the version before to the one that was saved. */
  readonly rememberEdit: <T extends RecordVersion>(kind: Moment["kind"], before: T, saved: T) => void;
  /** A record was taken away as it was at this version. */
  readonly rememberRemoval: (kind: Moment["kind"], removed: RecordVersion) => void;
  /** A record was made, or brought back. */
  readonly rememberArrival: (kind: Moment["kind"], made: RecordVersion) => void;
  /** A change can no longer be taken back. */
  readonly forget: (moment: Moment) => void;
};

const Context = createContext<EditMemory | null>(null);

/** Remembers what is changed, for taking it back, until the screen is left. */
export function EditHistoryProvider({ children }: { readonly children: ReactNode }) {
  const [history, setHistory] = useState(NO_HISTORY);
  const [goneVersions, setGoneVersions] = useState<ReadonlyMap<string, number>>(new Map());
  const remember = useCallback((moment: Moment) => setHistory((known) => remembered(known, moment)), []);
  const rememberEdit = useCallback(
    <T extends RecordVersion>(kind: Moment["kind"], before: T, saved: T) => {
      const moment = editMoment(kind, before, saved);
      if (moment) remember(moment);
    },
    [remember],
  );
  const rememberRemoval = useCallback(
    (kind: Moment["kind"], removed: RecordVersion) => {
      setGoneVersions((known) => new Map(known).set(removed.id, removed.version));
      remember({ kind, id: removed.id, before: fieldsOf(removed), after: null });
    },
    [remember],
  );
  const rememberArrival = useCallback(
    (kind: Moment["kind"], made: RecordVersion) => remember({ kind, id: made.id, before: null, after: fieldsOf(made) }),
    [remember],
  );
  const forget = useCallback((moment: Moment) => setHistory((known) => without(known, moment)), []);
  const memory = useMemo(
    () => ({ history, goneVersions, rememberEdit, rememberRemoval, rememberArrival, forget }),
    [history, goneVersions, rememberEdit, rememberRemoval, rememberArrival, forget],
  );
  return <Context value={memory}>{children}</Context>;
}

/** What was changed on this screen. */
export function useEditHistory(): EditMemory {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside EditHistoryProvider");
  return value;
}
