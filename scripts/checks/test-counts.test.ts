import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { countPlaywright, countVitest, withExitCode } from "./test-counts.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "counts-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = path.join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it("counts Vitest's tests, and a file that could not be loaded as one failure", () => {
  const testResults = [
    { status: "failed", assertionResults: [] },
    { status: "failed", assertionResults: [{}] },
    { status: "passed", assertionResults: [{}] },
  ];
  expect(countVitest(report({ numPassedTests: 5, numFailedTests: 1, testResults }))).toEqual({ passed: 5, failed: 2 });
});

it("counts Playwright's tests", () => {
  expect(countPlaywright(report({ stats: { expected: 7, unexpected: 2, flaky: 1, skipped: 3 } }))).toEqual({
    passed: 8,
    failed: 2,
  });
});

it("counts a command that failed as a failure, whatever its report says", () => {
  expect(withExitCode({ passed: 3, failed: 0 }, 1)).toEqual({ passed: 3, failed: 1 });
  expect(withExitCode({ passed: 3, failed: 2 }, 1)).toEqual({ passed: 3, failed: 2 });
  expect(withExitCode(countVitest(path.join(folder, "none.json")), 1)).toEqual({ passed: 0, failed: 1 });
  expect(withExitCode({ passed: 3, failed: 0 }, 0)).toEqual({ passed: 3, failed: 0 });
});
