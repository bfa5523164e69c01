import type { LonLat } from "@/lib/crs/lon-lat";
import { METRES_PER_DEGREE } from "@/lib/crs/metres-per-degree";

/** What draws in a corner that somebody draws: `street` by its middle line, `street-area` by its edge. */
export type SnapKind = "building" | "site" | "street" | "street-area";

/** Something on the map that draws corners in, degrees. `name` is what the map calls it, null for nothing. */
export type SnapShape = {
  readonly kind: SnapKind;
  readonly name: string | null;
  readonly corners: readonly LonLat[];
  readonly edges: readonly (readonly [from: LonLat, to: LonLat])[];
};

/** The place to which a corner was drawn in, degrees, and by what. */
export type Snap = {
  readonly kind: SnapKind;
  readonly name: string | null;
  readonly part: "corner" | "edge";
  readonly at: LonLat;
};

/** Decimals of a degree that are kept: a tenth of a millimetre, as in the database. */
const DECIMALS = 9;

/**
 * The corner nearest a place or, where none is in reach, the nearest place on an edge; on a plane about it, right to a millimetre within 100 m.
 * @param reachM - Farther ones attract nothing, metres.
 */
export function nearestSnap(shapes: readonly SnapShape[], at: LonLat, reachM: number): Snap | null {
  const wide = METRES_PER_DEGREE * Math.cos((at[1] * Math.PI) / 180);
  const local = ([lon, lat]: LonLat): LonLat => [(lon - at[0]) * wide, (lat - at[1]) * METRES_PER_DEGREE];
  let nearest: Snap | null = null;
  let least = reachM;
  for (const { kind, name, corners } of shapes) {
    for (const corner of corners) {
      const distance = Math.hypot(...local(corner));
      if (distance > least || (nearest && distance === least)) continue;
      least = distance;
      nearest = { kind, name, part: "corner", at: rounded(corner) };
    }
  }
  if (nearest) return nearest;
  for (const { kind, name, edges } of shapes) {
    for (const [from, to] of edges) {
      const [east, north] = footOf(local(from), local(to));
      const distance = Math.hypot(east, north);
      if (distance > least || (nearest && distance === least)) continue;
      least = distance;
      nearest = { kind, name, part: "edge", at: rounded([at[0] + east / wide, at[1] + north / METRES_PER_DEGREE]) };
    }
  }
  return nearest;
}

/** The corners and edges of lines and rings, degrees; of a ring the first corner is repeated last. */
export function partsOf(lines: readonly (readonly LonLat[])[]): Pick<SnapShape, "corners" | "edges"> {
  return {
    corners: lines.flat(),
    edges: lines.flatMap((line) => line.slice(1).map((to, i): [LonLat, LonLat] => [line[i] as LonLat, to])),
  };
}

/** The place on a segment that is nearest the origin; metres. */
function footOf([fromX, fromY]: LonLat, [toX, toY]: LonLat): LonLat {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const squared = alongX ** 2 + alongY ** 2;
  if (squared === 0) return [fromX, fromY];
  const share = Math.min(1, Math.max(0, -(fromX * alongX + fromY * alongY) / squared));
  return [fromX + share * alongX, fromY + share * alongY];
}

function rounded([lon, lat]: LonLat): LonLat {
  return [Number(lon.toFixed(DECIMALS)), Number(lat.toFixed(DECIMALS))];
}
