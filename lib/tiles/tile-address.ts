import { z } from "zod";

export const TILE_SETS = ["basemap", "sites", "coverage", "cameras"] as const;
export type TileSet = (typeof TILE_SETS)[number];

/** The path of a vector tile, Web Mercator, origin north-west: zoom 0…20 and a column and row that exist at that zoom. */
export const tileAddress = z
  .object({
    set: z.enum(TILE_SETS),
    z: z.coerce.number().int().min(0).max(20),
    x: z.coerce.number().int().min(0),
    y: z.coerce.number().int().min(0),
  })
  .refine(({ z: zoom, x, y }) => x < 2 ** zoom && y < 2 ** zoom, "no such tile at this zoom");

export type TileAddress = z.infer<typeof tileAddress>;
