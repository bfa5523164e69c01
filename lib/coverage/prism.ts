import { type Box, boxOf } from "@/lib/geometry/box";
import type { MultiPolygon, Ring } from "@/lib/geometry/polygon";
import { reversed } from "@/lib/geometry/reversed";
import { signedArea } from "@/lib/geometry/ring-area";

/** An obstacle ready for the engine: its ground × (base, top). Outer rings run counter-clockwise, holes clockwise. */
export type Prism = {
  readonly id: string;
  readonly rings: readonly Ring[];
  readonly box: Box;
  readonly base: number;
  readonly top: number;
  readonly layer: number;
};

/** A prism over any ground whose rings do not cross. */
export function prismOf(
  obstacle: Pick<Prism, "id" | "base" | "top" | "layer"> & { readonly ground: MultiPolygon },
): Prism {
  const { id, base, top, layer, ground } = obstacle;
  const rings = ground.flatMap(orientedRings);
  return { id, base, top, layer, rings, box: boxOf(rings) };
}

/** The rings of a polygon, the outer one counter-clockwise and the holes clockwise. */
export function orientedRings(polygon: readonly Ring[]): Ring[] {
  return polygon.map((ring, i) => (signedArea(ring) > 0 === (i === 0) ? ring : reversed(ring)));
}

/**
 * Whether an obstacle of one layer may hide a place of a site of another. Streets and what is above them see each other;
 * below ground every layer is a world of its own.
 */
export function layersMeet(obstacleLayer: number, siteLayer: number): boolean {
  return obstacleLayer < 0 || siteLayer < 0 ? obstacleLayer === siteLayer : true;
}
