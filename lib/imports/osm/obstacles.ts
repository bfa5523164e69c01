import type { LonLat } from "@/lib/crs/lon-lat";
import { boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { corridorGround } from "@/lib/geometry/corridor";
import type { MultiPolygon, Polygon, XY } from "@/lib/geometry/polygon";
import { area, intersection, union } from "@/lib/geometry/polygon-boolean";
import type { OsmFeature } from "@/lib/osm/feature";
import { groundElevation } from "@/lib/sites/ground-elevation";
import { buildingHeights, deckHeights, type Heights, has, isCanopy, wallHeights } from "./building-heights";
import type { DerivationLog } from "./derivation-log";

export const OBSTACLE_KINDS = ["building", "part", "canopy", "deck", "wall"] as const;

/** Something that may block sight, in local metres; heights above the city's datum. */
export type DerivedObstacle = {
  readonly key: string;
  readonly osmId: string;
  readonly kind: (typeof OBSTACLE_KINDS)[number];
  readonly name: string | null;
  readonly ground: MultiPolygon;
  readonly baseM: number;
  readonly topM: number;
  readonly layer: number;
  readonly heightSource: Heights["source"];
};

/** Ours: a brick wall and its coping. */
const WALL_THICKNESS_M = 0.3;
/** An outline this much covered by its parts is drawn by them alone. Source: OSM "Simple 3D Buildings", which asks for all of it. */
const DRAWN_BY_PARTS = 0.9;
/** Areas smaller than this are slips of a map maker's hand, m². */
const LEAST_M2 = 0.1;

/**
 * Buildings, building parts, canopies, bridge decks and walls. Each rule is in docs/guides/obstacle-rules.md.
 * Rings that cross themselves are split into simple ones, and reported.
 */
export function deriveObstacles(
  features: readonly OsmFeature[],
  toLocal: (at: LonLat) => XY,
  log: DerivationLog,
): DerivedObstacle[] {
  const solids = features.flatMap((feature) => solidOf(feature, toLocal, log));
  const walls = features.flatMap((feature) => wallOf(feature, toLocal, log));
  return [...withoutOutlinesOfParts(solids, log), ...walls].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function solidOf(
  { id, tags, geometry }: OsmFeature,
  toLocal: (at: LonLat) => XY,
  log: DerivationLog,
): DerivedObstacle[] {
  if (geometry.type !== "area") return [];
  const kind = kindOf(tags);
  if (!kind) return [];
  const drawn = geometry.polygons.map(
    (polygon): Polygon => polygon.map((ring) => Float64Array.from(ring.flatMap(toLocal))),
  );
  const ground = union(drawn);
  if (area(ground) < LEAST_M2) {
    log.add("no-ground", id);
    return [];
  }
  if (hasCrossings(drawn, ground)) log.add("self-crossing", id);
  const layer = layerOf(tags);
  const heights = kind === "deck" ? deckHeights(Math.max(1, layer)) : buildingHeights(tags);
  if (heights.doubtful.length > 0) log.add("doubtful-height", id);
  const below = layer < 0 ? groundElevation(layer) : 0;
  return [
    {
      key: `${kind === "deck" ? "deck" : has(tags.building) ? "building" : "part"}/${id}`,
      osmId: id,
      kind,
      name: tags.name ?? null,
      ground,
      baseM: below + heights.base,
      topM: below + heights.top,
      layer: kind === "deck" ? Math.max(1, layer) : layer,
      heightSource: heights.source,
    },
  ];
}

function kindOf(tags: OsmFeature["tags"]): "building" | "part" | "canopy" | "deck" | null {
  const isBuilding = has(tags.building);
  if (isBuilding || has(tags["building:part"])) return isCanopy(tags) ? "canopy" : isBuilding ? "building" : "part";
  return tags.man_made === "bridge" ? "deck" : null;
}

/** `layer`, or the first below ground where only `location` says so: it never hides anything from a street's camera. */
function layerOf(tags: OsmFeature["tags"]): number {
  const tagged = Number.parseInt(tags.layer ?? "", 10);
  if (Number.isInteger(tagged)) return tagged;
  return tags.location === "underground" ? -1 : 0;
}

/** Putting simple rings in order changes their area by rounding alone; lobes of crossing ones had cancelled out or counted twice. */
function hasCrossings(drawn: MultiPolygon, ground: MultiPolygon): boolean {
  const size = area(drawn);
  return Math.abs(area(ground) - size) > 1e-3 + size * 1e-6;
}

function wallOf(
  { id, tags, geometry }: OsmFeature,
  toLocal: (at: LonLat) => XY,
  log: DerivationLog,
): DerivedObstacle[] {
  if (tags.barrier !== "wall" || has(tags.building) || geometry.type === "point") return [];
  // A closed wall stands twice, as a line and as the area inside; only `area=yes` and relations mean the area to be masonry.
  const solid = geometry.type === "area" && (tags.area === "yes" || id.startsWith("r"));
  if (geometry.type === "area" && !solid) return [];
  const ground =
    geometry.type === "line"
      ? corridorGround([{ line: withoutSeam(geometry.line.map(toLocal)), width: WALL_THICKNESS_M }])
      : union(geometry.polygons.map((polygon) => polygon.map((ring) => Float64Array.from(ring.flatMap(toLocal)))));
  const { base, top, source, doubtful } = wallHeights(tags);
  if (doubtful.length > 0) log.add("doubtful-height", id);
  if (area(ground) < LEAST_M2) {
    log.add("no-ground", id);
    return [];
  }
  const layer = layerOf(tags);
  const below = layer < 0 ? groundElevation(layer) : 0;
  return [
    {
      key: `wall/${id}`,
      osmId: id,
      kind: "wall",
      name: tags.name ?? null,
      ground,
      baseM: below + base,
      topM: below + top,
      layer,
      heightSource: source,
    },
  ];
}

/** A closed wall goes on past its first corner, so that it is mitred like the others. */
function withoutSeam(line: readonly XY[]): readonly XY[] {
  const [first, second, last] = [line[0], line[1], line.at(-1)];
  const isClosed = first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return isClosed && second && line.length > 3 ? [...line, second] : line;
}

/** Leaves out the outlines that their parts draw better: a tower on a podium would otherwise stand as one block. */
function withoutOutlinesOfParts(solids: readonly DerivedObstacle[], log: DerivationLog): DerivedObstacle[] {
  const parts = solids.filter(({ key }) => key.startsWith("part/"));
  if (parts.length === 0) return [...solids];
  const index = new BoxIndex(parts, ({ ground }) => boxOf(ground.flat()));
  return solids.filter((solid) => {
    if (solid.kind !== "building") return true;
    const near = index.near(boxOf(solid.ground.flat())).flatMap(({ ground }) => ground);
    if (near.length === 0) return true;
    const drawn = area(intersection(solid.ground, union(near)));
    if (drawn < area(solid.ground) * DRAWN_BY_PARTS) return true;
    log.add("drawn-by-parts", solid.osmId);
    return false;
  });
}
