import path from "node:path";
import { findJurisdiction } from "@/db/queries/jurisdictions";
import { asOperator } from "@/lib/access/server/context";
import type { CityCamera, CityToSolve } from "@/lib/coverage/city-input";
import { TARGET_HEIGHT_M } from "@/lib/coverage/requirement-profile";
import { loadCoverageInput } from "@/lib/coverage/server/load-coverage-input";
import { ownKernel } from "@/lib/coverage/server/load-kernel";
import { solveCity } from "@/lib/coverage/solve-city";
import { describeOsmImportError } from "@/lib/imports/osm/import-error";
import { importOsm, type OsmImportSummary } from "@/lib/imports/server/import-osm";
import { PROJECT } from "../setup/project.mjs";
import type { BenchCity } from "./bench-cities";
import { spreadCameras } from "./spread-cameras";

export type CityFigures = {
  readonly imported: OsmImportSummary;
  readonly importMs: number;
  readonly city: CityToSolve;
  readonly coverage: {
    readonly ms: number;
    readonly zones: number;
    readonly gaps: number;
    readonly areaM2: number;
    readonly coveredM2: number;
  };
};

/**
 * Imports a city into an empty database and solves it with invented cameras.
 *
 * @throws {Error} with what the import says, where it fails
 */
export async function measureCity({ name, file, cameras }: BenchCity): Promise<CityFigures> {
  const importing = performance.now();
  const imported = await importOsm(asOperator, {
    file: path.join(PROJECT, file),
    city: `${name} (bench)`,
    anywhere: true,
  });
  if (!imported.ok) throw new Error(describeOsmImportError(imported.error));
  const importMs = performance.now() - importing;

  const input = await asOperator(async (context) => {
    const city = await findJurisdiction(context.db, imported.value.city.code);
    if (!city) throw new Error(`${name} is gone after its import`);
    return loadCoverageInput(context, city);
  });
  const placed: readonly CityCamera[] = spreadCameras(input.parts, cameras);
  const city: CityToSolve = { ...input, cameras: placed, targetHeight: TARGET_HEIGHT_M };
  const { kernel } = await ownKernel();
  const solving = performance.now();
  const solved = solveCity(city, kernel);
  const ms = performance.now() - solving;
  return {
    imported: imported.value,
    importMs,
    city,
    coverage: {
      ms,
      zones: solved.zones.length,
      gaps: solved.gaps.length,
      areaM2: solved.zones.reduce((sum, zone) => sum + zone.area, 0),
      coveredM2: solved.zones.reduce((sum, zone) => sum + zone.coveredArea, 0),
    },
  };
}
