import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { upsertCameras } from "@/db/queries/cameras";
import { findLastRun } from "@/db/queries/coverage";
import {
  type InventedDistrict,
  insertInventedDistricts,
  listSiteKeys,
  replaceInventedBudgets,
  replaceInventedDepartments,
} from "@/db/queries/demo-records";
import { findCurrentCity, findJurisdiction, markDataChanged } from "@/db/queries/jurisdictions";
import { lockCityData } from "@/db/queries/lock-city-data";
import type { Context, Opener } from "@/lib/access/server/context";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { type DensityOf, inventCameras } from "@/lib/cameras/invent-cameras";
import { seededShare } from "@/lib/cameras/seeded-share";
import { requiredLevel, STANDARD, STANDARD_LEVELS } from "@/lib/coverage/requirement-profile";
import { type CoverageSummary, computeCoverage } from "@/lib/coverage/server/compute-coverage";
import { centralMeridianFor } from "@/lib/crs/city-frame";
import { Fault } from "@/lib/kernel/fault";
import { err, ok, type Result } from "@/lib/kernel/result";
import { readOsm } from "@/lib/osm/read-osm";
import type { SiteKind } from "@/lib/sites/site-kind";
import { siteSettings } from "@/lib/sites/site-settings";
import { DEMO_CITY, DEMO_DISTRICTS } from "../demo-city";
import { DEMO_DEPARTMENTS, departmentFor, inventBudgets } from "../invent-money";
import { type DerivedCity, deriveCity } from "../osm/derive-city";
import type { OsmImportError } from "../osm/import-error";
import { cameraRecord } from "./city-records";
import { importOsm, type OsmImportSummary } from "./import-osm";

export type DemoCity = {
  readonly imported: OsmImportSummary;
  readonly cameras: number;
  /** Null where nothing changed since the last computation. */
  readonly coverage: CoverageSummary | null;
};

/**
 * Brings the demo city to what these sources make of its file: imports it, invents its districts, cameras, money and departments, and computes its
 * coverage if any of that changed. Every step may be done again, so an interrupted one is mended by the next call.
 *
 * @param file - The map file.
 * @param onStep - Called with a line for each step.
 * @returns `city-kept` and nothing done where the database holds a city of somebody's own, or another invented one.
 */
export async function loadDemoCity(
  open: Opener,
  file: string,
  onStep: (line: string) => void,
): Promise<Result<DemoCity, OsmImportError | { readonly code: "city-kept"; readonly city: string }>> {
  const current = await open(({ db }) => findCurrentCity(db));
  if (current && (!current.demo || current.name !== DEMO_CITY.name))
    return err({ code: "city-kept", city: current.name });

  await open(({ db }) => insertInventedDistricts(db, DEMO_CITY.code, DEMO_DISTRICTS.map(districtRecord)));
  const imported = await importOsm(open, { file, demo: true }, onStep);
  if (!imported.ok) return imported;
  onStep("inventing cameras, budgets and departments");
  const city = await derivedAgain(file);
  const cameras = await open((context) => storeInventions(context, city));
  const coverage = await freshCoverage(open, onStep);
  return ok({ imported: imported.value, cameras, coverage });
}

function districtRecord({ code, name, nameEn, area }: (typeof DEMO_DISTRICTS)[number]): InventedDistrict {
  return { code, name, name_en: nameEn, area: JSON.stringify(area) };
}

/** The city in metres, which the import does not hand out. */
async function derivedAgain(file: string): Promise<DerivedCity> {
  const read = await readOsm({ name: path.basename(file), bytes: await readFile(file) });
  if (!read.ok) throw new Fault("demo-file-changed", `${file} could be imported, but not read again`);
  return deriveCity(read.value.features, centralMeridianFor(read.value.centre[0]), siteSettings({}, null));
}

async function storeInventions(context: Context, city: DerivedCity): Promise<number> {
  const { db } = context;
  await lockCityData(db);
  const row = await findJurisdiction(db, DEMO_CITY.code);
  if (!row) throw new Fault("no-demo-city", "the demo city is gone after its import");
  const cameras = inventCameras(city, densityOf, DEMO_CITY.code);
  const change = await upsertCameras(
    db,
    row.id,
    "invented",
    "invented/",
    cameras.map((camera) => cameraRecord({ ...camera, device: null, assumed: [] }, city.frame)),
  );
  const sites = await listSiteKeys(db, row.id);
  await replaceInventedDepartments(
    db,
    row.id,
    DEMO_DEPARTMENTS,
    sites
      .filter((site) => !site.candidate)
      .map((site) => ({ site_id: site.id, department: departmentFor(site.kind as SiteKind), since: "2024-01-01" })),
  );
  const ownedBy = (key: string) => cameras.filter((camera) => camera.siteKey === key).length;
  await replaceInventedBudgets(
    db,
    row.id,
    sites
      .filter((site) => !site.candidate)
      .flatMap((site) =>
        inventBudgets(ownedBy(site.key), seededShare(`budget/${site.key}`)).map(({ year, purpose, amountFen }) => ({
          site_id: site.id,
          year,
          purpose,
          amount_fen: amountFen,
        })),
      ),
  );
  if (change.added + change.changed + change.gone > 0) {
    await markDataChanged(db, row.id, { centralMeridian: city.frame.centralMeridian, attribution: null });
    await recordAudit(context, {
      action: "cameras.import",
      object: `city:${row.code}`,
      jurisdiction: row.code,
      after: { invented: true, ...change },
    });
  }
  return cameras.length;
}

/** Pixels per metre that our defaults ask for. */
const densityOf: DensityOf = (kind, role) => {
  const level = requiredLevel(kind, role);
  return STANDARD_LEVELS.find((row) => row.standard === STANDARD && row.level === level)?.pixelsPerMetre ?? Infinity;
};

/** Computes the coverage unless the last run saw this very data. */
async function freshCoverage(open: Opener, onStep: (line: string) => void): Promise<CoverageSummary | null> {
  const isFresh = await open(async ({ db }) => {
    const row = await findJurisdiction(db, DEMO_CITY.code);
    const last = row && (await findLastRun(db, row.id));
    return last?.data_version === row?.data_version;
  });
  if (isFresh) return null;
  onStep("computing coverage");
  let shown = 0;
  const computed = await computeCoverage(open, DEMO_CITY.code, (done, total) => {
    const tenth = Math.floor((done / total) * 10);
    if (tenth > shown) onStep(`computing coverage: ${done} of ${total} zones`);
    shown = tenth;
  });
  if (!computed.ok) throw new Fault("no-demo-city", "the demo city is gone before its coverage was computed");
  return computed.value;
}
