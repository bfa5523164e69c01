import { boxOf } from "@/lib/geometry/box";
import type { BoxIndex } from "@/lib/geometry/box-index";
import { overlay } from "@/lib/geometry/overlay";
import type { Ring } from "@/lib/geometry/polygon";
import type { PartToSolve } from "./city-input";
import { layersMeet, orientedRings, type Prism } from "./prism";

/** People walk under what begins this high above the ground, metres. Ours. */
const HEADROOM_M = 2;

/**
 * The ground of a site's part that people can stand on: without what lies under obstacles that stand on it or hang lower than 2 m over it.
 * @returns Rings, outer ones counter-clockwise, holes clockwise.
 */
export function zoneGround(part: PartToSolve, obstacles: BoxIndex<Prism>): readonly Ring[] {
  const rings = part.ground.flatMap(orientedRings);
  const standing = obstacles
    .near(boxOf(rings))
    .filter(({ layer, base, top }) => layersMeet(layer, part.layer) && base < part.z + HEADROOM_M && top > part.z);
  if (standing.length === 0) return rings;
  const laid = overlay(
    [
      { channel: 0, rings },
      { channel: 1, rings: standing.flatMap((prism) => prism.rings) },
    ],
    2,
  );
  return laid.region((cover, at) => (cover[at] as number) > 0 && (cover[at + 1] as number) <= 0).flat();
}
