import { BENCH_CITIES } from "../bench-cities";
import { besideClipper2, besidePostgis, besideTurf } from "../beside-site-peers";
import { evenly, median } from "../figures-of-runs";
import { type CityFigures, measureCity } from "../measure-city";
import { cityEngine, ourSites } from "../ours";
import { clipper2Peer } from "../peers/clipper2-wasm";
import type { Bench, Row, RowGroup } from "../row";
import { streetScene } from "../street-scene";
import { zoneCases } from "../zone-cases";

/** Zones that Turf gets in each city, taken evenly: it is slow. */
const TURF_ZONES = 60;
/** Density of the rows that solve a whole city at one level, pixels per metre: to observe, by IEC 62676-4. */
const OBSERVE = 62.5;
const RUNS = 5;

/** Real cities as the product takes them in: imported into a database, solved with invented cameras, their gaps found by Turf as well. */
export const importRows: RowGroup = {
  name: "real-cities",
  rows: BENCH_CITIES.flatMap(({ key }) => rowNames(key)),
  measure: async (wanted, bench) => {
    const rows: Row[] = [];
    for (const city of BENCH_CITIES) {
      const names = rowNames(city.key).filter((name) => wanted.has(name));
      if (names.length === 0) continue;
      bench.progress(`${city.name} …`);
      await bench.database();
      const figures = await measureCity(city);
      rows.push(importRow(city.key, figures), coverageRow(city.key, figures));
      if (wanted.has(`city-${city.key}-ms`)) rows.push(await cityRow(city.key, figures));
      rows.push(...(await peerRows(city.key, figures, wanted, bench)));
    }
    return rows;
  },
};

function rowNames(key: string): string[] {
  const peers = ["turf", "postgis", "clipper2-wasm"].map((peer) => `ratio-${peer}-${key}`);
  return [`import-${key}-ms`, `coverage-${key}-ms`, `city-${key}-ms`, ...peers];
}

function importRow(key: string, { imported, importMs }: CityFigures): Row {
  const { readMs, deriveMs, storeMs } = imported.timings;
  return {
    name: `import-${key}-ms`,
    value: importMs,
    unit: "ms",
    n: 1,
    note: `wall time, once; reading ${readMs} ms, deriving ${deriveMs} ms, storing ${storeMs} ms, in one transaction; ${imported.obstacles.added} obstacles, ${imported.sites.added} sites`,
  };
}

function coverageRow(key: string, { city, coverage }: CityFigures): Row {
  const { ms, zones, gaps, areaM2, coveredM2 } = coverage;
  return {
    name: `coverage-${key}-ms`,
    value: ms,
    unit: "ms",
    n: 1,
    note: `wall time, once, one thread, no database: footprints at ${Object.keys(city.levels).length} levels, every zone's areas, gaps with reasons and blockers; ${city.cameras.length} invented cameras, ${zones} zones, ${gaps} gaps, ${((100 * coveredM2) / areaM2).toFixed(1)} % covered`,
  };
}

/** The same question as for the invented cities. */
async function cityRow(key: string, { city }: CityFigures): Promise<Row> {
  const scene = streetScene(city, OBSERVE);
  const engine = await cityEngine(2, scene);
  const { areaM2, coveredM2, gapRings } = await engine.run();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push((await engine.run()).ms);
  await engine.close();
  return {
    name: `city-${key}-ms`,
    value: median(times),
    unit: "ms",
    n: RUNS,
    note: `wall time, median of ${RUNS} passes after one that does not count, 2 workers: footprints, areas by depth and gap polygons at ${OBSERVE} px/m, street level alone, zones of one piece; ${scene.cameras.length} invented cameras, ${((100 * coveredM2) / areaM2).toFixed(1)} % covered, ${gapRings} gap rings`,
  };
}

async function peerRows(key: string, { city }: CityFigures, wanted: ReadonlySet<string>, bench: Bench): Promise<Row[]> {
  const [turf, postgis, clipper2] = ["turf", "postgis", "clipper2-wasm"].map((peer) => `ratio-${peer}-${key}`) as [
    string,
    string,
    string,
  ];
  if (![turf, postgis, clipper2].some((name) => wanted.has(name))) return [];
  const cases = zoneCases(city);
  const [ours, second] = [await ourSites(), await clipper2Peer()];
  const rows: Row[] = [];
  if (wanted.has(turf)) rows.push(besideTurf(turf, evenly(cases, TURF_ZONES), ours, second));
  if (wanted.has(postgis)) rows.push(await besidePostgis(postgis, cases, ours, bench));
  if (wanted.has(clipper2)) rows.push(besideClipper2(clipper2, cases, ours, second));
  return rows;
}
