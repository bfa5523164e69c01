import { parentPort, workerData } from "node:worker_threads";
import { answerTo } from "./answer-faults";
import type { FuzzTask, FuzzWord } from "./fuzz-scenes";
import { fuzzedInput } from "./fuzzed-input";
import { largeInput } from "./large-inputs";

const { task, current } = workerData as { readonly task: FuzzTask; readonly current: Int32Array };

/** Answers one input after another; `current` tells the watchdog which, and how often it has changed. */
function run(): void {
  for (let at = task.first; at < task.end; at++) {
    Atomics.store(current, 0, at);
    const { kind, input } = inputAt(at);
    const before = process.threadCpuUsage();
    const { outcome, faults } = answerTo(input);
    const { user, system } = process.threadCpuUsage(before);
    say({ at, kind, outcome, faults, ms: (user + system) / 1_000 });
  }
}

/** One input in two is handed over as text, where JSON can say it. */
function inputAt(at: number): { readonly kind: string; readonly input: unknown } {
  const name = task.large?.names[at];
  if (task.large && name !== undefined) return { kind: name, input: largeInput(name, task.large.size) };
  const { kind, input } = fuzzedInput(at);
  return { kind, input: at % 2 === 0 && typeof input !== "string" ? JSON.stringify(input) : input };
}

function say(word: FuzzWord): void {
  parentPort?.postMessage(word);
}

run();
