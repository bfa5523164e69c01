import "server-only";
import { listenTo } from "@/db/listen";
import { readDatabaseEnvironment } from "@/lib/config/environment";

type Watcher = { readonly jurisdictionId: string; readonly wake: () => void };

const watchers = new Set<Watcher>();
let stop: (() => void) | null = null;

/**
 * Calls when a city's computation moves on. All who watch share one connection to the database, which is there while anybody does; nobody polls.
 * @returns how to stop watching
 */
export function watchProgress(jurisdictionId: string, wake: () => void): () => void {
  const watcher = { jurisdictionId, wake };
  watchers.add(watcher);
  stop ??= listenTo(readDatabaseEnvironment().appUrl, "coverage", (payload) => {
    for (const one of watchers) if (payload === null || payload === one.jurisdictionId) one.wake();
  });
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    stop?.();
    stop = null;
  };
}
