import type { Map as MapLibre } from "maplibre-gl";

/** How often to look whether the map waits for nothing, milliseconds. */
const LOOK_MS = 250;

/**
 * Says `busy` whenever a map draws, and `idle` when nothing is loading or moving and all that was asked for is drawn.
 *
 * @param settled - Whether all that was asked for is on the map.
 * @returns what ends it
 */
export function watchRest(map: MapLibre, settled: () => boolean, say: (state: "busy" | "idle") => void): () => void {
  let busy = true;
  const onRender = () => {
    busy = true;
    say("busy");
  };
  const onIdle = () => {
    if (!settled()) return;
    busy = false;
    say("idle");
  };
  // MapLibre says nothing when a tile that was asked for anew is the same as before, by its ETag; nobody would draw again, and the map be busy for ever.
  const look = setInterval(() => {
    if (busy && !map.isMoving() && map.areTilesLoaded()) map.triggerRepaint();
  }, LOOK_MS);
  say("busy");
  map.on("render", onRender);
  map.on("idle", onIdle);
  return () => {
    clearInterval(look);
    map.off("render", onRender);
    map.off("idle", onIdle);
  };
}
