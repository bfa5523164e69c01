import { BENCH_CITIES } from "../bench-cities";
import { type CityFigures, measureCity } from "../measure-city";
import type { Row, RowGroup } from "../row";
import { compareWithTurf } from "../turf-peer";

/** Zones measured beside Turf in each city. */
const ZONES = 60;

/** Real cities as the product takes them in: imported into a database, solved with invented cameras, their gaps found by Turf as well. */
export const importRows: RowGroup = {
  name: "real-cities",
  rows: BENCH_CITIES.flatMap(({ key }) => [`import-${key}-ms`, `coverage-${key}-ms`, `ratio-turf-${key}`]),
  measure: async (wanted, { database, progress }) => {
    const rows: Row[] = [];
    for (const city of BENCH_CITIES) {
      const { key, name } = city;
      if (![`import-${key}-ms`, `coverage-${key}-ms`, `ratio-turf-${key}`].some((row) => wanted.has(row))) continue;
      progress(`${name} …`);
      await database();
      const figures = await measureCity(city);
      rows.push(importRow(key, figures), coverageRow(key, figures));
      if (wanted.has(`ratio-turf-${key}`)) rows.push(turfRow(key, figures));
    }
    return rows;
  },
};

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

function turfRow(key: string, { city }: CityFigures): Row {
  const { zones, turfFailed, ratioOfSums, medianRatio, footprints } = compareWithTurf(city, ZONES);
  return {
    name: `ratio-turf-${key}`,
    value: ratioOfSums,
    unit: "ratio",
    n: zones - turfFailed,
    note: `union + difference over ours on the same zones, ${footprints} footprints; of the sums, wall time of one thread, Turf once; median zone ${medianRatio.toFixed(0)}; ${turfFailed} of ${zones} left out where Turf threw or was off by more than 1e-6 of the ground`,
  };
}
