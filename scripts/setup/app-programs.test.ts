import { availableParallelism } from "node:os";
import { expect, it } from "vitest";
import { jobsWorkerCount } from "./app-programs.mjs";

it("starts two job workers at most unless told otherwise", () => {
  expect(jobsWorkerCount(undefined)).toBe(Math.min(2, availableParallelism()));
  expect(jobsWorkerCount("")).toBe(jobsWorkerCount(undefined));
  expect(jobsWorkerCount("5")).toBe(5);
});

it.each(["0", "-1", "1.5", "17", "two"])("refuses %s", (asked) => {
  expect(() => jobsWorkerCount(asked)).toThrow(`SIGHTLINE_JOB_WORKERS is "${asked}"`);
});
