import type { LonLat } from "@/lib/crs/lon-lat";
import { corridorGround } from "@/lib/geometry/corridor";
import type { XY } from "@/lib/geometry/polygon";
import type { OsmFeature } from "@/lib/osm/feature";
import type { DerivedSite } from "../derived-site";
import {
  FOOT_CANDIDATE_MIN_M,
  type FootStructure,
  footName,
  footStructures,
  roadCrossed,
  spanLength,
} from "./foot-structures";
import { joinLines } from "./line";
import { divide } from "./openings";
import { sortedIds } from "./osm-order";
import { roadName } from "./road-network";
import type { SegmentIndex } from "./segment-index";
import type { StreetWay } from "./street-way";
import { layerOfWays, portalsOf } from "./way-ends";
import { isIndoor, isPrivate } from "./way-tags";

/**
 * 地下通道: foot tunnels with their stairs. Those joined to a subway entrance are offered as metro passages, for a person to decide;
 * corridors of stations and malls (`indoor`, `level`) are no street underpasses and are offered only when a subway entrance leads into them.
 *
 * @param entrances - Nodes that are subway entrances.
 */
export function underpassSites(
  ways: readonly StreetWay[],
  roads: SegmentIndex,
  companions: ReadonlyMap<StreetWay, StreetWay>,
  entrances: ReadonlySet<number>,
): DerivedSite[] {
  const foot = ways.filter((way) => way.use === "foot" && !isPrivate(way.tags) && !companions.has(way));
  const tunnels = foot.filter((way) => way.structure === "tunnel");
  const street = new Set(
    ways.filter((way) => way.structure !== "tunnel" && way.tags.highway !== "steps").flatMap((way) => way.nodes),
  );
  const stairs = foot.filter(
    (way) => way.structure === "street" && way.tags.highway === "steps" && !isIndoor(way.tags),
  );
  const outside = footStructures(
    tunnels.filter((way) => !isIndoor(way.tags)),
    stairs,
    street,
  );
  const corridors = byLayer(tunnels.filter((way) => isIndoor(way.tags))).flatMap((layer) =>
    footStructures(layer, [], street),
  );
  const metro = nodesBehindEntrances(foot, entrances);
  const isMetro = ({ spans, stairs: flights }: FootStructure) =>
    [...spans, ...flights.map(({ way }) => way)].some((way) => way.nodes.some((node) => metro.has(node)));
  return [
    ...outside.flatMap((structure) =>
      isMetro(structure) ? metroPassage(structure, roads) : underpass(structure, roads),
    ),
    ...corridors.filter(isMetro).map((structure) => metroPassage(structure, roads)),
  ];
}

/** Subway entrances, and every node of the stairs and corridors they open into. */
function nodesBehindEntrances(foot: readonly StreetWay[], entrances: ReadonlySet<number>): ReadonlySet<number> {
  const below = foot.filter((way) => way.tags.highway === "steps" || way.structure === "tunnel" || isIndoor(way.tags));
  return new Set([
    ...entrances,
    ...below.filter((way) => way.nodes.some((node) => entrances.has(node))).flatMap((way) => way.nodes),
  ]);
}

/** Corridors of one layer at a time: a station's floors are not one place. */
function byLayer(ways: readonly StreetWay[]): StreetWay[][] {
  const layers = [...new Set(ways.map((way) => way.layer))].sort((a, b) => b - a);
  return layers.map((layer) => ways.filter((way) => way.layer === layer));
}

function underpass(structure: FootStructure, roads: SegmentIndex): DerivedSite[] {
  const under = roadCrossed(structure.spans, roads);
  if (under === null && spanLength(structure.spans) < FOOT_CANDIDATE_MIN_M) return [];
  const rule = under === null ? "underpass-elsewhere" : "underpass-under-street";
  return [{ kind: "underpass", candidate: under === null, rule, ...passage("underpass", structure, under) }];
}

function metroPassage(structure: FootStructure, roads: SegmentIndex): DerivedSite {
  const under = roadCrossed(structure.spans, roads);
  return {
    kind: "metro-passage",
    candidate: true,
    rule: "metro-passage",
    ...passage("metro-passage", structure, under),
  };
}

function passage(kind: string, { spans, stairs }: FootStructure, under: StreetWay | null) {
  const flights = stairs.map(({ way }) => way);
  const ground = corridorGround([...spans, ...flights]);
  const named = footName(spans) ?? under;
  return {
    key: `${kind}/${spans[0]?.id}`,
    name: named && roadName(named),
    nameEn: named?.tags["name:en"] ?? null,
    layer: layerOfWays(spans),
    ground,
    parts: divide(ground, "length", portalsOf(spans, new Set())),
    centreline: joinLines(spans),
    osmIds: sortedIds([...spans, ...flights].map((way) => way.id)),
  };
}

/** Nodes of ways that are subway entrances, found by place: not every map format keeps node ids. */
export function subwayEntrances(
  features: readonly OsmFeature[],
  ways: readonly StreetWay[],
  toLocal: (at: LonLat) => XY,
): Set<number> {
  const places = new Set(
    features.flatMap(({ tags, geometry }) =>
      tags.railway === "subway_entrance" && geometry.type === "point" ? [toLocal(geometry.at).join(" ")] : [],
    ),
  );
  return new Set(ways.flatMap((way) => way.nodes.filter((_, i) => places.has((way.line[i] ?? []).join(" ")))));
}
