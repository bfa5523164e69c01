import type { Map as MapLibre } from "maplibre-gl";

/** Has one map look from where another does, at once and whenever that moves. @returns what ends it */
export function followCamera(first: MapLibre, second: MapLibre): () => void {
  const follow = () => {
    second.jumpTo({
      center: first.getCenter(),
      zoom: first.getZoom(),
      bearing: first.getBearing(),
      pitch: first.getPitch(),
      padding: first.getPadding(),
    });
  };
  follow();
  first.on("move", follow);
  return () => {
    first.off("move", follow);
  };
}
