import type { GeoJSON } from "geojson";
import type { LayerSpecification, SourceSpecification } from "maplibre-gl";
import type { PixelImage } from "./pixel-image";
import type { StylePlan } from "./style-plan";

/** One step from the style shown to the style wanted, in the order in which the map can take it. */
export type StyleChange =
  | { readonly type: "remove-layer"; readonly id: string }
  | { readonly type: "remove-source"; readonly id: string }
  | { readonly type: "put-image"; readonly id: string; readonly image: PixelImage }
  | { readonly type: "add-source"; readonly id: string; readonly spec: SourceSpecification }
  | { readonly type: "set-tiles"; readonly id: string; readonly tiles: readonly string[] }
  | { readonly type: "set-data"; readonly id: string; readonly data: GeoJSON | string }
  | { readonly type: "add-layer"; readonly layer: LayerSpecification; readonly before: string | undefined }
  | { readonly type: "set-paint" | "set-layout"; readonly id: string; readonly name: string; readonly value: unknown }
  | { readonly type: "set-filter"; readonly id: string; readonly filter: unknown }
  | { readonly type: "set-zoom"; readonly id: string; readonly min: number; readonly max: number };

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);
const MAX_ZOOM = 24;

/**
 * The steps that turn the style shown into the style wanted. A layer whose kind, source or place changed is taken out and
 * put back; one that only looks different keeps its tiles and is repainted.
 */
export function styleChanges(shown: StylePlan, wanted: StylePlan): StyleChange[] {
  const staying = stayingLayers(shown, wanted);
  const movedSources = [...wanted.sources].flatMap(([id, spec]) => sourceMove(id, shown.sources.get(id), spec));
  const gone = [...shown.sources.keys()].filter((id) => !wanted.sources.has(id));

  return [
    ...shown.layers.filter(({ id }) => !staying.has(id)).map(({ id }) => ({ type: "remove-layer", id }) as const),
    ...gone.map((id) => ({ type: "remove-source", id }) as const),
    ...[...wanted.images]
      .filter(([id, image]) => !sameImage(shown.images.get(id), image))
      .map(([id, image]) => ({ type: "put-image", id, image }) as const),
    ...movedSources,
    ...wanted.layers.flatMap((layer, index) => {
      const before = staying.get(layer.id);
      return before ? repaint(before, layer) : [addition(wanted.layers, index, staying)];
    }),
  ];
}

/** Layers shown that can stay: same kind, same source, and in the same order relative to each other. */
function stayingLayers(shown: StylePlan, wanted: StylePlan): Map<string, LayerSpecification> {
  const place = new Map(wanted.layers.map((layer, index) => [layer.id, { layer, index }]));
  const staying = new Map<string, LayerSpecification>();
  let last = -1;
  for (const layer of shown.layers) {
    const next = place.get(layer.id);
    if (!next || next.index < last || !sameFrame(layer, next.layer)) continue;
    if (sourceIsReplaced(layer, shown, wanted)) continue;
    staying.set(layer.id, layer);
    last = next.index;
  }
  return staying;
}

const frame = (layer: LayerSpecification) => {
  const { paint: _paint, layout: _layout, minzoom: _min, maxzoom: _max, ...rest } = layer;
  return "filter" in rest ? { ...rest, filter: undefined } : rest;
};
const sameFrame = (a: LayerSpecification, b: LayerSpecification) => same(frame(a), frame(b));

function sourceIsReplaced(layer: LayerSpecification, shown: StylePlan, wanted: StylePlan): boolean {
  if (!("source" in layer) || typeof layer.source !== "string") return false;
  const [before, after] = [shown.sources.get(layer.source), wanted.sources.get(layer.source)];
  return !before || !after || sourceMove(layer.source, before, after).some(({ type }) => type === "add-source");
}

function sourceMove(id: string, before: SourceSpecification | undefined, spec: SourceSpecification): StyleChange[] {
  if (!before) return [{ type: "add-source", id, spec }];
  if (same(before, spec)) return [];
  if (before.type === "geojson" && spec.type === "geojson" && same({ ...before, data: 0 }, { ...spec, data: 0 })) {
    return [{ type: "set-data", id, data: spec.data }];
  }
  // What is drawn stays until the new tiles are there.
  if (
    before.type === "vector" &&
    spec.type === "vector" &&
    spec.tiles &&
    same({ ...before, tiles: 0 }, { ...spec, tiles: 0 })
  )
    return [{ type: "set-tiles", id, tiles: spec.tiles }];
  return [
    { type: "remove-source", id },
    { type: "add-source", id, spec },
  ];
}

function sameImage(before: PixelImage | undefined, after: PixelImage): boolean {
  if (before === after) return true;
  if (!before || before.width !== after.width || before.height !== after.height) return false;
  return before.data.every((byte, index) => byte === after.data[index]);
}

function addition(
  layers: readonly LayerSpecification[],
  index: number,
  staying: ReadonlyMap<string, unknown>,
): StyleChange {
  const layer = layers[index] as LayerSpecification;
  // The next layer that is already on the map; those added meanwhile land below it in the order of the list.
  return { type: "add-layer", layer, before: layers.slice(index + 1).find(({ id }) => staying.has(id))?.id };
}

function repaint(before: LayerSpecification, after: LayerSpecification): StyleChange[] {
  const changes: StyleChange[] = [];
  for (const [type, field] of [
    ["set-paint", "paint"],
    ["set-layout", "layout"],
  ] as const) {
    const [was, is] = [
      (before[field] ?? {}) as Record<string, unknown>,
      (after[field] ?? {}) as Record<string, unknown>,
    ];
    for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
      if (!same(was[name], is[name])) changes.push({ type, id: after.id, name, value: is[name] });
    }
  }
  const filters = [before, after].map((layer) => ("filter" in layer ? layer.filter : undefined));
  if (!same(filters[0], filters[1])) changes.push({ type: "set-filter", id: after.id, filter: filters[1] });
  if (before.minzoom !== after.minzoom || before.maxzoom !== after.maxzoom) {
    changes.push({ type: "set-zoom", id: after.id, min: after.minzoom ?? 0, max: after.maxzoom ?? MAX_ZOOM });
  }
  return changes;
}
