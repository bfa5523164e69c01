import type { LonLat } from "@/lib/crs/lon-lat";
import type { XY } from "@/lib/geometry/polygon";
import type { OsmFeature } from "@/lib/osm/feature";

type Tags = OsmFeature["tags"];

/** For tests: map objects drawn in metres, where `lon, lat` are x and y. Lines that share a point share its node. */
export const SKETCH_FRAME = { toLocal: ([x, y]: LonLat): XY => [x, y] };

/** A way through some points. */
export function way(number: number, tags: Tags, ...line: readonly XY[]): OsmFeature {
  return { id: `w${number}`, tags, geometry: { type: "line", line, nodes: line.map(nodeAt) } };
}

/** An area from its outer corners. */
export function areaOf(id: string, tags: Tags, ...corners: readonly XY[]): OsmFeature {
  const outer = [...corners, ...corners.slice(0, 1)];
  return { id, tags, geometry: { type: "area", polygons: [[outer]] } };
}

export function point(number: number, tags: Tags, at: XY): OsmFeature {
  return { id: `n${number}`, tags, geometry: { type: "point", at } };
}

/** The corners of an upright rectangle, counter-clockwise. */
export function box(west: number, south: number, east: number, north: number): [XY, XY, XY, XY] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

/** One node number for each decimetre of a square of 100 km. */
export function nodeAt([x, y]: XY): number {
  return Math.round((x + 50_000) * 10) * 1_000_000 + Math.round((y + 50_000) * 10);
}
