import { type Box, boxesMeet, boxOf } from "@/lib/geometry/box";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { area, difference, intersection, union } from "@/lib/geometry/polygon-boolean";
import { TOUCH_M2 } from "./guarded-ground";

/** A ground with a box around it, metres on the city's plane. */
export type BoxedGround = { readonly polygons: MultiPolygon; readonly box: Box };

/** What of pictures counts: ground that anybody may be seen on, of one layer, and ground that pictures are kept from. */
export type CountedGrounds = {
  readonly open: readonly BoxedGround[];
  readonly guarded: readonly (BoxedGround & { readonly id: string })[];
};

/** What a picture takes in besides public areas, m²: by level what lies outside them, and the most of each guarded ground that it reaches at any level. */
export type Capture = {
  readonly outside: ReadonlyMap<string, number>;
  readonly grounds: readonly { readonly id: string; readonly areaM2: number }[];
};

/**
 * What a camera takes in besides public areas. A guarded ground that it merely rubs is not reached.
 *
 * @param footprints - What it covers by level, metres on the city's plane.
 */
export function captureOf(footprints: ReadonlyMap<string, MultiPolygon>, { open, guarded }: CountedGrounds): Capture {
  const around = boxOf([...footprints.values()].flat(2));
  const near = <T extends BoxedGround>(grounds: readonly T[]) => grounds.filter(({ box }) => boxesMeet(box, around));
  const free = union(near(open).flatMap(({ polygons }) => polygons));
  const outside = new Map(
    [...footprints].map(([level, seen]) => [level, area(free.length > 0 ? difference(seen, free) : seen)]),
  );
  const grounds = near(guarded).flatMap(({ id, polygons }) => {
    const reached = [...footprints.values()].map((seen) => area(intersection(seen, polygons)));
    const areaM2 = Math.max(0, ...reached);
    return areaM2 < TOUCH_M2 ? [] : [{ id, areaM2 }];
  });
  return { outside, grounds };
}
