import { z } from "zod";
import { MISS_REASONS } from "@/lib/coverage/point-sight";
import { pointQuery } from "./point";

/** From which camera, to which point. */
export const profileQuery = pointQuery.extend({ id: z.uuid() });

/** Something that the line crosses, seen from above; distances over the ground from the camera, heights above the city's datum; metres. */
const crossingDto = z.object({
  obstacle: z.object({
    id: z.uuid(),
    osmId: z.string().nullable(),
    name: z.string().nullable(),
    kind: z.string(),
    heightSource: z.string(),
  }),
  fromM: z.number(),
  toM: z.number(),
  baseM: z.number(),
  topM: z.number(),
  /** Height of the line over the obstacle's two ends. */
  lineFromM: z.number(),
  lineToM: z.number(),
  blocks: z.boolean(),
  /** How far the line passes over or beneath it; negative where it blocks: as much would have to come off its top. */
  clearanceM: z.number(),
});

/** A sight line from the side. `levels` say, by rising density, why the camera does not cover the point; null where it does. Where it is not judged at all, nothing is listed. */
export const profileDto = z.object({
  camera: z.object({ id: z.uuid(), number: z.int(), name: z.string(), groundM: z.number(), lensM: z.number() }),
  point: z.object({ groundM: z.number(), targetM: z.number() }),
  distanceM: z.number(),
  levels: z.array(z.object({ level: z.string(), miss: z.enum(MISS_REASONS).nullable() })),
  crossings: z.array(crossingDto),
});

export type ProfileQuery = z.infer<typeof profileQuery>;
export type ProfileDto = z.infer<typeof profileDto>;
