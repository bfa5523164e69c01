import "server-only";
import { findLastRun, listStandardLevels } from "@/db/queries/coverage";
import { findLastMapImport } from "@/db/queries/imports";
import { readCityFigures } from "@/db/queries/jurisdictions";
import type { Context } from "@/lib/access/server/context";
import type { CityDto, SiteState } from "@/lib/api/city";
import { COVERAGE_LEVELS, POINT_THRESHOLD, STANDARD } from "@/lib/coverage/requirement-profile";
import { ok, type Result } from "@/lib/kernel/result";
import type { SiteKind } from "@/lib/sites/site-kind";
import { currentCity } from "./current-city";

type Figures = Awaited<ReturnType<typeof readCityFigures>>;

/** The city on screen: where it is, what is in it, and how much of its ground is covered at the level each zone asks for. */
export async function readCity(
  context: Context<"sites.read" | "coverage.read">,
): Promise<Result<CityDto, { code: "no-city" }>> {
  const found = await currentCity(context);
  if (!found.ok) return found;
  const city = found.value;
  const figures = await readCityFigures(context.db, city.id);
  const run = await findLastRun(context.db, city.id);
  const source = await findLastMapImport(context.db, city.id);
  const levels = await listStandardLevels(context.db, STANDARD);
  const { counts } = figures;
  const box = [counts?.west ?? 73, counts?.south ?? 18, counts?.east ?? 135, counts?.north ?? 54] as const;
  return ok({
    code: city.code,
    name: city.name,
    nameEn: city.name_en,
    demo: city.demo,
    centre: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2],
    bbox: [...box],
    centralMeridian: city.central_meridian ?? 0,
    attribution: city.attribution,
    source: source ? { file: source.file_name, importedAt: new Date(source.imported_at).toISOString() } : null,
    changedAt: city.data_changed_at ? new Date(city.data_changed_at).toISOString() : null,
    coverage: run
      ? {
          computedAt: new Date(run.computed_at).toISOString(),
          durationMs: run.duration_ms,
          targetHeightM: run.target_height_m,
          pointThreshold: POINT_THRESHOLD,
          stale: run.data_version !== city.data_version,
        }
      : null,
    counts: {
      sites: counts?.sites ?? 0,
      candidates: counts?.candidates ?? 0,
      cameras: counts?.cameras ?? 0,
      camerasUnknownDirection: counts?.cameras_unknown ?? 0,
      obstacles: counts?.obstacles ?? 0,
    },
    levels: levels
      .filter((row) => COVERAGE_LEVELS.some((level) => level === row.level))
      .map((row) => ({
        id: row.level,
        pixelsPerMetre: row.pixels_per_metre,
        standard: STANDARD,
        source: row.source,
        verified: row.verified,
      })),
    summary: summarise(figures.kinds),
  });
}

function summarise(rows: Figures["kinds"]): CityDto["summary"] {
  const byState: Record<SiteState, number> = { met: 0, partial: 0, blind: 0, "not-computed": 0 };
  const byKind = new Map<string, CityDto["summary"]["byKind"][number]>();
  let areaM2 = 0;
  let coveredM2 = 0;
  for (const row of rows) {
    byState[row.state as SiteState] += row.sites;
    const kind = byKind.get(row.kind) ?? { kind: row.kind as SiteKind, sites: 0, met: 0, areaM2: 0, coveredM2: 0 };
    kind.sites += row.sites;
    kind.met += row.state === "met" ? row.sites : 0;
    kind.areaM2 += row.area_m2;
    kind.coveredM2 += row.covered_m2;
    byKind.set(row.kind, kind);
    areaM2 += row.area_m2;
    coveredM2 += row.covered_m2;
  }
  return { areaM2, coveredM2, gapM2: areaM2 - coveredM2, byState, byKind: [...byKind.values()] };
}
