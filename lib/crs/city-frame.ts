import proj4 from "proj4";
import type { XY } from "@/lib/geometry/polygon";
import { gaussKruger } from "./gauss-kruger";
import type { LonLat } from "./lon-lat";

/** In a radian, and the other way; to the digits that proj4 takes. */
const DEGREES = 57.29577951308232;
const RADIANS = 0.017453292519943295;

/** A city's own plane in metres: x east (500 000 on the central meridian), y north of the equator. */
export type CityFrame = {
  readonly centralMeridian: number;
  /** Degrees to metres. */
  toLocal(lonLat: LonLat): XY;
  /** Metres to degrees; undoes `toLocal` to a micrometre within 4 degrees of the central meridian. */
  toLonLat(xy: XY): LonLat;
};

/**
 * The plane a city computes in: transverse Mercator on CGCS2000 (GRS80), scale 1 on the central meridian, false easting 500 000 m.
 * Lengths grow by (distance from the meridian)² / (2 R²): 0.3 m per kilometre at 150 km, the edge of a 3-degree zone.
 *
 * @param centralMeridian - Degrees east, −180…180; a city keeps the one it was made with.
 * @throws {RangeError} if the meridian is not a longitude.
 * @see EPSG:4534…4554, the CGCS2000 3-degree Gauss-Krüger planes for meridians 75°E…135°E: same formula, same numbers.
 */
export function cityFrame(centralMeridian: number): CityFrame {
  if (!(Math.abs(centralMeridian) <= 180)) {
    throw new RangeError(`the central meridian must be within -180 and 180 degrees, got ${centralMeridian}`);
  }
  // the projection itself: both sides are on one ellipsoid, and a city has millions of corners
  const plane = new proj4.Proj(gaussKruger(centralMeridian));
  return {
    centralMeridian,
    toLocal([lon, lat]) {
      const { x, y } = plane.forward(finite(lon * RADIANS, lat * RADIANS));
      return [x, y];
    },
    toLonLat([x, y]) {
      const radians = plane.inverse(finite(x, y));
      return [radians.x * DEGREES, radians.y * DEGREES];
    },
  };
}

function finite(x: number, y: number): { x: number; y: number } {
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw new TypeError("coordinates must be finite numbers");
  return { x, y };
}

/**
 * The central meridian a new city gets when an import makes it: its own middle, to a tenth of a degree, so that a metre on its plane
 * is a metre on its ground (within 1 in 10 million over 30 km; the 3-degree zone of Nanjing would make areas 3 in 10,000 too large).
 *
 * @param lon - Degrees east, −180…180.
 * @throws {RangeError} if `lon` is not a longitude.
 */
export function centralMeridianFor(lon: number): number {
  if (!(Math.abs(lon) <= 180)) throw new RangeError(`a longitude must be within -180 and 180 degrees, got ${lon}`);
  return Math.round(lon * 10) / 10;
}
