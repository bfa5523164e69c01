import type { LonLat } from "@/lib/crs/lon-lat";
import { METRES_PER_DEGREE } from "@/lib/crs/metres-per-degree";
import type { MountingKind } from "./mounting-kinds";

/** Where a camera would be mounted, degrees; metres above the ground, `heightStated` false where that is our default. */
export type Mount = {
  readonly kind: MountingKind | "wall";
  readonly at: LonLat;
  readonly heightM: number;
  readonly heightStated: boolean;
};

type Heights = { readonly heightM: number; readonly heightStated: boolean };

/** What could carry a camera: places, and walls whose outside lies to the right of their rings. */
export type Mounts = {
  readonly points: readonly (Heights & { readonly kind: MountingKind; readonly position: LonLat })[];
  readonly walls: readonly (Heights & { readonly rings: readonly (readonly LonLat[])[] })[];
};

/** How far an arm holds a camera off a wall, metres: on it, half of what it sees would be the wall. Ours. */
export const ARM_M = 0.3;
/** Places are kept to a centimetre, as the handles keep them. */
const PLACES = 1e7;

/**
 * The mount nearest a place, on a plane about it: right to a centimetre within 100 m. A lamp, signal, pole or mast in reach wins over any wall: nobody points at a
 * wall by chance, and walls are everywhere.
 * @param reachM - Farther ones attract nothing, metres.
 */
export function nearestMount({ points, walls }: Mounts, at: LonLat, reachM: number): Mount | null {
  const wide = METRES_PER_DEGREE * Math.cos((at[1] * Math.PI) / 180);
  const x = (lon: number) => (lon - at[0]) * wide;
  const y = (lat: number) => (lat - at[1]) * METRES_PER_DEGREE;
  const place = (east: number, north: number): LonLat => [
    Math.round((at[0] + east / wide) * PLACES) / PLACES,
    Math.round((at[1] + north / METRES_PER_DEGREE) * PLACES) / PLACES,
  ];

  let nearest: Mount | null = null;
  let least = reachM;
  for (const { kind, position, heightM, heightStated } of points) {
    const distance = Math.hypot(x(position[0]), y(position[1]));
    if (distance > least) continue;
    least = distance;
    nearest = { kind, at: place(x(position[0]), y(position[1])), heightM, heightStated };
  }
  if (nearest) return nearest;
  for (const { rings, heightM, heightStated } of walls) {
    for (const ring of rings) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const foot = footOf(ring[i] as LonLat, ring[i + 1] as LonLat, x, y);
        if (!foot || foot.distance > least) continue;
        least = foot.distance;
        nearest = { kind: "wall", at: place(foot.east, foot.north), heightM, heightStated };
      }
    }
  }
  return nearest;
}

/** The place nearest the origin on a wall, an arm's length outside it; null for a wall of no length. */
function footOf(from: LonLat, to: LonLat, x: (lon: number) => number, y: (lat: number) => number) {
  const [fromX, fromY] = [x(from[0]), y(from[1])];
  const [alongX, alongY] = [x(to[0]) - fromX, y(to[1]) - fromY];
  const length = Math.hypot(alongX, alongY);
  if (length < 1e-6) return null;
  const share = Math.min(1, Math.max(0, -(fromX * alongX + fromY * alongY) / length ** 2));
  const east = fromX + share * alongX + (ARM_M * alongY) / length;
  const north = fromY + share * alongY - (ARM_M * alongX) / length;
  return { east, north, distance: Math.hypot(east, north) };
}
