import { z } from "zod";

/** The queue of requests to compute a city's coverage anew. */
export const COVERAGE_QUEUE = "coverage.compute";

/** What such a job carries: the GB/T 2260 code of the city. Anything else it reads from the database when it runs. */
export const coverageJob = z.object({ city: z.string().min(1) });
export type CoverageJob = z.infer<typeof coverageJob>;

/** The queue of the tiles of computations under way. */
export const TILE_QUEUE = "coverage.tile";

/** One tile of a computation, by the city's code, and its column and row. */
export const tileJob = z.object({ city: z.string().min(1), computation: z.uuid(), x: z.int(), y: z.int() });
export type TileJob = z.infer<typeof tileJob>;
