import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { PROJECT, WORKSHOP } from "@/scripts/setup/project.mjs";
import { fuzzedInput } from "./fuzzed-input";
import { largeInput } from "./large-inputs";

/** Inputs `first` to `end` - 1: of seeds, or of a list of large ones. */
export type FuzzTask = {
  readonly first: number;
  readonly end: number;
  readonly large?: { readonly names: readonly string[]; readonly size: number };
};

/** What the worker says of each input. */
export type FuzzWord = {
  readonly at: number;
  readonly kind: string;
  readonly outcome: string;
  readonly faults: readonly string[];
  /** Processor time of its thread, which other work on the machine does not lengthen. */
  readonly ms: number;
};

export type FuzzReport = {
  readonly outcomes: ReadonlyMap<string, number>;
  /** Each with its seed, and where the input is kept. */
  readonly faults: readonly string[];
  readonly times: readonly { readonly kind: string; readonly ms: number }[];
};

/** No answer may take longer, milliseconds of processor time. Source: issue "the coverage engine at city scale". */
const LIMIT_MS = 5_000;
/** By the clock, a thread that has not answered after this many times the limit is ended: a busy machine may not let it run. */
const PATIENCE = 4;

/**
 * Has inputs answered in a thread of its own, which is ended where one takes longer than the limit or where it dies, and goes on behind it.
 * Inputs with faults are kept as JSON under `.sightline/fuzz`; their seeds give them again.
 */
export async function fuzzScenes(task: FuzzTask, limitMs = LIMIT_MS): Promise<FuzzReport> {
  const words: FuzzWord[] = [];
  const faults: string[] = [];
  let next = task.first;
  while (next < task.end) {
    const end = await runWorker({ ...task, first: next }, limitMs, words);
    if (end === null) break;
    words.push({ at: end.at, kind: kindAt(task, end.at), outcome: end.why, faults: [end.why], ms: end.ms });
    next = end.at + 1;
  }
  const outcomes = new Map<string, number>();
  for (const { at, kind, outcome, faults: found, ms } of words) {
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const wrong = ms > limitMs && found.length === 0 ? [`took ${Math.round(ms)} ms`] : found;
    if (wrong.length > 0)
      faults.push(`${task.large ? kind : `seed ${at} (${kind})`}: ${wrong.join("; ")} [${await keep(task, at)}]`);
  }
  return { outcomes, faults, times: words.map(({ kind, ms }) => ({ kind, ms })) };
}

type EarlyEnd = { readonly at: number; readonly why: string; readonly ms: number };

/** Null once everything is answered; else where and why the worker had to be ended. */
async function runWorker(task: FuzzTask, limitMs: number, words: FuzzWord[]): Promise<EarlyEnd | null> {
  const current = new Int32Array(new SharedArrayBuffer(4));
  current[0] = -1;
  const loader = pathToFileURL(path.join(PROJECT, "node_modules", "tsx", "dist", "loader.mjs")).href;
  const worker = new Worker(new URL("./fuzz-worker.ts", import.meta.url), {
    workerData: { task, current },
    execArgv: ["--import", loader, "--conditions=react-server"],
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(PROJECT, "tsconfig.json") },
    resourceLimits: { maxOldGenerationSizeMb: 3_072 },
  });
  return new Promise((resolve) => {
    let [seen, since] = [-1, performance.now()];
    const end = (early: EarlyEnd | null) => {
      clearInterval(watchdog);
      void worker.terminate();
      resolve(early);
    };
    const watchdog = setInterval(() => {
      const at = Atomics.load(current, 0);
      const now = performance.now();
      if (at !== seen) [seen, since] = [at, now];
      else if (at >= 0 && now - since > PATIENCE * limitMs)
        end({ at, why: `no answer after ${PATIENCE * limitMs} ms`, ms: now - since });
    }, 100);
    worker.on("message", (word: FuzzWord) => {
      words.push(word);
      if (word.at === task.end - 1) end(null);
    });
    worker.on("error", (cause) =>
      end({ at: Math.max(task.first, Atomics.load(current, 0)), why: `died: ${cause}`, ms: 0 }),
    );
  });
}

function kindAt(task: FuzzTask, at: number): string {
  return task.large ? (task.large.names[at] ?? "") : fuzzedInput(at).kind;
}

/** Numbers that JSON cannot say become words. */
async function keep(task: FuzzTask, at: number): Promise<string> {
  const name = task.large?.names[at];
  const input = task.large && name !== undefined ? largeInput(name, task.large.size) : fuzzedInput(at).input;
  const folder = path.join(WORKSHOP, "fuzz");
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${(name ?? `seed ${at}`).replaceAll(" ", "-")}.json`);
  const said = (_: string, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
  await writeFile(file, typeof input === "string" ? input : JSON.stringify(input, said));
  return path.relative(PROJECT, file);
}
