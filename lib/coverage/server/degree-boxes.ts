import "server-only";
import type { DegreeBoxes } from "@/db/queries/coverage-input";
import type { CityFrame } from "@/lib/crs/city-frame";
import type { Box } from "@/lib/geometry/box";

/** Metres to a degree of latitude, where there are fewest of them (at the equator), less a hundredth for what a plane bends. */
const METRES_PER_DEGREE = 110_574 * 0.99;

/** Boxes in degrees, as the database takes them: the one around them all where they would make it look at more ground than that. */
export function degreeBoxes(given: readonly Box[]): DegreeBoxes {
  const boxes = fewest(given);
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

function fewest(boxes: readonly Box[]): readonly Box[] {
  if (boxes.length < 2) return boxes;
  const around: Box = [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ];
  return size(around) <= boxes.reduce((sum, box) => sum + size(box), 0) ? [around] : boxes;
}

function size([west, south, east, north]: Box): number {
  return (east - west) * (north - south);
}
