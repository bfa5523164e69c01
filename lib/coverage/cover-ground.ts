import { type Box, boxesMeet, boxHalfPlanes, boxOf } from "@/lib/geometry/box";
import { clipRingToAll } from "@/lib/geometry/clip-ring";
import { overlay } from "@/lib/geometry/overlay";
import type { MultiPolygon, Polygon, Ring } from "@/lib/geometry/polygon";
import { polygonArea } from "@/lib/geometry/ring-area";

/** Pieces of a gap smaller than this are left out of the list, m²; their area counts. Source: docs/geometry/scene.md. */
const LEAST_GAP_M2 = 0.001;

/** What one camera covers at one level. Cameras of one `device` count once where a place must be seen twice. */
export type CameraCover = { readonly device?: string; readonly polygons: MultiPolygon };

/** How much of a ground is covered at one level; areas in m². */
export type GroundCover = {
  readonly area: number;
  readonly coveredArea: number;
  readonly twiceArea: number;
  readonly gapArea: number;
  /** Largest first. */
  readonly gaps: readonly { readonly polygon: Polygon; readonly area: number }[];
};

const onGround = (cover: Int32Array, at: number) => (cover[at] as number) > 0;
const seen = (times: number) => (cover: Int32Array, at: number) =>
  (cover[at] as number) > 0 && (cover[at + 1] as number) >= times;
const unseen = (cover: Int32Array, at: number) => (cover[at] as number) > 0 && (cover[at + 1] as number) <= 0;

/**
 * Lays what cameras cover over a ground.
 *
 * @param ground - Rings that do not cross, outer ones counter-clockwise and holes clockwise.
 * @param withGaps - Whether to draw the gaps, or to measure only.
 */
export function coverGround(ground: readonly Ring[], cameras: readonly CameraCover[], withGaps = true): GroundCover {
  const box = boxOf(ground);
  const laid = overlay(
    [
      { channel: 0, rings: ground },
      { channel: 1, rings: oncePerDevice(cameras).flatMap((rings) => ringsNear(rings, box)) },
    ],
    2,
  );
  const gaps = withGaps ? laid.region(unseen) : [];
  return {
    area: laid.area(onGround),
    coveredArea: laid.area(seen(1)),
    twiceArea: laid.area(seen(2)),
    gapArea: laid.area(unseen),
    gaps: listGaps(gaps),
  };
}

/** Gaps as they are listed: with their areas, largest first, without the smallest pieces. */
export function listGaps(polygons: MultiPolygon): GroundCover["gaps"] {
  return polygons
    .map((polygon) => ({ polygon, area: polygonArea(polygon) }))
    .filter(({ area }) => area >= LEAST_GAP_M2)
    .sort((a, b) => b.area - a.area);
}

/** One set of rings per device that covers each place once at most; cameras without a device are one each. */
export function oncePerDevice(cameras: readonly CameraCover[]): Ring[][] {
  const alone: Ring[][] = [];
  const groups = new Map<string, Ring[][]>();
  for (const { device, polygons } of cameras) {
    if (device === undefined) alone.push(polygons.flat());
    else groups.set(device, [...(groups.get(device) ?? []), polygons.flat()]);
  }
  return [
    ...alone,
    ...[...groups.values()].map((members) => (members.length > 1 ? joined(members.flat()) : members.flat())),
  ];
}

function joined(rings: Ring[]): Ring[] {
  return overlay([{ channel: 0, rings }], 1)
    .region(onGround)
    .flat();
}

/** What of some rings lies near a box: rings far from it are dropped, large ones are cut. */
export function ringsNear(rings: readonly Ring[], box: Box): Ring[] {
  const planes = boxHalfPlanes(box, 1 + 1e-3 * Math.max(box[2] - box[0], box[3] - box[1]));
  return rings.flatMap((ring) => {
    if (!boxesMeet(boxOf([ring]), box)) return [];
    const near = clipRingToAll(ring, planes);
    return near ? [near] : [];
  });
}
