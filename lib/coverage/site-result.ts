import type { PartRole } from "@/lib/sites/derived-site";
import type { SiteKind } from "@/lib/sites/site-kind";
import { COVERAGE_TARGET, isPointRole, POINT_THRESHOLD } from "./requirement-profile";

/** How one zone (a part of the site at the level it needs) came out; areas in m². `area` leaves out ground under obstacles. */
export type ZoneResult = {
  readonly role: PartRole;
  readonly area: number;
  readonly coveredArea: number;
};

/** The figure the law speaks in: `value` of `of`, both in m², metres of centre-line, or a number of openings. */
export type LawMetric = {
  readonly id: "area" | "centreline" | "approaches" | "openings";
  readonly value: number;
  readonly of: number;
};

export type SiteResult = {
  readonly state: "met" | "partial" | "blind" | "not-computed";
  /** 0…1; null where no ground is left to judge. */
  readonly coverage: number | null;
  readonly areaM2: number;
  readonly coveredM2: number;
  readonly gapM2: number;
  readonly metric: LawMetric;
};

/** Ground smaller than this cannot be judged: rounding alone would decide. */
const LEAST_AREA_M2 = 1e-6;

/** Share of a zone that meets its level, 0…1; null where obstacles stand on all of it. */
export function zoneShare(zone: Pick<ZoneResult, "area" | "coveredArea">): number | null {
  return zone.area < LEAST_AREA_M2 ? null : Math.min(1, zone.coveredArea / zone.area);
}

/** Whether a zone is seen as far as it must be: 95 % of it, openings and open ground alike. A zone without ground asks for nothing. */
export function zoneMet(zone: ZoneResult): boolean {
  const share = zoneShare(zone);
  return share === null || share >= (isPointRole(zone.role) ? POINT_THRESHOLD : COVERAGE_TARGET);
}

/**
 * What the zones of one site come to. Coverage = Σ area that meets its zone's level ÷ Σ area.
 * The site is *met* if that reaches the target and every opening is met; *blind* if nothing is seen; *not computed* if no ground is left.
 *
 * @param zones - Every zone of the site; areas ≥ 0.
 * @param centreline - Metres of the site's centre-line, and how many of them lie on ground that meets its level. Needed for roads, bridges and tunnels.
 * @throws {RangeError} if an area or a length is negative or not a number.
 */
export function siteResult(
  kind: SiteKind,
  zones: readonly ZoneResult[],
  centreline: { readonly lengthM: number; readonly coveredM: number } | null,
): SiteResult {
  for (const { area, coveredArea } of zones) {
    if (!(area >= 0 && coveredArea >= 0)) throw new RangeError(`areas must be ≥ 0 m², got ${coveredArea} of ${area}`);
  }
  const areaM2 = zones.reduce((sum, zone) => sum + zone.area, 0);
  const coveredM2 = zones.reduce((sum, zone) => sum + Math.min(zone.coveredArea, zone.area), 0);
  const coverage = zoneShare({ area: areaM2, coveredArea: coveredM2 });
  const base = { coverage, areaM2, coveredM2, gapM2: areaM2 - coveredM2, metric: lawMetric(kind, zones, centreline) };
  if (coverage === null) return { state: "not-computed", ...base };
  if (coveredM2 < LEAST_AREA_M2) return { state: "blind", ...base };
  const openingsMet = zones.every((zone) => !isPointRole(zone.role) || zoneMet(zone));
  return { state: coverage >= COVERAGE_TARGET && openingsMet ? "met" : "partial", ...base };
}

/**
 * Roads, bridges and tunnels are judged by their centre-line, intersections by their approaches, underpasses and footbridges by their
 * portals and stair heads, the rest by area. Where the map gives none of these, by area.
 */
function lawMetric(
  kind: SiteKind,
  zones: readonly ZoneResult[],
  centreline: { readonly lengthM: number; readonly coveredM: number } | null,
): LawMetric {
  switch (kind) {
    case "main-road":
    case "security-complex-section":
    case "tunnel":
    case "large-bridge":
      return centreline === null ? byArea(zones) : byCentreline(centreline);
    case "intersection":
      return byOpenings("approaches", zones);
    case "underpass":
    case "footbridge":
    case "metro-passage":
    case "boundary-crossing":
      return byOpenings("openings", zones);
    case "square":
    case "park":
    case "key-unit-surroundings":
      return byArea(zones);
  }
}

function byCentreline({ lengthM, coveredM }: { readonly lengthM: number; readonly coveredM: number }): LawMetric {
  if (!(lengthM >= 0 && coveredM >= 0)) throw new RangeError(`lengths must be ≥ 0 m, got ${coveredM} of ${lengthM}`);
  return { id: "centreline", value: Math.min(coveredM, lengthM), of: lengthM };
}

function byOpenings(id: "approaches" | "openings", zones: readonly ZoneResult[]): LawMetric {
  const openings = zones.filter((zone) => isPointRole(zone.role) && zoneShare(zone) !== null);
  return openings.length === 0 ? byArea(zones) : { id, value: openings.filter(zoneMet).length, of: openings.length };
}

function byArea(zones: readonly ZoneResult[]): LawMetric {
  return {
    id: "area",
    value: zones.reduce((sum, zone) => sum + Math.min(zone.coveredArea, zone.area), 0),
    of: zones.reduce((sum, zone) => sum + zone.area, 0),
  };
}
