import { z } from "zod";

/** `[lon, lat]`, degrees, CGCS2000. */
export const lonLat = z.tuple([z.number(), z.number()]);
/** `[west, south, east, north]`, degrees, CGCS2000. */
export const bbox = z.tuple([z.number(), z.number(), z.number(), z.number()]);
/** A day of the city's own time, `2026-11-24`. */
export const day = z.iso.date();
/** A list in a query string, which has one word where only one was given. */
export const listOf = <T extends z.ZodType>(item: T, most = 100) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(most).optional(),
  );
const ring = z.array(lonLat);

export const multiPolygonGeometry = z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring)) });
export type MultiPolygonGeometry = z.infer<typeof multiPolygonGeometry>;
