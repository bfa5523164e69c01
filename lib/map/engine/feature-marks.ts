import type { Map as MapLibre } from "maplibre-gl";
import type { FeatureMark } from "./map-layer";

export type ShownMarks = readonly FeatureMark[];

const keyOf = ({ source, sourceLayer, number, state }: FeatureMark) => `${source}/${sourceLayer}/${number}/${state}`;

/**
 * Turns the marks shown into the marks wanted; every source named must be on the map.
 * A mark belongs to its source, so it holds for tiles that come later too.
 */
export function putMarks(map: MapLibre, shown: ShownMarks, wanted: readonly FeatureMark[]): ShownMarks {
  const [was, is] = [new Set(shown.map(keyOf)), new Set(wanted.map(keyOf))];
  for (const mark of shown) {
    const { source, sourceLayer, number, state } = mark;
    if (!is.has(keyOf(mark)) && map.getSource(source))
      map.removeFeatureState({ source, sourceLayer, id: number }, state);
  }
  for (const mark of wanted) {
    const { source, sourceLayer, number, state } = mark;
    if (!was.has(keyOf(mark))) map.setFeatureState({ source, sourceLayer, id: number }, { [state]: true });
  }
  return wanted;
}
