import type { LonLat } from "@/lib/crs/lon-lat";
import { corridorGround } from "@/lib/geometry/corridor";
import type { MultiPolygon, XY } from "@/lib/geometry/polygon";
import { area } from "@/lib/geometry/polygon-boolean";
import type { OsmFeature } from "@/lib/osm/feature";
import { boxOf } from "./derive/area";
import { boundarySites } from "./derive/boundary-crossings";
import { candidateSites } from "./derive/candidates";
import { Claims } from "./derive/claims";
import { companionsOf } from "./derive/companions";
import { less } from "./derive/divide-ground";
import { gatesOf } from "./derive/entrances";
import { footbridgeSites } from "./derive/footbridges";
import { intersectionSite, isIntersection, rawIntersection } from "./derive/intersections";
import { findJunctions, junctionIndex } from "./derive/junctions";
import { largeBridgeGroups, largeBridgeSites } from "./derive/large-bridges";
import { cutLine } from "./derive/line";
import { byOsmId } from "./derive/osm-order";
import { findParks } from "./derive/parks";
import { placeSite } from "./derive/place-sites";
import { roadNetwork } from "./derive/road-network";
import { leadingPiece, rawRoad, roadKey, roadSite } from "./derive/road-sites";
import { findStretches, type RoadStretch } from "./derive/road-stretches";
import { SegmentIndex } from "./derive/segment-index";
import { findSquares, type RawPlace } from "./derive/squares";
import { type StreetWay, streetWays } from "./derive/street-way";
import { isRoad, tunnelGroups, tunnelSites } from "./derive/tunnels";
import { subwayEntrances, underpassSites } from "./derive/underpasses";
import { isIndoor, isPrivate } from "./derive/way-tags";
import { widened } from "./derive/widened";
import type { DerivedSite } from "./derived-site";
import type { SiteSettings } from "./site-settings";

/** What a rule met and left out; `key` is the site it would have been. */
export const SITE_ISSUE_CODES = ["nothing-left", "no-entrance"] as const;
export type SiteIssue = { readonly code: (typeof SITE_ISSUE_CODES)[number]; readonly key: string };

/** What became of a site that a rule found; null if nothing was left of its ground. */
type Found = { readonly key: string; readonly site: DerivedSite | null };

/**
 * The public areas of Order 163 Art. 11 and Decree 799 Art. 7 that a map file holds, by the rules in docs/guides/site-rules.md.
 * Pure: the same objects in any order give the same sites, ordered by key. Street-level grounds of squares, parks, main roads,
 * intersections and boundary crossings do not overlap; candidates may lie over other sites.
 *
 * @param features - A map file's objects in degrees.
 * @param frame - `toLocal` takes degrees to the metres the sites come in.
 */
export function deriveSites(
  features: readonly OsmFeature[],
  frame: { readonly toLocal: (at: LonLat) => XY },
  settings: SiteSettings,
): { sites: DerivedSite[]; issues: SiteIssue[] } {
  const toLocal = (at: LonLat) => frame.toLocal(at);
  const ways = streetWays(features, toLocal, settings.mainRoadClasses);
  const roads = new SegmentIndex(ways.filter(isRoad));
  const tunnels = tunnelGroups(ways, settings);
  const bridges = largeBridgeGroups(ways, settings);
  const companions = companionsOf(ways);
  const apart = new Set([...tunnels, ...bridges].flat());
  const mainRoads = ways.filter((way) => way.use === "main" && !apart.has(way)).map((way) => atItsLevel(way, roads));

  const places = placesLessRoads(
    [...findSquares(features, toLocal, settings), ...findParks(features, toLocal, settings)],
    mainRoads,
  );
  const around = { ways: new SegmentIndex(ways.filter(leadsToPlaces)), gates: gatesOf(features, toLocal) };
  const claims = new Claims();
  for (const { place, ground } of places) claims.add(ground, place.layer);
  const boundary = boundarySites(mainRoads, settings.boundary ?? [], toLocal, claims);
  const found: Found[] = [
    ...places.map(({ place, ground }) => ({ key: place.key, site: placeSite(place, ground, around) })),
    ...roadSites(mainRoads, claims),
  ];
  const sites = [
    ...found.flatMap(({ site }) => (site ? [site] : [])),
    ...boundary,
    ...tunnelSites(tunnels, companions),
    ...largeBridgeSites(bridges, companions),
    ...footbridgeSites(ways, roads, companions),
    ...underpassSites(ways, roads, companions, subwayEntrances(features, ways, toLocal)),
    ...candidateSites(features, toLocal, roads, settings),
  ];
  return { sites: sites.sort((a, b) => (a.key < b.key ? -1 : 1)), issues: issuesOf(found) };
}

