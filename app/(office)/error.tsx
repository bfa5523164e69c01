"use client";

import { OfficeMessage } from "./_components/office-message";

/** A screen that could not be drawn; the bar and the navigation stay. */
export default function OfficeError({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  return <OfficeMessage kind="error" digest={error.digest} onRetry={reset} />;
}
