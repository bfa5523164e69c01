import "server-only";
import type { DegreeBoxes } from "@/db/queries/coverage-input";
import type { CityFrame } from "@/lib/crs/city-frame";
import type { Box } from "@/lib/geometry/box";

/** Metres to a degree of latitude, where there are fewest of them (at the equator), less a hundredth for what a plane bends. */
const METRES_PER_DEGREE = 110_574 * 0.99;

/** Boxes in degrees, as the database takes them. */
export function degreeBoxes(boxes: readonly Box[]): DegreeBoxes {
  return {
    west: boxes.map(([west]) => west),
    south: boxes.map(([, south]) => south),
    east: boxes.map(([, , east]) => east),
    north: boxes.map(([, , , north]) => north),
  };
}

/** A box in degrees, widened by metres or a little more. */
export function widened([west, south, east, north]: Box, metres: number): Box {
  const high = metres / METRES_PER_DEGREE;
  const wide = high / Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180 + high * 0.1);
  return [west - wide, south - high, east + wide, north + high];
}

/** A box in degrees that holds a box of a city's plane, widened by metres or a little more. */
export function inDegrees([west, south, east, north]: Box, frame: CityFrame, metres: number): Box {
  const corners = [
    frame.toLonLat([west, south]),
    frame.toLonLat([east, south]),
    frame.toLonLat([east, north]),
    frame.toLonLat([west, north]),
  ];
  const lons = corners.map(([lon]) => lon);
  const lats = corners.map(([, lat]) => lat);
  // sides of the box are curves in degrees: over 10 km they leave their chord by a few metres
  const bulge = (east - west + north - south) * 1e-3;
  return widened([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], metres + bulge);
}
