import { parentPort, workerData } from "node:worker_threads";
import Flatbush from "flatbush";
import type { CityMemory } from "../city-memory";
import { CityThread, type ThreadChunks } from "../city-thread";
import { loadKernel } from "./load-kernel";

/** What a thread is asked for: footprints, or the sites once all footprints are there. */
export type CityTask =
  | { readonly task: "see" }
  | { readonly task: "sweep"; readonly index: SharedArrayBuffer; readonly footprints: ThreadChunks };

export type CityWorkerData = { readonly number: number; readonly memory: CityMemory };

const { number, memory } = workerData as CityWorkerData;
const { kernel } = await loadKernel();
const thread = new CityThread(number, kernel, memory);

parentPort?.on("message", (task: CityTask) => {
  const chunks =
    task.task === "see" ? thread.seeCameras() : thread.sweepSites(Flatbush.from(task.index), task.footprints);
  parentPort?.postMessage(chunks);
});
parentPort?.postMessage([]);
