import { seededShare } from "@/lib/cameras/seeded-share";
import type { CityCamera, PartToSolve } from "@/lib/coverage/city-input";

/** Metres above the ground a camera stands on. */
const MAST_M = 6;

/**
 * Cameras for measuring: each on a corner of a part's ground, looking somewhere, every tenth all round. The same parts give the same cameras.
 *
 * @param count - How many; fewer where there are no parts.
 */
export function spreadCameras(parts: readonly PartToSolve[], count: number): CityCamera[] {
  if (parts.length === 0) return [];
  return Array.from({ length: count }, (_, i) => {
    const part = parts[Math.floor(seededShare(`part/${i}`) * parts.length)] as PartToSolve;
    const ring = part.ground[0]?.[0] ?? new Float64Array(2);
    const corner = 2 * Math.floor(seededShare(`corner/${i}`) * (ring.length / 2));
    return {
      id: `bench-${i}`,
      kind: i % 10 === 9 ? ("panoramic" as const) : ("fixed" as const),
      x: ring[corner] ?? 0,
      y: ring[corner + 1] ?? 0,
      z: part.z + MAST_M,
      groundZ: part.z,
      layer: part.layer,
      bearing: 360 * seededShare(`bearing/${i}`),
      tilt: 8 + 12 * seededShare(`tilt/${i}`),
      hfov: 40 + 60 * seededShare(`hfov/${i}`),
      widthPx: 3840,
      heightPx: 2160,
    };
  });
}
