import { flatCity, solidCity } from "./bench/city/raise-city";
import type { CityAnswer, CityTask } from "./bench/city-process";
import { CITY_SEED, cityPlan } from "./bench/city-scene";
import { type CityEngine, type CityRun, cityEngine } from "./bench/ours";

/** Milliseconds between two looks at the memory. */
const LOOK_MS = 20;

// Measures the cities of its one argument, a JSON list of tasks, and prints the answers as JSON: started by `npm run bench`.
const tasks = JSON.parse(process.argv[2] ?? "[]") as CityTask[];
const engines: CityEngine[] = [];
for (const task of tasks) engines.push(await open(task));
for (const engine of engines) await engine.run();
const answers = tasks.map((): { runs: CityRun[]; rssMb: number } => ({ runs: [], rssMb: 0 }));
for (let run = 0; run < Math.max(...tasks.map(({ runs }) => runs)); run++) {
  for (const [i, engine] of engines.entries()) {
    const answer = answers[i] as (typeof answers)[number];
    if (run >= (tasks[i] as CityTask).runs) continue;
    globalThis.gc?.();
    const { value, rssMb } = await watchingMemory(() => engine.run());
    answer.runs.push(value);
    answer.rssMb = Math.max(answer.rssMb, rssMb);
  }
}
for (const engine of engines) await engine.close();
process.stdout.write(JSON.stringify(answers satisfies CityAnswer[]), () => process.exit(0));

/** Makes a city and leaves only what the engine keeps of it. */
async function open({ cameras, walls, workers }: CityTask): Promise<CityEngine> {
  const plan = cityPlan(cameras);
  return cityEngine(workers, walls === "flat" ? flatCity(plan) : solidCity(plan, CITY_SEED + 1));
}

async function watchingMemory<T>(work: () => Promise<T>): Promise<{ value: T; rssMb: number }> {
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, LOOK_MS);
  try {
    const value = await work();
    look();
    return { value, rssMb: most / 1e6 };
  } finally {
    clearInterval(timer);
  }
}
