/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} title - What a person reads.
 * @property {readonly string[]} [needs] - Steps that must be done before; the others overlap.
 * @property {readonly string[]} [after] - Steps that must be over before, however they ended.
 * @property {(context: StepContext) => Promise<string | void>} run - Resolves with a few words on what was done.
 *
 * @typedef {{ report: (detail: string) => void, signal: AbortSignal }} StepContext
 * @typedef {"done" | "failed" | "skipped"} Outcome - Skipped: a step it needs failed, or everything was stopped.
 * @typedef {{ step: Step, outcome: Outcome, seconds: number, detail: string, error: unknown }} StepResult
 *
 * @typedef {object} Progress - Told what happens, as it happens.
 * @property {(step: Step) => void} started
 * @property {(step: Step, detail: string) => void} detailed
 * @property {(result: StepResult) => void} ended
 */

/**
 * Runs steps as soon as those they need are done, in the order given where there is a choice.
 *
 * @param {readonly Step[]} steps
 * @param {object} options
 * @param {Progress} options.progress
 * @param {AbortSignal} options.signal - Stops the steps under way, and skips the rest.
 * @param {number} [options.concurrency] - Most steps at once.
 * @param {boolean} [options.keepGoing] - Whether steps that do not need a failed one still run; otherwise the first failure stops all.
 * @returns {Promise<StepResult[]>} one per step, in the order given
 * @throws {RangeError} when a step needs one that does not exist, or steps wait for one another
 */
export async function runSteps(steps, { progress, signal, concurrency = Number.POSITIVE_INFINITY, keepGoing = false }) {
  const failure = new AbortController();
  const stop = AbortSignal.any([signal, failure.signal]);
  /** @type {Map<string, StepResult>} */
  const results = new Map();
  /** @type {Map<string, Promise<void>>} */
  const running = new Map();

  while (results.size < steps.length) {
    for (const step of steps) {
      if (results.has(step.name) || running.has(step.name) || !isDecided(step, results)) continue;
      if (stop.aborted || !isAllowed(step, results)) {
        settle({ step, outcome: "skipped", seconds: 0, detail: "", error: null });
      } else if (running.size < concurrency) {
        running.set(step.name, execute(step, progress, stop).then(settle));
      }
    }
    if (running.size > 0) await Promise.race(running.values());
    else if (!canMove(steps, results))
      throw new RangeError(`steps wait for one another: ${waiting(steps, results).join(", ")}`);
  }
  return steps.flatMap(({ name }) => results.get(name) ?? []);

  /** @param {StepResult} result */
  function settle(result) {
    results.set(result.step.name, result);
    running.delete(result.step.name);
    progress.ended(result);
    if (result.outcome === "failed" && !keepGoing) failure.abort();
  }
}

/** @param {Step} step @param {Map<string, StepResult>} results */
function isDecided({ needs = [], after = [] }, results) {
  return [...needs, ...after].every((name) => results.has(name));
}

/** @param {Step} step @param {Map<string, StepResult>} results */
function isAllowed({ needs = [] }, results) {
  return needs.every((name) => results.get(name)?.outcome === "done");
}

/** @param {readonly Step[]} steps @param {Map<string, StepResult>} results */
function canMove(steps, results) {
  return results.size === steps.length || steps.some((step) => !results.has(step.name) && isDecided(step, results));
}

/** @param {readonly Step[]} steps @param {Map<string, StepResult>} results */
function waiting(steps, results) {
  return steps.filter(({ name }) => !results.has(name)).map(({ name }) => name);
}

/**
 * @param {Step} step
 * @param {Progress} progress
 * @param {AbortSignal} signal
 * @returns {Promise<StepResult>}
 */
async function execute(step, progress, signal) {
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1_000;
  progress.started(step);
  try {
    const detail = (await step.run({ report: (text) => progress.detailed(step, text), signal })) ?? "";
    if (signal.aborted) return { step, outcome: "skipped", seconds: seconds(), detail, error: null };
    return { step, outcome: "done", seconds: seconds(), detail, error: null };
  } catch (error) {
    // What fails because everything is being stopped is not a failure of its own.
    return { step, outcome: signal.aborted ? "skipped" : "failed", seconds: seconds(), detail: "", error };
  }
}
