import { createRequire } from "node:module";
import type { Feature, Geometry } from "geojson";

type Tile = { readonly layers: Readonly<Record<string, Layer>> };
type Layer = { readonly length: number; readonly extent: number; readonly feature: (index: number) => TileFeature };
type TileFeature = {
  readonly id: number | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly loadGeometry: () => readonly (readonly { readonly x: number; readonly y: number }[])[];
  readonly toGeoJSON: (x: number, y: number, z: number) => Feature<Geometry>;
};

// Those MapLibre itself reads tiles with, so that a tile is judged by what draws it.
const fromMapLibre = createRequire(createRequire(import.meta.url).resolve("maplibre-gl/package.json"));

/** The features of each layer of a vector tile, as MapLibre reads them. */
export function readVectorTile(bytes: Uint8Array): Readonly<Record<string, readonly TileFeature[]>> {
  const { VectorTile } = fromMapLibre("@mapbox/vector-tile") as { VectorTile: new (pbf: object) => Tile };
  const { default: Pbf } = fromMapLibre("pbf") as { default: new (bytes: Uint8Array) => object };
  // Copied: the reader takes numbers from the start of the buffer, whatever part of it the bytes are.
  const { layers } = new VectorTile(new Pbf(Uint8Array.from(bytes)));
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, index) => layer.feature(index)),
    ]),
  );
}
