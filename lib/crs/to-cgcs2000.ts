import gcoord from "gcoord";
import proj4 from "proj4";
import { err, ok, type Result } from "@/lib/kernel/result";
import { GEOGRAPHIC, gaussKruger } from "./gauss-kruger";
import type { LonLat } from "./lon-lat";

/** Coordinate systems a foreign file may be in. */
export const CRS_IDS = ["EPSG:4490", "EPSG:4326", "GCJ-02", "BD-09", "EPSG:4547", "EPSG:4548", "EPSG:4549"] as const;
export type CrsId = (typeof CRS_IDS)[number];

/** Why a coordinate cannot be what its system says; a sentence for each is in the messages. */
export const CRS_ERROR_CODES = ["not-a-number", "not-degrees", "not-metres", "axes-swapped", "zone-prefix"] as const;
export type CrsError = { readonly code: (typeof CRS_ERROR_CODES)[number]; readonly x: number; readonly y: number };

/** Central meridians of the grids, degrees east. Source: EPSG dataset. */
const GRIDS = new Map<CrsId, number>([
  ["EPSG:4547", 114],
  ["EPSG:4548", 117],
  ["EPSG:4549", 120],
]);
const PLANES = new Map([...GRIDS].map(([id, meridian]) => [id, proj4(GEOGRAPHIC, gaussKruger(meridian))] as const));

/** Eastings reach 0.15…0.85 Mm in a 3-degree zone; this leaves room for a city kept in its neighbour's neighbour. */
const EASTING_MAX_M = 1_400_000;
/** A zone prefix (25…45) puts 25 000 000 m or more in front of the easting. */
const PREFIXED_EASTING_MIN_M = 13_000_000;
/** China's mainland and islands lie 0.3 to 6.0 Mm north of the equator. */
const NORTHING_MAX_M = 6_500_000;

/**
 * A coordinate of a foreign file as CGCS2000 degrees.
 *
 * @param crs - The system the file is said to be in. WGS 84 (EPSG:4326) is taken as equal to CGCS2000.
 * @param x - Degrees of longitude, or metres of easting (EPSG tables print the northing first: the caller puts it second).
 * @param y - Degrees of latitude, or metres of northing.
 * @returns The position, or why the numbers cannot be of that system: swapped axes, a zone prefix (38 500000), degrees where metres
 *   belong or the reverse. Within 1 mm for the grids; GCJ-02 and BD-09 within 1 m, since their true formula is not public.
 *   Outside China GCJ-02 and BD-09 have no shift and come back as they are.
 */
export function toCgcs2000(crs: CrsId, x: number, y: number): Result<LonLat, CrsError> {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return err({ code: "not-a-number", x, y });
  const plane = PLANES.get(crs);
  if (plane) {
    const wrong = wrongMetres(x, y);
    if (wrong) return err({ code: wrong, x, y });
    const [lon, lat] = plane.inverse([x, y]) as [number, number];
    return ok([lon, lat]);
  }
  if (Math.abs(x) > 180 || Math.abs(y) > 90) {
    const swapped = Math.abs(x) <= 90 && Math.abs(y) <= 180;
    return err({ code: swapped ? "axes-swapped" : "not-degrees", x, y });
  }
  if (crs === "GCJ-02" || crs === "BD-09") {
    const from = crs === "GCJ-02" ? gcoord.GCJ02 : gcoord.BD09;
    const [lon, lat] = gcoord.transform([x, y], from, gcoord.WGS84) as [number, number];
    return ok([lon, lat]);
  }
  return ok([x, y]);
}

function wrongMetres(x: number, y: number): CrsError["code"] | null {
  if (Math.abs(x) <= 180 && Math.abs(y) <= 180) return "not-metres";
  if (x >= PREFIXED_EASTING_MIN_M || y >= PREFIXED_EASTING_MIN_M) return "zone-prefix";
  if (x > EASTING_MAX_M && y <= EASTING_MAX_M) return "axes-swapped";
  return x > EASTING_MAX_M || y > NORTHING_MAX_M || x < -EASTING_MAX_M || y < 0 ? "not-metres" : null;
}
