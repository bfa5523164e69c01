"use client";

import dynamic from "next/dynamic";

/** The planning map, without which the page is complete: it draws in the browser alone. */
export const MapCanvas = dynamic(() => import("@/lib/map/react/planning-map").then((module) => module.PlanningMap), {
  ssr: false,
});
