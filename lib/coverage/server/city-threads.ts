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
    return this.sweep(await this.see());
  }

  /** Footprints of all cameras at every level. They are good for any number of sweeps, until all are seen anew. */
  async see(): Promise<ThreadChunks> {
    this.memory.next[0] = 0;
    return this.ask({ task: "see" });
  }

  /**
   * Areas by depth and gaps of all sites at every level; the next sweep writes over them.
   * @param footprints - What `see` came to.
   * @param counts - Which cameras are laid over the sites, for example those that are built; all if left out.
   */
  async sweep(footprints: ThreadChunks, counts: (camera: number) => boolean = () => true): Promise<ComputedCity> {
    const { memory } = this;
    memory.next[1] = 0;
    const index = indexOf(memory.boxes, counts);
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

/** An index of the boxes of cameras that count, on shared memory; items are numbered as the cameras are. */
function indexOf(boxes: Float64Array, counts: (camera: number) => boolean): Flatbush {
  const cameras = boxes.length / 4;
  const index = new Flatbush(Math.max(1, cameras), 16, Float64Array, SharedArrayBuffer);
  // an index of nothing is not allowed: a box that no site meets
  if (cameras === 0) index.add(Infinity, Infinity, Infinity, Infinity);
  for (let camera = 0; camera < cameras; camera++) {
    // inside out, a box meets nothing and widens none
    const box = counts(camera) ? boxes.subarray(4 * camera, 4 * camera + 4) : NOWHERE;
    index.add(...(box as unknown as [number, number, number, number]));
  }
  index.finish();
  return index;
}

const NOWHERE = Float64Array.of(Infinity, Infinity, -Infinity, -Infinity);
