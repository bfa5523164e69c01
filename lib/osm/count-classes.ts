import type { OsmFeature, OsmGeometry } from "./feature";

type Shape = OsmGeometry["type"];
type Tags = OsmFeature["tags"];
type ClassRule = { readonly name: string; readonly shape: Shape | null; readonly holds: (tags: Tags) => boolean };

const MAIN_ROADS = new Set(
  ["motorway", "trunk", "primary", "secondary", "tertiary"].flatMap((road) => [road, `${road}_link`]),
);
const FOOT_WAYS = new Set(["footway", "path", "steps", "pedestrian", "cycleway", "corridor", "platform"]);

const isRoad = ({ highway }: Tags) => highway !== undefined && !FOOT_WAYS.has(highway);
const isFoot = ({ highway }: Tags) => highway !== undefined && FOOT_WAYS.has(highway);
const isBridge = ({ bridge }: Tags) => bridge !== undefined && bridge !== "no";
const isTunnel = ({ tunnel }: Tags) => tunnel !== undefined && tunnel !== "no" && tunnel !== "building_passage";
const isBuilding = ({ building }: Tags) => building !== undefined && building !== "no";
const isSurveillance = ({ man_made }: Tags) => man_made === "surveillance";

/** One rule per class. A closed way that may be a line or an area is two features, so it counts in a line class and in an area class. */
const CLASSES: readonly ClassRule[] = [
  { name: "barrier=wall", shape: null, holds: (tags) => tags.barrier === "wall" },
  { name: "building (polygon)", shape: "area", holds: isBuilding },
  {
    name: "building passage line",
    shape: "line",
    holds: (tags) => tags.highway !== undefined && tags.tunnel === "building_passage",
  },
  {
    name: "building with building:levels",
    shape: "area",
    holds: (tags) => isBuilding(tags) && tags["building:levels"] !== undefined,
  },
  { name: "building with height", shape: "area", holds: (tags) => isBuilding(tags) && tags.height !== undefined },
  {
    name: "foot/cycle bridge line (过街天桥 candidate)",
    shape: "line",
    holds: (tags) => isFoot(tags) && isBridge(tags),
  },
  {
    name: "foot/cycle tunnel line (underpass candidate)",
    shape: "line",
    holds: (tags) => isFoot(tags) && isTunnel(tags),
  },
  { name: "highway line", shape: "line", holds: (tags) => tags.highway !== undefined },
  { name: "highway=crossing point", shape: "point", holds: (tags) => tags.highway === "crossing" },
  { name: "highway=speed_camera point", shape: "point", holds: (tags) => tags.highway === "speed_camera" },
  { name: "highway=street_lamp point", shape: "point", holds: (tags) => tags.highway === "street_lamp" },
  { name: "highway=traffic_signals point", shape: "point", holds: (tags) => tags.highway === "traffic_signals" },
  { name: "leisure=garden polygon", shape: "area", holds: (tags) => tags.leisure === "garden" },
  { name: "leisure=park polygon", shape: "area", holds: (tags) => tags.leisure === "park" },
  { name: "leisure=playground polygon", shape: "area", holds: (tags) => tags.leisure === "playground" },
  {
    name: "main road line (motorway…tertiary, links)",
    shape: "line",
    holds: (tags) => tags.highway !== undefined && MAIN_ROADS.has(tags.highway),
  },
  { name: "man_made=bridge polygon", shape: "area", holds: (tags) => tags.man_made === "bridge" },
  { name: "man_made=mast point", shape: "point", holds: (tags) => tags.man_made === "mast" },
  { name: "man_made=surveillance point", shape: "point", holds: isSurveillance },
  { name: "natural=tree point", shape: "point", holds: (tags) => tags.natural === "tree" },
  { name: "pedestrian area polygon", shape: "area", holds: (tags) => tags.highway === "pedestrian" },
  { name: "place=square polygon", shape: "area", holds: (tags) => tags.place === "square" },
  { name: "railway=subway_entrance point", shape: "point", holds: (tags) => tags.railway === "subway_entrance" },
  { name: "road bridge line", shape: "line", holds: (tags) => isRoad(tags) && isBridge(tags) },
  { name: "road tunnel line", shape: "line", holds: (tags) => isRoad(tags) && isTunnel(tags) },
  {
    name: "surveillance with camera:angle",
    shape: "point",
    holds: (tags) => isSurveillance(tags) && tags["camera:angle"] !== undefined,
  },
  {
    name: "surveillance with direction",
    shape: "point",
    holds: (tags) => isSurveillance(tags) && (tags["camera:direction"] !== undefined || tags.direction !== undefined),
  },
];

/**
 * How many features a map file holds of each class an import looks at. Classes without a feature are left out.
 * docs/guides/osm-classes.md says what each class is.
 */
export function countClasses(features: readonly OsmFeature[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { tags, geometry } of features) {
    for (const { name, shape, holds } of CLASSES) {
      if ((shape === null || shape === geometry.type) && holds(tags)) counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
