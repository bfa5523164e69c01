"use client";

import dynamic from "next/dynamic";
import { type ComponentProps, useEffect, useState } from "react";

const PlanningMap = dynamic(() => import("@/lib/map/react/planning-map").then((module) => module.PlanningMap), {
  ssr: false,
});

/** A page that is never at rest gets its map all the same, milliseconds. */
const PATIENCE_MS = 2_000;

/**
 * The planning map, without which the page is complete: it draws in the browser alone, and begins when the page is at rest. Until then what is
 * pressed in the panel would be lost, as the map keeps a slow machine busy for seconds.
 */
export function MapCanvas(props: ComponentProps<typeof PlanningMap>) {
  const [resting, setResting] = useState(false);
  // Follows the browser, which says when it has nothing else to do. Safari does not.
  useEffect(() => {
    const rest = () => setResting(true);
    if (!window.requestIdleCallback) {
      const timer = setTimeout(rest, PATIENCE_MS / 10);
      return () => clearTimeout(timer);
    }
    const waiting = window.requestIdleCallback(rest, { timeout: PATIENCE_MS });
    return () => window.cancelIdleCallback(waiting);
  }, []);
  return resting && <PlanningMap {...props} />;
}
