import type { LayerSpecification, SourceSpecification } from "maplibre-gl";
import { BANDS } from "./bands";
import type { MapLayer } from "./map-layer";
import type { PixelImage } from "./pixel-image";

/** The style a scene asks for: its sources, its images, and its style layers from the ground up. */
export type StylePlan = {
  readonly sources: ReadonlyMap<string, SourceSpecification>;
  readonly images: ReadonlyMap<string, PixelImage>;
  readonly layers: readonly LayerSpecification[];
};

export const EMPTY_PLAN: StylePlan = { sources: new Map(), images: new Map(), layers: [] };

/**
 * Turns layers into one style: bands from the ground up, and within a band the order of the list.
 * @throws {RangeError} if two style parts share an id, or one source id stands for two specifications.
 */
export function planStyle(mapLayers: readonly MapLayer[]): StylePlan {
  const sources = new Map<string, SourceSpecification>();
  const images = new Map<string, PixelImage>();
  const layers: LayerSpecification[] = [];
  const taken = new Set<string>();

  for (const layer of BANDS.flatMap((band) => mapLayers.filter((candidate) => candidate.band === band))) {
    const known = sources.get(layer.source.id);
    if (known && JSON.stringify(known) !== JSON.stringify(layer.source.spec)) {
      throw new RangeError(`source ${layer.source.id} stands for two specifications`);
    }
    sources.set(layer.source.id, layer.source.spec);
    for (const [name, image] of Object.entries(layer.images ?? {})) images.set(name, image);
    for (const part of layer.style) {
      if (taken.has(part.id)) throw new RangeError(`two style parts are called ${part.id}`);
      taken.add(part.id);
      layers.push({ ...part, source: layer.source.id } as LayerSpecification);
    }
  }
  return { sources, images, layers };
}
