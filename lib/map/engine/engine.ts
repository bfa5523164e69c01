import type { Map as MapLibre, StyleSetterOptions } from "maplibre-gl";
import type { FeatureMark, MapScene } from "./map-layer";
import { type StyleChange, styleChanges } from "./style-changes";
import { EMPTY_PLAN, planStyle } from "./style-plan";

/** The one writer of a map. Nothing else adds, changes or removes what the map draws. */
export type MapEngine = {
  /** Asks for a scene. Requests made while one is being drawn are folded: only the last is drawn. */
  readonly show: (scene: MapScene) => void;
  /** Stops writing; the map itself belongs to whoever made it. */
  readonly remove: () => void;
};

const UNCHECKED: StyleSetterOptions = { validate: true };

/** Makes the writer of `map`. It waits for the map's first style, then keeps what the map shows equal to the last scene asked for. */
export function createMapEngine(map: MapLibre): MapEngine {
  let shown = EMPTY_PLAN;
  let marks: readonly FeatureMark[] = [];
  let wanted: MapScene | null = null;
  let removed = false;

  const draw = () => {
    if (removed || !wanted || !map.isStyleLoaded() === undefined) return;
    const scene = wanted;
    wanted = null;
    const plan = planStyle(scene.layers);
    for (const change of styleChanges(shown, plan)) applyChange(map, change);
    shown = plan;
    marks = applyMarks(map, marks, scene.marks);
  };

  let frame: number | null = null;
  const request = () => {
    frame ??= requestAnimationFrame(() => {
      frame = null;
      draw();
    });
  };
  let ready = false;
  const onReady = () => {
    ready = true;
    if (wanted) request();
  };
  map.once("load", onReady);

  return {
    show(scene) {
      wanted = scene;
      if (ready) request();
    },
    remove() {
      removed = true;
      map.off("load", onReady);
      if (frame !== null) cancelAnimationFrame(frame);
    },
  };
}

function applyChange(map: MapLibre, change: StyleChange): void {
  switch (change.type) {
    case "remove-layer":
      return void map.removeLayer(change.id);
    case "remove-source":
      return void map.removeSource(change.id);
    case "put-image": {
      const { pixelRatio, sdf, ...image } = change.image;
      if (map.hasImage(change.id)) map.removeImage(change.id);
      return void map.addImage(change.id, image, { pixelRatio, sdf });
    }
    case "add-source":
      return void map.addSource(change.id, change.spec);
    case "set-data": {
      const source = map.getSource(change.id);
      if (source && "setData" in source) (source as { setData: (data: unknown) => void }).setData(change.data);
      return;
    }
    case "add-layer":
      return void map.addLayer(change.layer, change.before);
    case "set-paint":
      return void map.setPaintProperty(change.id, change.name as "fill-color", change.value as string, UNCHECKED);
    case "set-layout":
      return void map.setLayoutProperty(change.id, change.name as "visibility", change.value as "none", UNCHECKED);
    case "set-filter":
      return void map.setFilter(change.id, (change.filter as Parameters<MapLibre["setFilter"]>[1]) ?? null);
    case "set-zoom":
      return void map.setLayerZoomRange(change.id, change.min, change.max);
  }
}

const markKey = ({ source, sourceLayer, number, state }: FeatureMark) => `${source}/${sourceLayer}/${number}/${state}`;

function applyMarks(map: MapLibre, before: readonly FeatureMark[], after: readonly FeatureMark[]): readonly FeatureMark[] {
  const usable = after.filter(({ source }) => map.getSource(source) !== undefined);
  const stay = new Set(usable.map(markKey));
  for (const mark of before) {
    if (stay.has(markKey(mark)) || !map.getSource(mark.source)) continue;
    map.removeFeatureState({ source: mark.source, sourceLayer: mark.sourceLayer, id: mark.number }, mark.state);
  }
  for (const { source, sourceLayer, number, state } of usable) {
    map.setFeatureState({ source, sourceLayer, id: number }, { [state]: true });
  }
  return usable;
}
