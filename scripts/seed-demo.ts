import { fileURLToPath } from "node:url";
import { database } from "@/db/client";
import { asOperator } from "@/lib/access/server/context";
import { makeCheckpoint } from "@/lib/audit/server/make-checkpoint";
import { describeOsmImportError } from "@/lib/imports/osm/import-error";
import { type DemoCity, loadDemoCity } from "@/lib/imports/server/load-demo-city";

const FILE = fileURLToPath(new URL("../db/seed/data/nanjing-xinjiekou-2021.osm.pbf", import.meta.url));

try {
  const loaded = await loadDemoCity(asOperator, FILE, console.log);
  await makeCheckpoint(asOperator);
  if (loaded.ok) console.log(summaryOf(loaded.value));
  else if (loaded.error.code === "city-kept") console.log(`${loaded.error.city} is there already: no demo city needed`);
  else {
    console.error(describeOsmImportError(loaded.error));
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof Error && error.cause) console.error(error.cause);
  process.exitCode = 1;
} finally {
  await database().close();
}

function summaryOf({ imported, cameras, coverage }: DemoCity): string {
  const sites = imported.sites.added + imported.sites.changed + imported.sites.kept + imported.sites.unchanged;
  const seen = coverage && Math.round((100 * coverage.coveredM2) / coverage.areaM2);
  const figures = coverage ? `${seen} % covered, ${coverage.gaps} gaps` : "coverage as computed before";
  return `${imported.city.name}: ${sites} sites, ${cameras} invented cameras, ${figures}`;
}
