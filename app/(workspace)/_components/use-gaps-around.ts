"use client";

import { useEffect, useState } from "react";
import { openMovePreviews } from "@/lib/coverage/client/move-previews";
import type { Preview } from "@/lib/coverage/moved-camera";
import type { Surroundings } from "@/lib/coverage/surroundings";

/** The gaps of the sites in a camera's reach as they are now, computed in a worker; null until they are, and where that fails. */
export function useGapsAround(around: Surroundings | undefined): Preview | null {
  const [gaps, setGaps] = useState<{ readonly of: Surroundings; readonly before: Preview } | null>(null);
  // Follows the surroundings: one worker for each, which ends once it has answered.
  useEffect(() => {
    if (!around) return;
    const worker = openMovePreviews(around, {
      ready: (before) => {
        setGaps({ of: around, before });
        worker.end();
      },
      moved: () => undefined,
      fault: () => worker.end(),
    });
    return () => worker.end();
  }, [around]);
  return gaps && gaps.of === around ? gaps.before : null;
}
