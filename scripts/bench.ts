import path from "node:path";
import { parseArgs } from "node:util";
import { database } from "@/db/client";
import { BENCH_CITIES, type BenchCity } from "./bench/bench-cities";
import { measureCity } from "./bench/measure-city";
import { compareWithTurf } from "./bench/turf-peer";
import { textTable } from "./cli/text-table";
import { openDatabase } from "./cluster/open-database.mjs";
import { migrateDatabaseOnce } from "./setup/migrate-database.mjs";
import { explain } from "./setup/progress.mjs";
import { dataFolder } from "./setup/project.mjs";

const USAGE = `Usage: npm run bench [-- OPTIONS]

  --city NAME   measure one city only: ${BENCH_CITIES.map(({ name }) => name).join(", ")}
  --zones N     zones measured beside Turf, in each city (default 60)
  --json        print JSON

Imports each city into a database of its own beside the data folder's, and solves it with invented cameras.
Times are of this machine at this moment; the ratios to Turf are what to compare.`;

try {
  const { values } = parseArgs({
    options: {
      city: { type: "string" },
      zones: { type: "string", default: "60" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const chosen = BENCH_CITIES.filter(({ name }) => values.city === undefined || name === values.city);
  const zones = Number(values.zones);
  if (values.help) console.log(USAGE);
  else if (chosen.length === 0 || !Number.isInteger(zones) || zones < 1) {
    console.error(USAGE);
    process.exitCode = 2;
  } else await bench(chosen, zones, values.json);
} catch (error) {
  console.error(explain(error).join("\n"));
  process.exitCode = 1;
}

async function bench(cities: readonly BenchCity[], zones: number, json: boolean): Promise<void> {
  // What is measured is never somebody's own database.
  delete process.env.DATABASE_URL;
  const data = path.join(dataFolder(), "bench");
  const opened = await openDatabase({ data, what: "npm run bench" });
  try {
    await opened.renew?.();
    await migrateDatabaseOnce(data, opened);
    process.env.DATABASE_URL = opened.url;
    const results = [];
    for (const city of cities) {
      console.error(`${city.name} …`);
      const figures = await measureCity(city);
      results.push({ name: city.name, ...figures, turf: compareWithTurf(figures.city, zones) });
    }
    console.log(json ? JSON.stringify(results.map(figuresOf), null, 2) : tableOf(results.map(figuresOf)));
  } finally {
    await database().close();
    opened.close();
  }
}

type Result = Awaited<ReturnType<typeof measureCity>> & {
  readonly name: string;
  readonly turf: ReturnType<typeof compareWithTurf>;
};

function figuresOf({ name, imported, importMs, city, coverage, turf }: Result) {
  const { readMs, deriveMs, storeMs } = imported.timings;
  return {
    city: name,
    obstacles: imported.obstacles.added,
    sites: imported.sites.added,
    import: { ms: Math.round(importMs), readMs, deriveMs, storeMs },
    coverage: {
      ms: Math.round(coverage.ms),
      cameras: city.cameras.length,
      zones: coverage.zones,
      gaps: coverage.gaps,
      share: coverage.coveredM2 / coverage.areaM2,
    },
    turf,
  };
}

function tableOf(figures: readonly ReturnType<typeof figuresOf>[]): string {
  const seconds = (ms: number) => (ms / 1_000).toFixed(2);
  const right = (title: string) => ({ title, align: "right" as const });
  const columns = [
    { title: "city" },
    ...["obstacles", "sites", "import s", "cameras", "zones", "gaps", "coverage s"].map(right),
    ...["zones beside Turf", "ours ms", "Turf ms", "Turf ÷ ours", "median", "Turf failed"].map(right),
  ];
  return textTable(
    columns,
    figures.map(({ city, obstacles, sites, import: imported, coverage, turf }) => [
      city,
      String(obstacles),
      String(sites),
      seconds(imported.ms),
      String(coverage.cameras),
      String(coverage.zones),
      String(coverage.gaps),
      seconds(coverage.ms),
      String(turf.zones),
      turf.oursMs.toFixed(1),
      turf.turfMs.toFixed(0),
      turf.ratioOfSums.toFixed(0),
      turf.medianRatio.toFixed(0),
      String(turf.turfFailed),
    ]),
  );
}
