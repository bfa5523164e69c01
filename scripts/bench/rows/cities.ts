import { type CityAnswer, type CityTask, measureCities } from "../city-process";
import { median } from "../figures-of-runs";
import type { Row, RowGroup } from "../row";

type CityName = `city-${string}`;

const CITIES = ["1k", "10k", "100k"] as const;
const CAMERAS = { "1k": 1_000, "10k": 10_000, "100k": 100_000 } as const;
const WALLS = ["flat", "solid"] as const;
const RUNS = 5;

/** Time rows: two workers without a word, one worker said. */
const TIMES: ReadonlyMap<string, CityTask> = new Map(
  CITIES.flatMap((size) =>
    WALLS.flatMap((walls): [CityName, CityTask][] => [
      [`city-${size}-${walls}-ms`, { cameras: CAMERAS[size], walls, workers: 2, runs: RUNS }],
      [`city-${size}-${walls}-1w-ms`, { cameras: CAMERAS[size], walls, workers: 1, runs: RUNS }],
    ]),
  ),
);

/** Whole cities from their inputs in memory to footprints, areas by depth and gap polygons in memory. */
export const cityRows: RowGroup = {
  name: "cities",
  rows: [...TIMES.keys(), "city-100k-rss-mb", "growth-10x"],
  measure: async (wanted, { progress }) => {
    const rows: Row[] = [];
    for (const [name, task] of TIMES) {
      const memory = name === "city-100k-flat-ms" || name === "city-100k-solid-ms";
      if (!wanted.has(name) && !(memory && wanted.has("city-100k-rss-mb"))) continue;
      progress(`${name} …`);
      const [answer] = (await measureCities([task])) as [CityAnswer];
      rows.push(timeRow(name, task, answer));
      if (memory) rows.push(memoryRow(task, answer));
    }
    if (wanted.has("growth-10x")) rows.push(await growthRow());
    return largestMemory(rows);
  },
};

function timeRow(name: string, { walls, workers }: CityTask, { runs }: CityAnswer): Row {
  const [first] = runs;
  if (!first) throw new Error(`${name} was not run`);
  const { areaM2, coveredM2, gapRings, mended } = first;
  return {
    name,
    value: median(runs.map(({ ms }) => ms)),
    unit: "ms",
    n: runs.length,
    note: [
      `wall time, median of ${runs.length} passes after one that does not count, ${workers} worker${workers === 1 ? "" : "s"}, ${walls}`,
      "making the city is not counted, building the spatial indexes of footprints is; nothing left out",
      `${(100 * (coveredM2 / areaM2)).toFixed(3)} % covered, ${gapRings} gap rings, ${mended} sites whose gaps were drawn by exact arithmetic`,
    ].join("; "),
  };
}

function memoryRow({ walls, workers }: CityTask, { rssMb, runs }: CityAnswer): Row {
  return {
    name: "city-100k-rss-mb",
    value: rssMb,
    unit: "MB",
    n: runs.length,
    note: `most resident memory of a process of its own, looked at every 20 ms during ${runs.length} passes, ${workers} workers, ${walls}, MB of 10⁶ bytes; making the city before is not counted`,
  };
}

/** Of the flat and the solid city, the one that takes more. */
function largestMemory(rows: readonly Row[]): Row[] {
  const memory = rows.filter(({ name }) => name === "city-100k-rss-mb").sort((a, b) => b.value - a.value);
  return [...rows.filter(({ name }) => name !== "city-100k-rss-mb"), ...memory.slice(0, 1)];
}

/** Time of 100k over time of 10k, in one process by turns; the worse of flat and solid. */
async function growthRow(): Promise<Row> {
  const ratios: { walls: string; ratio: number }[] = [];
  for (const walls of WALLS) {
    const answers = await measureCities([
      { cameras: 10_000, walls, workers: 2, runs: RUNS },
      { cameras: 100_000, walls, workers: 2, runs: RUNS },
    ]);
    const [small, large] = answers.map(({ runs }) => runs.map(({ ms }) => ms)) as [number[], number[]];
    ratios.push({ walls, ratio: median(large.map((ms, i) => ms / (small[i] as number))) });
  }
  const worst = Math.max(...ratios.map(({ ratio }) => ratio));
  return {
    name: "growth-10x",
    value: worst,
    unit: "ratio",
    n: RUNS,
    note: `wall time with 100k cameras over that with 10k, median of ${RUNS} pairs by turns in one process, 2 workers; the larger of ${ratios.map(({ walls, ratio }) => `${walls} ${ratio.toFixed(2)}`).join(" and ")}`,
  };
}
