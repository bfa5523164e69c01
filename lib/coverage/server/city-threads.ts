import "server-only";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import Flatbush from "flatbush";
import { type CityMemory, cityMemory } from "../city-memory";
import type { ThreadChunks } from "../city-thread";
import type { FlatCity } from "../flat-city";
import type { CityTask, CityWorkerData } from "./city-worker";

/** Threads read TypeScript as the processes do that start them. */
const TYPESCRIPT = [
  "--import",
  pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href,
  "--conditions=react-server",
];

/** A computed city: what threads shared, and the chunks that footprints and gaps are in. */
export type ComputedCity = {
  readonly memory: CityMemory;
  readonly footprints: ThreadChunks;
  readonly gaps: ThreadChunks;
};

/** Threads that hold a city and compute all of it as often as they are asked to. */
export class CityThreads {
  private readonly workers: readonly Worker[];
  private readonly memory: CityMemory;

  private constructor(workers: readonly Worker[], memory: CityMemory) {
    this.workers = workers;
    this.memory = memory;
  }

  /** Starts threads, each with the city's obstacles indexed. @param count - As many as processors are free, ≥ 1. */
  static async start(city: FlatCity, count: number): Promise<CityThreads> {
    const memory = cityMemory(city);
    const workers = Array.from({ length: count }, (_, number) => {
      const data: CityWorkerData = { number, memory };
      return new Worker(new URL("./city-worker.ts", import.meta.url), { workerData: data, execArgv: TYPESCRIPT });
    });
    await Promise.all(workers.map(answerOf));
    return new CityThreads(workers, memory);
  }

  /** Footprints of all cameras, then areas by depth and gaps of all sites, at every level. */
  async compute(): Promise<ComputedCity> {
    const { memory } = this;
    memory.next.fill(0);
    const footprints = await this.ask({ task: "see" });
    const index = indexOf(memory.boxes);
    const gaps = await this.ask({ task: "sweep", index: index.data as SharedArrayBuffer, footprints });
    return { memory, footprints, gaps };
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private ask(task: CityTask): Promise<ThreadChunks> {
    return Promise.all(
      this.workers.map((worker) => {
        const answer = answerOf(worker);
        worker.postMessage(task);
        return answer;
      }),
    );
  }
}

function answerOf(worker: Worker): Promise<readonly Float64Array[]> {
  return new Promise((resolve, reject) => {
    const forget = () => {
      worker.off("message", onMessage);
      worker.off("error", onError);
    };
    const onMessage = (chunks: readonly Float64Array[]) => {
      forget();
      resolve(chunks);
    };
    const onError = (cause: Error) => {
      forget();
      reject(cause);
    };
    worker.on("message", onMessage);
    worker.on("error", onError);
  });
}

/** An index of boxes on shared memory. */
function indexOf(boxes: Float64Array): Flatbush {
  const index = new Flatbush(Math.max(1, boxes.length / 4), 16, Float64Array, SharedArrayBuffer);
  // an index of nothing is not allowed: a box that no site meets
  if (boxes.length === 0) index.add(Infinity, Infinity, Infinity, Infinity);
  for (let i = 0; i + 3 < boxes.length; i += 4) {
    const [west, south, east, north] = boxes.subarray(i, i + 4) as unknown as [number, number, number, number];
    index.add(west, south, east, north);
  }
  index.finish();
  return index;
}
