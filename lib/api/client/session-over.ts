type Listener = () => void;

const listeners = new Set<Listener>();

/** Tells whoever shows it that the API no longer knows who is asking: the session is over, or a step of the sign-in is due. */
export function noticeSessionOver({ status }: Response): void {
  if (status === 401) for (const listener of listeners) listener();
}

/** @returns ends the listening */
export function onSessionOver(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