/**
 * A bridge that passes over no street carries its road on at the street's level, and a tunnel too short to be one is a street under a bridge.
 */
function atItsLevel(way: StreetWay, roads: SegmentIndex): StreetWay {
  const level =
    way.structure === "tunnel" || (way.structure === "bridge" && roads.crossed(way.line, way.nodes).length === 0);
  return level ? { ...way, layer: 0 } : way;
}

/** A square or park that keeps less than this of its outline is part of the others that lie on it. Ours. */
const LEAST_LEFT = 0.2;

/**
 * Squares and parks less the smaller ones that lie on them, and less the main roads that run through them or along their edge: an outline that reaches
 * into a carriageway was drawn roughly, so there the road has its whole width.
 */
function placesLessRoads(
  places: readonly RawPlace[],
  mainRoads: readonly StreetWay[],
): { place: RawPlace; ground: MultiPolygon }[] {
  const claims = new Claims();
  const segments = new SegmentIndex(mainRoads.filter((way) => way.layer === 0));
  return places
    .toSorted((a, b) => area(a.outline) - area(b.outline) || (a.key < b.key ? -1 : 1))
    .map((place) => {
      const own = claims.take(place.outline, place.layer);
      if (area(own) < area(place.outline) * LEAST_LEFT) return { place, ground: [] };
      if (place.layer !== 0) return { place, ground: own };
      const ways = [...new Set(segments.near(boxOf(own)).map(({ way }) => way))];
      const lines = ways.flatMap((way) =>
        cutLine(way.line, widened(own, way.carriageway / 2)).inside.map((line) => ({ line, width: way.width })),
      );
      return { place, ground: lines.length > 0 ? less(own, [corridorGround(lines)]) : own };
    });
}

/** Intersections and the stretches of main road between them, each on what `claims` leaves of its ground. */
function roadSites(mainRoads: readonly StreetWay[], claims: Claims): Found[] {
  const network = roadNetwork(mainRoads);
  const met = findJunctions(network);
  const meetingOf = junctionIndex(met);
  const junctions = met.filter((junction) => isIntersection(network, junction, meetingOf));
  const junctionOf = junctionIndex(junctions);
  const { stretches, inner } = findStretches(network, junctionOf);
  return [
    ...junctions.map((junction, i): Found => {
      const raw = rawIntersection(network, junction, junctionOf, inner.get(i) ?? []);
      return { key: raw.key, site: intersectionSite(raw, claims.take(raw.ground, raw.layer)) };
    }),
    ...stretches.toSorted(byImportance).map((stretch): Found => {
      const { way } = leadingPiece(stretch);
      return { key: roadKey(stretch), site: roadSite(stretch, claims.take(rawRoad(stretch), way.layer)) };
    }),
  ];
}

/** Roads of a higher class take their ground first, then the smaller OSM id. */
function byImportance(a: RoadStretch, b: RoadStretch): number {
  const [first, second] = [leadingPiece(a).way, leadingPiece(b).way];
  return Number(first.link) - Number(second.link) || first.rank - second.rank || byOsmId(first.id, second.id);
}

/** Ways that may lead people onto a square or through a park. */
function leadsToPlaces(way: StreetWay): boolean {
  return (
    way.use !== "main" && way.structure === "street" && way.layer === 0 && !isIndoor(way.tags) && !isPrivate(way.tags)
  );
}

function issuesOf(found: readonly Found[]): SiteIssue[] {
  return found.flatMap(({ key, site }): SiteIssue[] => {
    if (site === null) return [{ code: "nothing-left", key }];
    const asksForEntrances = (site.kind === "square" || site.kind === "park") && !site.candidate;
    return asksForEntrances && !site.parts.some((part) => part.role === "entrance")
      ? [{ code: "no-entrance", key }]
      : [];
  });
}
