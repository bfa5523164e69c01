import "server-only";
import { type CoverageRecords, replaceCoverage } from "@/db/queries/coverage";
import { findJurisdiction, type JurisdictionRow, readCityFigures } from "@/db/queries/jurisdictions";
import type { Context, Opener } from "@/lib/access/server/context";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { currentCity } from "@/lib/city/server/current-city";
import type { CityFrame } from "@/lib/crs/city-frame";
import { storedGround } from "@/lib/crs/stored-ground";
import { polygonArea } from "@/lib/geometry/ring-area";
import { Fault } from "@/lib/kernel/fault";
import { err, ok, type Result } from "@/lib/kernel/result";
import { STANDARD, TARGET_HEIGHT_M } from "../requirement-profile";
import { type SolvedCity, solveCity } from "../solve-city";
import { type CityInput, loadCoverageInput } from "./load-coverage-input";

/** A city that an import changes meanwhile is computed anew, so often at most. */
const MOST_ATTEMPTS = 3;

/** Version of the engine, stored with every figure, so that a figure says what computed it. */
export const ENGINE = "sweep-1";

export type CoverageSummary = {
  readonly city: string;
  readonly sites: number;
  readonly zones: number;
  readonly cameras: number;
  readonly camerasUnknownDirection: number;
  readonly obstacles: number;
  readonly areaM2: number;
  readonly coveredM2: number;
  readonly gaps: number;
  readonly issues: readonly object[];
  readonly solveMs: number;
  readonly totalMs: number;
};

/**
 * Computes a city's coverage by the definition in docs/geometry/scene.md and replaces what was stored, in one transaction.
 * The long part runs between two short transactions, so nobody waits for it; readers see the old figures until the new ones are whole.
 *
 * @param open - Who acts; called twice or more.
 * @param codeOrName - The city; the current one if left out.
 * @param onProgress - Called with zones done and zones in all.
 * @throws {Fault} `city-keeps-changing` when imports go on changing the city meanwhile
 */
export async function computeCoverage(
  open: Opener<"coverage.compute">,
  codeOrName?: string,
  onProgress?: (done: number, total: number) => void,
): Promise<Result<CoverageSummary, { code: "no-city" }>> {
  const started = performance.now();
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const run = await runOnce(open, codeOrName, onProgress);
    if (!run.ok) return run;
    if (run.value) return ok({ ...run.value, totalMs: Math.round(performance.now() - started) });
  }
  throw new Fault(
    "city-keeps-changing",
    `the city changed during each of ${MOST_ATTEMPTS} computations; try again later`,
  );
}

/** One computation; null if the city changed while it ran. */
async function runOnce(
  open: Opener<"coverage.compute">,
  codeOrName: string | undefined,
  onProgress: ((done: number, total: number) => void) | undefined,
): Promise<Result<Omit<CoverageSummary, "totalMs"> | null, { code: "no-city" }>> {
  const loaded = await open(async (context) => {
    const city = codeOrName === undefined ? await currentCity(context) : await namedCity(context, codeOrName);
    return city.ok ? ok({ city: city.value, input: await loadCoverageInput(context, city.value) }) : city;
  }, "read");
  if (!loaded.ok) return loaded;
  const { city, input } = loaded.value;

  const solving = performance.now();
  const solved = solveCity({ ...input, targetHeight: TARGET_HEIGHT_M }, onProgress);
  const solveMs = Math.round(performance.now() - solving);

  const records = toRecords(solved, input, solveMs, city.data_version);
  const figures = await open(async (context) => {
    if (!(await replaceCoverage(context.db, city.id, records))) return null;
    const found = await readCityFigures(context.db, city.id);
    await recordAudit(context, {
      action: "coverage.compute",
      object: `city:${city.code}`,
      jurisdiction: city.code,
      after: { ...records.run, sites: records.sites.length, gaps: records.gaps.length },
    });
    return found;
  });
  if (!figures) return ok(null);
  return ok({
    city: city.name,
    sites: solved.sites.length,
    zones: solved.zones.length,
    cameras: input.cameras.length + input.unjudged,
    camerasUnknownDirection: input.unjudged,
    obstacles: input.obstacles.length,
    areaM2: figures.kinds.reduce((sum, kind) => sum + kind.area_m2, 0),
    coveredM2: figures.kinds.reduce((sum, kind) => sum + kind.covered_m2, 0),
    gaps: records.gaps.length,
    issues: solved.issues,
    solveMs,
  });
}

async function namedCity(context: Context, codeOrName: string): Promise<Result<JurisdictionRow, { code: "no-city" }>> {
  const city = await findJurisdiction(context.db, codeOrName);
  return city && city.central_meridian !== null && context.reaches(city.code) ? ok(city) : err({ code: "no-city" });
}

function toRecords(
  solved: ReturnType<typeof solveCity>,
  input: CityInput,
  durationMs: number,
  dataVersion: number,
): CoverageRecords {
  const { frame } = input;
  return {
    run: {
      durationMs,
      targetHeightM: TARGET_HEIGHT_M,
      standard: STANDARD,
      engine: ENGINE,
      inputHash: input.hash,
      dataVersion,
    },
    zones: solved.zones.map((zone) => ({
      part_id: zone.partId,
      level: zone.level,
      point: zone.point,
      area_m2: zone.area,
      covered_m2: zone.coveredArea,
      twice_m2: zone.twiceArea,
      gap_m2: zone.gapArea,
      met: zone.met,
      levels: zone.levels,
    })),
    sites: solved.sites.map((site) => ({
      site_id: site.siteId,
      state: site.state,
      coverage: site.coverage,
      area_m2: site.areaM2,
      covered_m2: site.coveredM2,
      gap_m2: site.gapM2,
      metric_id: site.metric.id,
      metric_value: site.metric.value,
      metric_of: site.metric.of,
      levels: site.levels,
      input_hash: input.hash,
      cameras: site.cameras,
    })),
    gaps: solved.gaps.flatMap((gap) => gapRecords(gap, frame)),
    footprints: solved.footprints
      .map((footprint) => ({
        camera_id: footprint.camera,
        level: footprint.level,
        pixels_per_metre: input.levels[footprint.level] ?? 0,
        ground: storedGround(footprint.polygons, frame),
      }))
      .filter(({ ground }) => ground.length > 0)
      .map((footprint) => ({
        ...footprint,
        ground: JSON.stringify({ type: "MultiPolygon", coordinates: footprint.ground }),
      })),
  };
}

/** A gap as it is stored: one record, or more where it hangs together by less than a tenth of a millimetre; then each has its part of the area. */
function gapRecords(gap: SolvedCity["gaps"][number], frame: CityFrame): CoverageRecords["gaps"] {
  const pieces = storedGround([gap.polygon], frame);
  const sizes = pieces.map((rings) => polygonArea(rings.map((ring) => Float64Array.from(ring.flat()))));
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  return pieces.map((rings, i) => ({
    site_id: gap.siteId,
    part_id: gap.partId,
    level: gap.level,
    area_m2: (gap.area * (sizes[i] ?? 0)) / whole,
    ground: JSON.stringify({ type: "Polygon", coordinates: rings }),
    reasons: gap.reasons,
    blockers: gap.blockers,
  }));
}
