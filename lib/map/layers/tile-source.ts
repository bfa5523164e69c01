import type { TileSet } from "@/lib/tiles/tile-address";
import type { MapLayer } from "../engine/map-layer";

/** Zooms at which each set has tiles of its own; nearer views enlarge the last, whose grid is 0.12 m at 40° north. */
export const TILE_ZOOMS: Readonly<Record<TileSet, { readonly minzoom: number; readonly maxzoom: number }>> = {
  basemap: { minzoom: 8, maxzoom: 16 },
  sites: { minzoom: 10, maxzoom: 16 },
  coverage: { minzoom: 14, maxzoom: 16 },
  cameras: { minzoom: 11, maxzoom: 16 },
};

/** The source of a set of our tiles. */
export function tileSource(
  set: TileSet,
  { origin, dataVersion }: { readonly origin: string; readonly dataVersion: string },
): MapLayer["source"] {
  const tiles = [`${origin}/api/v1/tiles/${set}/{z}/{x}/{y}?v=${encodeURIComponent(dataVersion)}`];
  return { id: set, spec: { type: "vector", tiles, ...TILE_ZOOMS[set] } };
}
