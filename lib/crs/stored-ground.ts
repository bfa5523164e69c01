import { overlay } from "@/lib/geometry/overlay";
import type { MultiPolygon, Ring } from "@/lib/geometry/polygon";
import { polygonsOfRings } from "@/lib/geometry/polygons-of-rings";
import type { CityFrame } from "./city-frame";

/** Decimals of a degree that are stored: 1e-9° is a tenth of a millimetre. */
const PER_DEGREE = 1e9;
/** Rings whose sides are farther from each other than this, in those decimals, need not be joined or parted. */
const CLEAR_UNITS = 2;

/**
 * Ground in degrees with as many decimals as are stored. Rounding moves corners by more than rings keep clear of each other, so what comes near itself is
 * joined or parted on the grid of those decimals, and stays valid for every program. What is thinner than a tenth of a millimetre goes.
 *
 * @param polygons - Metres on the city's plane, disjoint, outer rings counter-clockwise, holes clockwise.
 * @returns degrees, longitude first
 */
export function storedPolygons(polygons: MultiPolygon, frame: CityFrame): MultiPolygon {
  const rings = polygons.flat().map((ring) => inUnits(ring, frame));
  const plain = polygonsOfRings(rings, CLEAR_UNITS);
  const found = plain ?? overlay([{ channel: 0, rings }], 1, 1).region((cover, at) => (cover[at] as number) > 0);
  return found.map((polygon) => polygon.map((ring) => ring.map((unit) => unit / PER_DEGREE)));
}

/** The same as GeoJSON coordinates, one list of rings per polygon. */
export function storedGround(polygons: MultiPolygon, frame: CityFrame): [number, number][][][] {
  return storedPolygons(polygons, frame).map((polygon) => polygon.map(positions));
}

function inUnits(ring: Ring, frame: CityFrame): Ring {
  const units = new Float64Array(ring.length);
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const [lon, lat] = frame.toLonLat([ring[i] as number, ring[i + 1] as number]);
    units[i] = Math.round(lon * PER_DEGREE);
    units[i + 1] = Math.round(lat * PER_DEGREE);
  }
  return units;
}

function positions(ring: Ring): [number, number][] {
  return Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i] as number, ring[2 * i + 1] as number]);
}
