import { existsSync, readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * Counts the tests of a Vitest report. A file that could not even be loaded counts as one failed test.
 *
 * @param {string} file - Written by Vitest's JSON reporter.
 * @returns {Counts | null} null when there is no report
 */
export function countVitest(file) {
  const report = readReport(file);
  if (!report) return null;
  const broken = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ { status, assertionResults }) =>
      status === "failed" && assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/**
 * Counts the tests of a Playwright report. A test that passed only when repeated counts as passed.
 *
 * @param {string} file - Written by Playwright's JSON reporter.
 * @returns {Counts | null} null when there is no report
 */
export function countPlaywright(file) {
  const report = readReport(file);
  if (!report) return null;
  return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected };
}

/**
 * What a test command counts for: what its report says, but never less than its exit code does.
 *
 * @param {Counts | null} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
export function withExitCode(counts, exitCode) {
  const { passed, failed } = counts ?? { passed: 0, failed: 0 };
  return { passed, failed: exitCode !== 0 ? Math.max(1, failed) : failed };
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
