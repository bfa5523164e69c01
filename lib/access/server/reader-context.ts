import "server-only";
import { setScopeToCurrentCity } from "@/db/queries/scope";
import type { Context } from "./context";
import { openTransaction } from "./open-transaction";

/**
 * Whoever reaches the app, which listens on this machine alone: reads the city on screen, and nothing else.
 * Stands in until people sign in; `requireViewer` takes its place.
 */
export function readerContext<T>(work: (context: Context) => Promise<T>): Promise<T> {
  return openTransaction({ actor: "web", role: "visitor" }, setScopeToCurrentCity, "read", work);
}
