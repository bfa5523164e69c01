import { corridorGround } from "@/lib/geometry/corridor";
import type { Line, MultiPolygon } from "@/lib/geometry/polygon";
import type { DerivedSite } from "../derived-site";
import { cutLine, joinLines, lineLength } from "./line";
import { byOsmId, sortedIds } from "./osm-order";
import { roadName } from "./road-network";
import type { RoadPiece, RoadStretch } from "./road-stretches";

/** Centre-lines shorter than this are what cutting leaves over. */
const CRUMB_M = 0.5;
/** A stretch shorter than this between two crossings is too short to be a site of its own. Ours. */
const LEAST_ROAD_M = 10;

/** The whole corridor of a stretch, before crossings and squares take their share. */
export function rawRoad(stretch: RoadStretch): MultiPolygon {
  return corridorGround(stretch.pieces.map(({ line, way }) => ({ line, width: way.width })));
}

/** Stable while the smallest way keeps its id and the crossing it starts at. */
export function roadKey(stretch: RoadStretch): string {
  const { way, nodes } = leadingPiece(stretch);
  return `main-road/${way.id}/n${nodes[0]}`;
}

/** The site of a stretch on the ground that is left to it; null if that is nothing. */
export function roadSite(stretch: RoadStretch, ground: MultiPolygon): DerivedSite | null {
  const centreline = centrelineOf(stretch, ground);
  if (ground.length === 0 || centreline.reduce((sum, line) => sum + lineLength(line), 0) < LEAST_ROAD_M) return null;
  const main = leadingPiece(stretch);
  return {
    key: roadKey(stretch),
    kind: "main-road",
    name: roadName(main.way),
    nameEn: main.way.tags["name:en"] ?? null,
    layer: main.way.layer,
    candidate: false,
    ground,
    parts: [{ ref: "surface", role: "surface", polygons: ground }],
    centreline,
    osmIds: sortedIds(stretch.pieces.map(({ way }) => way.id)),
    rule: main.way.link ? "main-road-ramp" : "main-road-stretch",
  };
}

/** The piece a stretch is named after: not a slip road, and the smallest way. */
export function leadingPiece({ pieces }: RoadStretch): RoadPiece {
  const own = pieces.filter(({ way }) => !way.link);
  const [first] = (own.length > 0 ? own : pieces).toSorted(
    (a, b) =>
      byOsmId(a.way.id, b.way.id) || a.way.nodes.indexOf(a.nodes[0] ?? 0) - b.way.nodes.indexOf(b.nodes[0] ?? 0),
  );
  return first as RoadPiece;
}

function centrelineOf({ pieces }: RoadStretch, ground: MultiPolygon): Line[] {
  const named = pieces.filter(({ way }) => !way.link);
  return joinLines(named.length > 0 ? named : pieces)
    .flatMap((line) => cutLine(line, ground).inside)
    .filter((line) => lineLength(line) >= CRUMB_M);
}
