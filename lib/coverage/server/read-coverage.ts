import "server-only";
import { findLastRun, listSiteLevels } from "@/db/queries/coverage";
import type { Context } from "@/lib/access/server/context";
import type { CityDto } from "@/lib/api/city";
import type { SiteRowDto } from "@/lib/api/sites";
import { currentCity } from "@/lib/city/server/current-city";
import { readCity } from "@/lib/city/server/read-city";
import { err, ok, type Result } from "@/lib/kernel/result";
import { listSites } from "@/lib/sites/server/list-sites";

/** Areas in m². */
type LevelAreas = { readonly coveredM2: number; readonly twiceM2: number; readonly gapM2: number };

export type SiteCoverage = Pick<
  SiteRowDto,
  "id" | "number" | "kind" | "name" | "candidate" | "state" | "coverage" | "metric"
> & {
  readonly areaM2: number;
  readonly coveredM2: number;
  readonly gapM2: number;
  readonly gaps: number;
  readonly cameras: number;
  readonly levels: Readonly<Record<string, LevelAreas>>;
};

/** A city's coverage as last computed: in all, and site by site at every level. */
export type CityCoverage = {
  readonly city: Pick<CityDto, "code" | "name" | "nameEn" | "demo">;
  readonly computed: NonNullable<CityDto["coverage"]> & {
    readonly engine: string;
    readonly standard: string;
    readonly inputHash: string;
  };
  readonly levels: CityDto["levels"];
  readonly counts: CityDto["counts"];
  readonly summary: CityDto["summary"] & { readonly coverage: number | null };
  readonly sites: readonly SiteCoverage[];
};

/** More sites than any city has: the list is read whole. */
const ALL = 1_000_000;

/** The coverage of the city on screen. Candidates are listed, but do not count in the summary. */
export async function readCoverage(
  context: Context<"sites.read" | "coverage.read">,
): Promise<Result<CityCoverage, { code: "no-city" } | { code: "not-computed" }>> {
  const found = await readCity(context);
  if (!found.ok) return found;
  const current = await currentCity(context);
  if (!current.ok) return current;
  const { code, name, nameEn, demo, coverage, levels, counts, summary } = found.value;
  const run = await findLastRun(context.db, current.value.id);
  if (!run || !coverage) return err({ code: "not-computed" });

  const areas = new Map((await listSiteLevels(context.db, current.value.id)).map((row) => [row.site_id, row]));
  const sites = await listSites(context, {
    sort: "kind",
    order: "asc",
    limit: ALL,
    offset: 0,
    kind: undefined,
    state: undefined,
  });
  if (!sites.ok) return sites;
  return ok({
    city: { code, name, nameEn, demo },
    computed: { ...coverage, engine: run.engine, standard: run.standard, inputHash: run.input_hash },
    levels,
    counts,
    summary: { ...summary, coverage: summary.areaM2 > 0 ? summary.coveredM2 / summary.areaM2 : null },
    sites: sites.value.items.flatMap((site) => {
      const row = areas.get(site.id);
      return row ? [siteCoverage(site, row)] : [];
    }),
  });
}

function siteCoverage(site: SiteRowDto, row: Awaited<ReturnType<typeof listSiteLevels>>[number]): SiteCoverage {
  const { id, number, kind, name, candidate, state, coverage, metric, cameras } = site;
  return {
    ...{ id, number, kind, name, candidate, state, coverage, metric, cameras },
    areaM2: row.area_m2,
    coveredM2: row.covered_m2,
    gapM2: row.area_m2 - row.covered_m2,
    gaps: row.gaps,
    levels: Object.fromEntries(
      Object.entries(row.levels).map(([level, { coveredArea, twiceArea, gapArea }]) => [
        level,
        { coveredM2: coveredArea, twiceM2: twiceArea, gapM2: gapArea },
      ]),
    ),
  };
}
