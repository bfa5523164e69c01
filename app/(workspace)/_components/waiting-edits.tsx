"use client";

import { App } from "antd";
import { useTranslations } from "next-intl";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { ConflictDialog } from "@/app/_components/conflict-dialog";
import type { EditProblem } from "@/app/_components/use-record-edit";
import { useViewer } from "@/app/_components/viewer";
import type { CameraFieldsDto } from "@/lib/api/camera-edit";
import type { SiteFieldsDto } from "@/lib/api/site-edit";
import type { ConflictDto, RecordVersion } from "@/lib/api/versions";
import { readWaiting, type WaitingEdit, withEdit, withoutEdit, writeWaiting } from "@/lib/editing/waiting-edits";
import { useCameraWords } from "./camera-words";
import { useEditHistory } from "./edit-history";
import { sendCameraEdit } from "./send-camera-edit";
import { sendSiteEdit } from "./send-site-edit";
import { useAfterEdit } from "./use-after-edit";
import { useSiteWords } from "./use-site-words";

/** How often the server is asked again while something waits, milliseconds. */
const AGAIN_MS = 5_000;

/** A change of a record as its screen has it. */
type Unsent = {
  readonly kind: WaitingEdit["kind"];
  readonly base: RecordVersion & { readonly name: string | null };
  readonly changes: object;
  readonly reason: string;
};

type Waiting = {
  /** In the order in which they are sent. */
  readonly waiting: readonly WaitingEdit[];
  /** Why the server would not have one, by the record's id; it waits until it is given up or sent again. */
  readonly refused: Readonly<Record<string, EditProblem>>;
  /** Keeps a change until it can be sent, over a reload too. @returns false where the browser keeps nothing */
  readonly keep: (edit: Unsent) => boolean;
  readonly giveUp: (edit: WaitingEdit) => void;
  readonly sendNow: () => void;
};

const Context = createContext<Waiting | null>(null);

/** The changes that wait for a connection. */
export function useWaitingEdits(): Waiting {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside WaitingEditsProvider");
  return value;
}

const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  // another window of the same person
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** What one person's browser keeps, the same in all of its windows. */
function useKept(person: string) {
  const key = `sightline-waiting-edits/${person}`;
  const text = useSyncExternalStore(
    listen,
    () => window.localStorage.getItem(key),
    () => null,
  );
  const waiting = useMemo(() => readWaiting(text), [text]);
  const now = () => readWaiting(window.localStorage.getItem(key));
  const change = (next: readonly WaitingEdit[]) => {
    if (next.length === 0) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, writeWaiting(next));
    for (const listener of listeners) listener();
  };
  return { waiting, now, change };
}

function send({ kind, base, changes, reason }: WaitingEdit) {
  return kind === "camera"
    ? sendCameraEdit(base as unknown as CameraFieldsDto, changes as Partial<CameraFieldsDto>, reason)
    : sendSiteEdit(base as unknown as SiteFieldsDto, changes as Partial<SiteFieldsDto>, reason);
}

/** Keeps changes while the server cannot be reached, and sends them when it can; what others changed meanwhile is set beside them for the person to choose. */
export function WaitingEditsProvider({ children }: { readonly children: ReactNode }) {
  const t = useTranslations();
  const { message } = App.useApp();
  const viewer = useViewer();
  const { waiting, now, change } = useKept(viewer?.id ?? "");
  const { rememberEdit } = useEditHistory();
  const afterEdit = useAfterEdit();
  const words = { camera: useCameraWords(), site: useSiteWords() };
  const [late, setLate] = useState<{
    readonly edit: WaitingEdit;
    readonly conflict: ConflictDto<RecordVersion>;
  } | null>(null);
  const [refused, setRefused] = useState<Waiting["refused"]>({});
  const sending = useRef(false);

  /** Whether to go on with the next. */
  const sendOne = async (edit: WaitingEdit): Promise<boolean> => {
    const outcome = await send(edit);
    if (outcome.ok) {
      const base = edit.base as RecordVersion;
      change(withoutEdit(now(), edit));
      rememberEdit(edit.kind, base, outcome.record);
      afterEdit({ computes: true });
      return true;
    }
    if ("conflict" in outcome) {
      setLate({ edit, conflict: outcome.conflict as ConflictDto<RecordVersion> });
      return false;
    }
    const { problem } = outcome;
    if (problem === "unreachable" || problem === "failed") return false;
    setRefused((known) => ({ ...known, [edit.base.id]: problem }));
    return true;
  };
  const sendAll = async (edits: readonly WaitingEdit[]) => {
    if (sending.current) return;
    sending.current = true;
    for (const edit of edits) if (!(await sendOne(edit))) break;
    sending.current = false;
  };
  const isPending = ({ base }: WaitingEdit) => refused[base.id] === undefined;
  const pending = late === null && waiting.some(isPending);
  const again = useEffectEvent(() => void sendAll(now().filter(isPending)));
  // Follows the connection while something waits for it.
  useEffect(() => {
    if (!pending) return;
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [pending]);

  const value: Waiting = {
    waiting,
    refused,
    keep(edit) {
      try {
        change(withEdit(now(), edit as WaitingEdit));
      } catch {
        return false;
      }
      void message.warning({ key: "waiting", content: t("waiting.kept") });
      return true;
    },
    giveUp(edit) {
      change(withoutEdit(now(), edit));
    },
    sendNow() {
      setRefused({});
      void sendAll(now());
    },
  };
  const settle = (fields: readonly string[]) => {
    if (!late) return;
    const { edit, conflict } = late;
    const chosen = Object.fromEntries(Object.entries(edit.changes).filter(([field]) => fields.includes(field)));
    const others = withoutEdit(now(), edit);
    const settled = { ...edit, base: conflict.current as unknown as WaitingEdit["base"], changes: chosen };
    change(withEdit(others, settled));
    setLate(null);
    if (Object.keys(chosen).length > 0) void sendAll([settled]);
    else afterEdit({ computes: false });
  };
  return (
    <Context value={value}>
      {children}
      {late && (
        <ConflictDialog
          key={`${late.edit.base.id}/${late.conflict.current.version}`}
          conflict={late.conflict}
          words={words[late.edit.kind]}
          saving={false}
          onSave={settle}
          onCancel={() => {
            setRefused((known) => ({ ...known, [late.edit.base.id]: "changed" }));
            setLate(null);
          }}
        />
      )}
    </Context>
  );
}
