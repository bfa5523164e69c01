import type { StyleSpecification } from "maplibre-gl";
import maplibre from "maplibre-gl/dist/maplibre-gl-csp";

/** Nothing: every source and layer is the engine's. Latin glyphs come from our folder, Chinese ones from the reader's fonts. */
const EMPTY_STYLE: StyleSpecification = {
  version: 8,
  glyphs: "/map/fonts/{fontstack}/{range}.pbf",
  // Soft, so that walls are told from roofs and stay lighter than the data.
  light: { anchor: "viewport", color: "#ffffff", intensity: 0.18, position: [1.2, 200, 35] },
  sources: {},
  layers: [],
};
const WORKER = new URL("maplibre-gl/dist/maplibre-gl-csp-worker.js", import.meta.url).href;
/** The steepest view: beyond it the horizon takes the picture. */
const STEEPEST = 70;

/** How every map of ours is put up. */
export const MAP_MOUNT = {
  mapLib: maplibre,
  workerUrl: WORKER,
  mapStyle: EMPTY_STYLE,
  maxPitch: STEEPEST,
  minZoom: 8,
  maxZoom: 21,
  attributionControl: false,
  localIdeographFontFamily: "sans-serif",
  renderWorldCopies: false,
  fadeDuration: 150,
  style: { position: "absolute", inset: 0, width: "100%", height: "100%" },
  // Reported by whoever writes the map; without a listener the mount would print them.
  onError: () => undefined,
} as const;
