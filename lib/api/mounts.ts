import { z } from "zod";
import { MOUNTING_KINDS } from "@/lib/cameras/mounting-kinds";
import { lonLat } from "./primitives";

/** A box that is asked about is no wider and no higher, degrees: some 5 km. Ours. */
export const WIDEST_MOUNTS_DEG = 0.05;
/** So many of each are told at most, those nearest the middle of the box first. Ours. */
export const MOST_MOUNTS = { points: 2_000, walls: 2_000 } as const;

const longitude = z.coerce.number().min(-180).max(180);
const latitude = z.coerce.number().min(-90).max(90);

/** Which part of the city, degrees (CGCS2000). */
export const mountQuery = z
  .object({ west: longitude, south: latitude, east: longitude, north: latitude })
  .refine(
    ({ west, south, east, north }) => fits(east - west) && fits(north - south),
    `east of west and north of south, by ${WIDEST_MOUNTS_DEG} degrees at most`,
  );

function fits(degrees: number): boolean {
  // a billionth of a degree is what subtracting leaves over
  return degrees > 0 && degrees <= WIDEST_MOUNTS_DEG + 1e-9;
}

/** What a camera could be mounted on: `heightM` metres above the ground, `heightStated` false where that is our default. */
export const mountsDto = z.object({
  points: z.array(
    z.object({
      osmId: z.string(),
      kind: z.enum(MOUNTING_KINDS),
      position: lonLat,
      heightM: z.number(),
      heightStated: z.boolean(),
    }),
  ),
  /** Walls that stand on the street: of buildings, or free. Outer rings run counter-clockwise, holes clockwise: outside lies to the right. */
  walls: z.array(
    z.object({
      osmId: z.string().nullable(),
      heightM: z.number(),
      heightStated: z.boolean(),
      rings: z.array(z.array(lonLat)),
    }),
  ),
});

export type MountQuery = z.infer<typeof mountQuery>;
export type MountsDto = z.infer<typeof mountsDto>;
