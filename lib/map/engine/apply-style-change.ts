import type { GeoJSONSource, Map as MapLibre, VectorTileSource } from "maplibre-gl";
import type { StyleChange } from "./style-changes";
import type { StylePlan } from "./style-plan";

/** Takes one step on the map. The caller gives the steps in an order the map can take. */
export function applyStyleChange(map: MapLibre, change: StyleChange): void {
  switch (change.type) {
    case "remove-layer":
      map.removeLayer(change.id);
      return;
    case "remove-source":
      map.removeSource(change.id);
      return;
    case "put-image": {
      const { pixelRatio, sdf, width, height, data } = change.image;
      if (map.hasImage(change.id)) map.removeImage(change.id);
      map.addImage(change.id, { width, height, data }, { pixelRatio, sdf });
      return;
    }
    case "add-source":
      map.addSource(change.id, change.spec);
      return;
    case "set-tiles":
      map.getSource<VectorTileSource>(change.id)?.setTiles([...change.tiles]);
      return;
    case "set-data":
      map.getSource<GeoJSONSource>(change.id)?.setData(change.data);
      return;
    case "add-layer":
      map.addLayer(change.layer, change.before);
      return;
    case "set-paint":
      map.setPaintProperty(change.id, change.name, change.value);
      return;
    case "set-layout":
      map.setLayoutProperty(change.id, change.name, change.value);
      return;
    case "set-filter":
      map.setFilter(change.id, change.filter as Parameters<MapLibre["setFilter"]>[1]);
      return;
    case "set-zoom":
      map.setLayerZoomRange(change.id, change.min, change.max);
      return;
  }
}

/** Takes out whatever of these plans is on the map, however far an update got. Images stay: putting one replaces it. */
export function wipeStyle(map: MapLibre, plans: readonly StylePlan[]): void {
  for (const { layers } of plans) {
    for (const { id } of layers) if (map.getLayer(id)) map.removeLayer(id);
  }
  for (const { sources } of plans) {
    for (const id of sources.keys()) if (map.getSource(id)) map.removeSource(id);
  }
}
