import os from "node:os";
import { parseArgs } from "node:util";
import { testSteps } from "./checks/test-steps.mjs";
import { whenParentGone } from "./setup/parent-gone.mjs";
import { showProgress } from "./setup/progress.mjs";
import { runSteps } from "./setup/steps.mjs";

/** Steps that only prepare; they count when they fail. */
const PREPARING = ["system", "npm"];

/** @type {Map<string, import("./checks/test-counts.mjs").Counts>} */
const counts = new Map();
const all = testSteps(counts);
const chosen = choose(process.argv.slice(2));
const display = showProgress(process.stdout);
const stop = new AbortController();
for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(name, () => stop.abort());
whenParentGone(() => stop.abort());

const results = await runSteps(chosen, {
  progress: display,
  signal: stop.signal,
  concurrency: Math.max(2, Math.floor(os.availableParallelism() / 2)),
  keepGoing: true,
});
display.close();
const { passed, failed } = sum(results);
const unfinished = results.filter(({ outcome }) => outcome === "skipped").map(({ step }) => step.title);
if (unfinished.length > 0) console.log(`\nNot run: ${unfinished.join(", ")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** Every step, or those named by `--only` with what they need. @param {readonly string[]} words */
function choose(words) {
  const names = all.map(({ name }) => name);
  const { values } = parseArgs({ args: [...words], options: { only: { type: "string" } } });
  const only = values.only?.split(",");
  const unknown = only?.filter((name) => !names.includes(name)) ?? [];
  if (unknown.length > 0) {
    console.error(`no step is called ${unknown.join(", ")}; there are ${names.join(", ")}`);
    process.exit(2);
  }
  if (!only) return all;
  const wanted = new Set(only);
  for (const step of [...all].reverse()) {
    if (wanted.has(step.name)) for (const name of step.needs ?? []) wanted.add(name);
  }
  return all
    .filter(({ name }) => wanted.has(name))
    .map((step) => ({ ...step, after: (step.after ?? []).filter((name) => wanted.has(name)) }));
}

/** A step with tests counts them; any other counts as one; one that could not run is a failure. @param {import("./setup/steps.mjs").StepResult[]} ended */
function sum(ended) {
  const total = { passed: 0, failed: 0 };
  for (const { step, outcome } of ended) {
    const counted = counts.get(step.name);
    if (counted) {
      total.passed += counted.passed;
      total.failed += counted.failed;
    } else if (outcome !== "done") {
      total.failed += 1;
    } else if (!PREPARING.includes(step.name)) {
      total.passed += 1;
    }
  }
  return total;
}
