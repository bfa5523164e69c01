import type { LonLat } from "@/lib/crs/lon-lat";
import { corridorGround, ring } from "@/lib/geometry/corridor";
import type { Line, MultiPolygon, XY } from "@/lib/geometry/polygon";
import { difference } from "@/lib/geometry/polygon-boolean";
import type { OsmFeature } from "@/lib/osm/feature";
import type { DerivedSite } from "../derived-site";
import type { SiteSettings } from "../site-settings";
import { boxOf, contains } from "./area";
import { withoutSlivers } from "./divide-ground";
import { cutLine, lineLength } from "./line";
import { type OpenArea, openAreas } from "./open-areas";
import { byOsmId, sortedIds } from "./osm-order";
import type { SegmentIndex } from "./segment-index";
import { isRoad } from "./tunnels";
import { widened } from "./widened";

type Tags = OsmFeature["tags"];

/** A school or hospital: the ground it stands on, and that ground widened by the reach of candidates. */
type Premises = {
  readonly id: string;
  readonly tags: Tags;
  readonly grounds: MultiPolygon;
  readonly zone: MultiPolygon;
};

const WANTED = new Set(["school", "kindergarten", "college", "university", "hospital"]);
/** Sides of the circle around a school that is mapped as a point. */
const CIRCLE_SIDES = 24;
/** A shorter stretch of street is a corner, not a section. Ours. */
const SECTION_MIN_M = 20;

/**
 * What a person may accept around schools and hospitals: 治安保卫重点单位周边, the ring around the premises, and 治安复杂区域路段, the
 * streets in that ring. Candidates only: which units and sections count is decided by people. They may lie over other sites.
 */
export function candidateSites(
  features: readonly OsmFeature[],
  toLocal: (at: LonLat) => XY,
  streets: SegmentIndex,
  settings: SiteSettings,
): DerivedSite[] {
  return findPremises(features, toLocal, settings.surroundingsM).flatMap((premises) => [
    ...surroundings(premises),
    ...section(premises, streets),
  ]);
}

function findPremises(features: readonly OsmFeature[], toLocal: (at: LonLat) => XY, reach: number): Premises[] {
  const areas = openAreas(features, toLocal, (tags) => WANTED.has(tags.amenity ?? ""));
  const points = features.flatMap(({ id, tags, geometry }) =>
    geometry.type === "point" && WANTED.has(tags.amenity ?? "") ? [{ id, tags, at: toLocal(geometry.at) }] : [],
  );
  const alone = points.filter(({ at }) => !areas.some(({ outline }) => contains(outline, at)));
  return [
    ...areas.map(({ id, tags, outline }: OpenArea) => ({ id, tags, grounds: outline, zone: widened(outline, reach) })),
    ...alone.map(({ id, tags, at }) => ({ id, tags, grounds: [], zone: [circle(at, reach)] })),
  ].sort((a, b) => byOsmId(a.id, b.id));
}

function circle([x, y]: XY, radius: number) {
  const corners = Array.from({ length: CIRCLE_SIDES }, (_, i): XY => {
    const angle = (2 * Math.PI * i) / CIRCLE_SIDES;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  return ring(...corners);
}

function surroundings({ id, tags, grounds, zone }: Premises): DerivedSite[] {
  const ground = withoutSlivers(grounds.length > 0 ? difference(zone, grounds) : zone);
  return ground.length === 0 ? [] : [candidate("key-unit-surroundings", id, tags, ground, [], [id])];
}

function section({ id, tags, zone }: Premises, streets: SegmentIndex): DerivedSite[] {
  const ways = [...new Set(streets.near(boxOf(zone)).map(({ way }) => way))].filter(
    (way) => isRoad(way) && way.layer === 0 && !way.link,
  );
  const inside = ways.flatMap((way) => cutLine(way.line, zone).inside.map((line) => ({ way, line })));
  if (inside.reduce((sum, { line }) => sum + lineLength(line), 0) < SECTION_MIN_M) return [];
  const ground = withoutSlivers(corridorGround(inside.map(({ way, line }) => ({ line, width: way.width }))));
  const ids = sortedIds([id, ...inside.map(({ way }) => way.id)]);
  return ground.length === 0
    ? []
    : [
        candidate(
          "security-complex-section",
          id,
          tags,
          ground,
          inside.map(({ line }) => line),
          ids,
        ),
      ];
}

function candidate(
  kind: "key-unit-surroundings" | "security-complex-section",
  id: string,
  tags: Tags,
  ground: MultiPolygon,
  centreline: readonly Line[],
  osmIds: readonly string[],
): DerivedSite {
  return {
    key: `${kind}/${id}`,
    kind,
    name: tags.name ?? null,
    nameEn: tags["name:en"] ?? null,
    layer: 0,
    candidate: true,
    ground,
    parts: [{ ref: "surface", role: "surface", polygons: ground }],
    centreline,
    osmIds,
    rule: kind,
  };
}
