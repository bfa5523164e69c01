import type { QueryClient } from "@tanstack/react-query";

/** Longer than a page takes to draw itself anew, in frames. */
const MOST_FRAMES = 120;

/** Waits until no part of the page follows a record: whatever asks anew meanwhile would ask for it too. */
export async function unfollowed(queries: QueryClient, id: string): Promise<void> {
  const following = () =>
    queries
      .getQueryCache()
      .findAll({ type: "active", predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(id) })
      .some((query) => query.getObserversCount() > 0);
  for (let frame = 0; frame < MOST_FRAMES && following(); frame++) await new Promise(requestAnimationFrame);
}
