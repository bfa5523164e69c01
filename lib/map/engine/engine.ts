import type { Map as MapLibre } from "maplibre-gl";
import { applyStyleChange, wipeStyle } from "./apply-style-change";
import { putMarks, type ShownMarks } from "./feature-marks";
import type { MapScene } from "./map-layer";
import { styleChanges } from "./style-changes";
import { EMPTY_PLAN, planStyle } from "./style-plan";

/** The one writer of a map. Nothing else adds, changes or removes what the map draws. */
export type MapEngine = {
  /** Asks for a scene. Requests made while one is being drawn are folded: only the last is drawn. */
  readonly show: (scene: MapScene) => void;
  /** Whether the last scene asked for is on the map. */
  readonly settled: () => boolean;
  /** Stops writing; the map itself belongs to whoever made it. */
  readonly remove: () => void;
};

/**
 * Makes the writer of `map`. It waits for the map's first style, then keeps what the map shows equal to the last scene asked for.
 * After a scene that could not be drawn, `onFault` hears why and the next scene is drawn from an empty map.
 */
export function createMapEngine(map: MapLibre, onFault: (fault: unknown) => void): MapEngine {
  let shown = EMPTY_PLAN;
  let marks: ShownMarks = [];
  let wanted: MapScene | null = null;
  let drawn: MapScene | null = null;
  let ready = false;
  let frame: number | null = null;

  const forget = () => {
    shown = EMPTY_PLAN;
    marks = [];
    drawn = null;
  };
  const draw = () => {
    frame = null;
    if (!wanted) return;
    // Marks change with every movement of the pointer, layers seldom.
    const plan = wanted.layers === drawn?.layers ? shown : planStyle(wanted.layers);
    try {
      const changes = plan === shown ? [] : styleChanges(shown, plan);
      for (const change of changes) applyStyleChange(map, change);
      shown = plan;
      // A source that was taken out has forgotten its marks with its tiles.
      const fresh = new Set(changes.flatMap((change) => (change.type === "add-source" ? [change.id] : [])));
      marks = putMarks(
        map,
        marks.filter(({ source }) => !fresh.has(source)),
        wanted.marks.filter(({ source }) => plan.sources.has(source)),
      );
      drawn = wanted;
      // A scene that changes nothing would otherwise never be followed by `idle`, for which others wait.
      map.triggerRepaint();
    } catch (fault) {
      wipeStyle(map, [shown, plan]);
      forget();
      onFault(fault);
    }
  };
  const request = () => {
    if (ready && wanted) frame ??= requestAnimationFrame(draw);
  };
  const onLoad = () => {
    ready = true;
    request();
  };
  const onLost = () => {
    ready = false;
  };
  // MapLibre puts its style back after losing the graphics card, but neither marks nor what was asked for meanwhile.
  const onRestored = () => {
    map.once("idle", () => {
      wipeStyle(map, [shown]);
      forget();
      onLoad();
    });
  };
  // A map that was put up while the page was busy may have said it before anybody listened.
  if (map.isStyleLoaded()) onLoad();
  else map.once("load", onLoad);
  map.on("webglcontextlost", onLost);
  map.on("webglcontextrestored", onRestored);

  return {
    show(scene) {
      wanted = scene;
      request();
    },
    settled: () => wanted !== null && wanted === drawn,
    remove() {
      ready = false;
      map.off("load", onLoad);
      map.off("webglcontextlost", onLost);
      map.off("webglcontextrestored", onRestored);
      if (frame !== null) cancelAnimationFrame(frame);
    },
  };
}
