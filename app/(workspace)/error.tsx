"use client";

import { PanelError } from "./_components/panel-error";

/** A screen beside the map that could not be drawn; the map and the bar stay. */
export default function WorkspaceError({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  return <PanelError digest={error.digest} onRetry={reset} />;
}
