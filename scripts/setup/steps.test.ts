import { describe, expect, it } from "vitest";
import type { Step, StepContext } from "./steps.mjs";
import { runSteps } from "./steps.mjs";

const silent = { started: () => undefined, detailed: () => undefined, ended: () => undefined };
const never = new AbortController().signal;

function step(
  name: string,
  needs: string[] = [],
  run: (context: StepContext) => Promise<string | undefined> = async () => undefined,
): Step {
  return { name, title: name, needs, run: run as Step["run"] };
}

/** Steps that write down when they begin and end. */
function traced(trace: string[], name: string, needs: string[], ticks = 1): Step {
  return step(name, needs, async () => {
    trace.push(`${name}(`);
    for (let i = 0; i < ticks; i += 1) await new Promise(setImmediate);
    trace.push(`)${name}`);
    return undefined;
  });
}

const outcomes = (results: Awaited<ReturnType<typeof runSteps>>) =>
  results.map(({ step: { name }, outcome }) => [name, outcome]);

describe("runSteps", () => {
  it("overlaps steps that do not need one another, and waits for those that do", async () => {
    const trace: string[] = [];
    const steps = [traced(trace, "a", []), traced(trace, "b", [], 3), traced(trace, "c", ["a", "b"])];
    await runSteps(steps, { progress: silent, signal: never });
    expect(trace).toEqual(["a(", "b(", ")a", ")b", "c(", ")c"]);
  });

  it("runs no more at once than allowed, in the order given", async () => {
    const trace: string[] = [];
    const steps = [traced(trace, "a", [], 2), traced(trace, "b", []), traced(trace, "c", [])];
    await runSteps(steps, { progress: silent, signal: never, concurrency: 2 });
    expect(trace).toEqual(["a(", "b(", ")b", "c(", ")a", ")c"]);
  });

  it("skips what needs a failed step, and everything else too unless told to keep going", async () => {
    const steps = () => [
      step("broken", [], () => Promise.reject(new Error("no"))),
      step("next", ["broken"]),
      step("slow", [], () => new Promise((resolve) => setTimeout(resolve, 5))),
      step("last", ["slow"]),
    ];
    const stopped = await runSteps(steps(), { progress: silent, signal: never });
    expect(outcomes(stopped)).toEqual([
      ["broken", "failed"],
      ["next", "skipped"],
      ["slow", "skipped"],
      ["last", "skipped"],
    ]);
    const kept = await runSteps(steps(), { progress: silent, signal: never, keepGoing: true });
    expect(outcomes(kept)).toEqual([
      ["broken", "failed"],
      ["next", "skipped"],
      ["slow", "done"],
      ["last", "done"],
    ]);
    expect(kept[0]?.error).toEqual(new Error("no"));
  });

  it("lets a step run after a failed one that it does not need", async () => {
    const steps = [step("broken", [], () => Promise.reject(new Error("no"))), { ...step("next"), after: ["broken"] }];
    const results = await runSteps(steps, { progress: silent, signal: never, keepGoing: true });
    expect(outcomes(results)).toEqual([
      ["broken", "failed"],
      ["next", "done"],
    ]);
  });

  it("stops the steps under way when everything is stopped, and calls none of it a failure", async () => {
    const everything = new AbortController();
    const results = await runSteps(
      [
        step(
          "running",
          [],
          ({ signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
        ),
        step("stopper", [], async () => {
          everything.abort();
          return undefined;
        }),
        step("later", ["running"]),
      ],
      { progress: silent, signal: everything.signal },
    );
    expect(outcomes(results)).toEqual([
      ["running", "skipped"],
      ["stopper", "skipped"],
      ["later", "skipped"],
    ]);
  });

  it("passes on what a step reports and what it did", async () => {
    const seen: string[] = [];
    const progress = { ...silent, detailed: (_: Step, text: string) => seen.push(text) };
    const reporting = step("a", [], async ({ report }) => {
      report("half way");
      return "42 things";
    });
    const [result] = await runSteps([reporting], { progress, signal: never });
    expect(seen).toEqual(["half way"]);
    expect(result?.detail).toBe("42 things");
  });

  it("refuses steps that wait for one another", async () => {
    await expect(runSteps([step("a", ["b"]), step("b", ["a"])], { progress: silent, signal: never })).rejects.toThrow(
      "steps wait for one another: a, b",
    );
    await expect(runSteps([step("a", ["nowhere"])], { progress: silent, signal: never })).rejects.toThrow(RangeError);
  });
});
