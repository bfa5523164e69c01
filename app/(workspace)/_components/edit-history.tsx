"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { RecordVersion } from "@/lib/api/versions";
import {
  type EditHistory,
  editMoment,
  fieldsOf,
  type GroundMoment,
  type ManyMoment,
  type Moment,
  NO_HISTORY,
  type RecordMoment,
  remembered,
  without,
} from "@/lib/editing/edit-history";

type EditMemory = {
  /** What the person at the screen changed since it was opened. */
  readonly history: EditHistory;
  /** The versions that this screen last left records at: of one that was taken away, the one it is brought back by. */
  readonly versions: ReadonlyMap<string, number>;
  /** A record was edited, from the version before to the one that was saved. */
  readonly rememberEdit: <T extends RecordVersion>(kind: RecordMoment["kind"], before: T, saved: T) => void;
  /** A record was taken away as it was at this version. */
  readonly rememberRemoval: (kind: RecordMoment["kind"], removed: RecordVersion) => void;
  /** A record was made, or brought back. */
  readonly rememberArrival: (kind: RecordMoment["kind"], made: RecordVersion) => void;
  /** Many cameras, or many sites, were changed together, and left at these versions. */
  readonly rememberMany: (
    kind: ManyMoment["kind"],
    parts: readonly RecordMoment[],
    left: readonly RecordVersion[],
  ) => void;
  /** A site's ground was changed, and the site and those that came and went were left at these versions. */
  readonly rememberGround: (moment: GroundMoment, left: readonly RecordVersion[]) => void;
  /** A change can no longer be taken back. */
  readonly forget: (moment: Moment) => void;
};

const Context = createContext<EditMemory | null>(null);

/** Remembers what is changed, for taking it back, until the screen is left. */
export function EditHistoryProvider({ children }: { readonly children: ReactNode }) {
  const [history, setHistory] = useState(NO_HISTORY);
  const [versions, setVersions] = useState<ReadonlyMap<string, number>>(new Map());
  const note = useCallback(
    (left: readonly RecordVersion[]) =>
      setVersions((known) => new Map([...known, ...left.map(({ id, version }) => [id, version] as const)])),
    [],
  );
  const remember = useCallback((moment: Moment) => setHistory((known) => remembered(known, moment)), []);
  const rememberEdit = useCallback(
    <T extends RecordVersion>(kind: RecordMoment["kind"], before: T, saved: T) => {
      const moment = editMoment(kind, before, saved);
      note([saved]);
      if (moment) remember(moment);
    },
    [remember, note],
  );
  const rememberRemoval = useCallback(
    (kind: RecordMoment["kind"], removed: RecordVersion) => {
      note([removed]);
      remember({ kind, id: removed.id, before: fieldsOf(removed), after: null });
    },
    [remember, note],
  );
  const rememberArrival = useCallback(
    (kind: RecordMoment["kind"], made: RecordVersion) => {
      note([made]);
      remember({ kind, id: made.id, before: null, after: fieldsOf(made) });
    },
    [remember, note],
  );
  const rememberMany = useCallback(
    (kind: ManyMoment["kind"], parts: readonly RecordMoment[], left: readonly RecordVersion[]) => {
      note(left);
      if (parts.length > 0) remember({ kind, parts });
    },
    [remember, note],
  );
  const rememberGround = useCallback(
    (moment: GroundMoment, left: readonly RecordVersion[]) => {
      note(left);
      remember(moment);
    },
    [remember, note],
  );
  const forget = useCallback((moment: Moment) => setHistory((known) => without(known, moment)), []);
  const memory = useMemo(
    () => ({
      ...{ history, versions, forget },
      ...{ rememberEdit, rememberRemoval, rememberArrival, rememberMany, rememberGround },
    }),
    [history, versions, forget, rememberEdit, rememberRemoval, rememberArrival, rememberMany, rememberGround],
  );
  return <Context value={memory}>{children}</Context>;
}

/** What was changed on this screen. */
export function useEditHistory(): EditMemory {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside EditHistoryProvider");
  return value;
}
