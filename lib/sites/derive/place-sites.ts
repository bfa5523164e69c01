import { corridorGround } from "@/lib/geometry/corridor";
import type { Line, MultiPolygon } from "@/lib/geometry/polygon";
import { difference, intersection } from "@/lib/geometry/polygon-boolean";
import type { DerivedSite, SitePart } from "../derived-site";
import { boxesMeet, boxOf, pointsOf } from "./area";
import { withoutSlivers } from "./divide-ground";
import { entrancesOf, type Gate } from "./entrances";
import { cutLine, distanceToLine, lineBox, samplesAlong } from "./line";
import { cutStrips } from "./openings";
import type { SegmentIndex } from "./segment-index";
import type { RawPlace } from "./squares";

/** What lies around a square or park: `ways` that may lead into it or run through it, and gates. */
export type Surroundings = { readonly ways: SegmentIndex; readonly gates: readonly Gate[] };

/** A path keeps this far from the edge of its park. Ours. */
const OFF_EDGE_M = 2;

/** The site of a square or park on the ground that roads leave to it; null if that is nothing. */
export function placeSite(place: RawPlace, ground: MultiPolygon, { ways, gates }: Surroundings): DerivedSite | null {
  if (ground.length === 0) return null;
  const box = boxOf(ground);
  const near = gates.filter((gate) => boxesMeet(lineBox([gate.at]), [box[0] - 5, box[1] - 5, box[2] + 5, box[3] + 5]));
  const { strips, rest } = cutStrips(ground, entrancesOf(ground, ways, near));
  const { key, kind, name, nameEn, layer, candidate, osmIds, rule } = place;
  const parts = [...(kind === "square" ? surface(rest) : pathsAndOpenGround(rest, ways)), ...strips];
  return { key, kind, name, nameEn, layer, candidate, ground, parts, centreline: [], osmIds, rule };
}

function surface(rest: MultiPolygon): SitePart[] {
  return rest.length > 0 ? [{ ref: "surface", role: "surface", polygons: rest }] : [];
}

function pathsAndOpenGround(rest: MultiPolygon, ways: SegmentIndex): SitePart[] {
  if (rest.length === 0) return [];
  const inside = [...new Set(ways.near(boxOf(rest)).map(({ way }) => way))].flatMap((way) =>
    cutLine(way.line, rest)
      .inside.filter((line) => runsInside(line, rest))
      .map((line) => ({ line, width: way.carriageway })),
  );
  const path = inside.length > 0 ? withoutSlivers(intersection(rest, corridorGround(inside))) : [];
  const open = path.length > 0 ? withoutSlivers(difference(rest, path)) : rest;
  return [
    ...(path.length > 0 ? [{ ref: "path", role: "path" as const, polygons: path }] : []),
    ...(open.length > 0 ? [{ ref: "open-ground", role: "open-ground" as const, polygons: open }] : []),
  ];
}

/** Whether most of a line keeps away from the edge: a street drawn along a park's edge is no path of the park. */
function runsInside(line: Line, ground: MultiPolygon): boolean {
  const edges = ground.flat().map(pointsOf);
  const samples = samplesAlong(line, 5);
  const away = samples.filter((at) => edges.every((edge) => distanceToLine(at, edge) >= OFF_EDGE_M));
  return away.length * 2 >= samples.length;
}
