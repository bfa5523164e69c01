"use client";

import { PageMessage } from "./_components/page-message";

/** A page that could not be drawn at all. */
export default function AppError({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  return <PageMessage kind="error" digest={error.digest} onRetry={reset} />;
}
