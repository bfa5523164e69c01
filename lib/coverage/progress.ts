import { z } from "zod";
import { COMPUTATION_STATES } from "./computation-state";

/** How the computation of the city on screen stands, as it is told to browsers. `none` where nobody has ever asked for one. */
export const progressDto = z.object({
  /** Code of the city. */
  city: z.string(),
  id: z.uuid().nullable(),
  state: z.enum([...COMPUTATION_STATES, "none"]),
  tilesDone: z.int(),
  tilesTotal: z.int(),
  zonesDone: z.int(),
  zonesTotal: z.int(),
  /** UTC. */
  askedAt: z.iso.datetime().nullable(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Whether another computation waits for this one to end. */
  followed: z.boolean(),
});
export type ProgressDto = z.infer<typeof progressDto>;

/** Whether nothing more is to come. */
export function isOver({ state }: Pick<ProgressDto, "state">): boolean {
  return state !== "queued" && state !== "running";
}
