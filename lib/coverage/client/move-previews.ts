import type { Pose, Preview } from "../moved-camera";
import type { Surroundings } from "../surroundings";
import type { FromWorker, ToWorker } from "./answer-moves";

type Hear = {
  /** How all stands before anything moves. */
  readonly ready: (before: Preview, compiled: boolean) => void;
  /** What the newest pose that was asked for came to; `ms` is what the worker took. */
  readonly moved: (preview: Preview, ms: number) => void;
  readonly fault: (message: string) => void;
};

/** A worker that holds one camera's surroundings. */
export type MovePreviews = {
  /** Asks what a pose comes to. While one is computed, only the newest of those that wait is kept: the rest nobody would see. */
  readonly ask: (pose: Pose) => void;
  readonly end: () => void;
};

/** Starts the worker. @param start - Makes it; a test gives one of its own. */
export function openMovePreviews(around: Surroundings, hear: Hear, start: () => Worker = startWorker): MovePreviews {
  const worker = start();
  const tell = (told: ToWorker) => worker.postMessage(told);
  let asked = 0;
  let busy = false;
  let waiting: Pose | null = null;
  const send = (pose: Pose) => {
    busy = true;
    asked += 1;
    tell({ type: "move", asked, pose });
  };
  worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
    if (data.type === "ready") return hear.ready(data.before, data.compiled);
    busy = false;
    const next = waiting;
    waiting = null;
    if (next) send(next);
    if (data.type === "fault") hear.fault(data.message);
    else hear.moved(data.preview, data.ms);
  });
  worker.addEventListener("error", ({ message }) => hear.fault(message));
  tell({ type: "surroundings", around });
  return {
    ask(pose) {
      if (busy) waiting = pose;
      else send(pose);
    },
    end: () => worker.terminate(),
  };
}

function startWorker(): Worker {
  return new Worker(new URL("../../../workers/coverage.worker.ts", import.meta.url), { type: "module" });
}
