import { rmSync } from "node:fs";
import path from "node:path";
import { ensureNpmPackages, npmCommand } from "../setup/npm-packages.mjs";
import { ensureProductionBuild } from "../setup/production-build.mjs";
import { PROJECT, WORKSHOP } from "../setup/project.mjs";
import { runCommand, tail } from "../setup/run-command.mjs";
import { SetupError } from "../setup/setup-error.mjs";
import { ensureSystemPackages } from "../setup/system-packages.mjs";
import { checkLockedVersions } from "./locked-versions.mjs";
import { checkPinnedAdvisories } from "./pinned-advisories.mjs";
import { countPlaywright, countVitest, withExitCode } from "./test-counts.mjs";
import { checkTrackedText } from "./tracked-text.mjs";

/** @typedef {import("../setup/steps.mjs").Step} Step */
/** @typedef {import("../setup/steps.mjs").StepContext} StepContext */
/** @typedef {import("./test-counts.mjs").Counts} Counts */

/** Long beyond any run seen, so that a test that hangs ends the run and not the day. */
const TIMEOUT_MS = 40 * 60_000;
const OUTPUT_LINES = 80;
const SETUP = ["system", "npm"];

/**
 * Everything `npm test` does, cheapest first.
 *
 * @param {Map<string, Counts>} counts - Gains what the steps with tests of their own counted.
 * @returns {Step[]}
 */
export function testSteps(counts) {
  return [
    {
      name: "system",
      title: "System packages",
      run: (context) => ensureSystemPackages(["database", "browser", "font"], context),
    },
    { name: "npm", title: "npm packages", run: (context) => ensureNpmPackages(context) },
    { name: "text", title: "Paths in files", needs: ["npm"], run: findings(checkTrackedText) },
    { name: "versions", title: "Exact versions", needs: ["npm"], run: findings(checkLockedVersions) },
    { name: "advisories", title: "Known weaknesses", needs: ["npm"], run: findings(checkPinnedAdvisories) },
    { name: "lint", title: "Format and lint", needs: ["npm"], run: script("lint") },
    { name: "types", title: "Types", needs: ["npm"], run: script("typecheck") },
    { name: "deps", title: "Import rules", needs: ["npm"], run: script("deps") },
    { name: "dead", title: "Dead code", needs: ["npm"], run: script("dead") },
    { name: "unit", title: "Unit tests", needs: ["npm"], run: vitest("unit", counts) },
    { name: "build", title: "Production build", needs: ["npm"], after: ["types"], run: build },
    {
      name: "integration",
      title: "Integration tests",
      needs: SETUP,
      after: ["unit"],
      run: vitest("integration", counts),
    },
    {
      name: "browser",
      title: "Browser tests",
      needs: [...SETUP, "build"],
      // They wait for pictures to settle, so they get the machine to themselves.
      after: ["integration"],
      run: playwright(counts),
    },
  ];
}

/** @param {StepContext} context */
async function build(context) {
  const { built } = await ensureProductionBuild(context);
  return built ? "built" : "up to date";
}

/**
 * A step that runs a script of `package.json`.
 *
 * @param {string} name
 * @returns {Step["run"]}
 */
function script(name) {
  return async ({ signal }) => {
    const [command, ...args] = npmCommand();
    const { code, output } = await run(command, [...args, "run", "--silent", name], signal, name);
    if (code !== 0) throw failed(`npm run ${name}`, output);
  };
}

/**
 * A step that fails on findings.
 *
 * @param {() => string[] | Promise<string[]>} check
 * @returns {Step["run"]}
 */
function findings(check) {
  return async () => {
    const found = await check();
    if (found.length > 0)
      throw new SetupError(`${found.length} findings`, "change the lines above", { output: found.join("\n") });
  };
}

/**
 * @param {"unit" | "integration"} project
 * @param {Map<string, Counts>} counts
 * @returns {Step["run"]}
 */
function vitest(project, counts) {
  return async ({ signal }) => {
    const file = reportFile(project);
    // Vitest leaves a core free, of two as well; tests that wait for the database can use it.
    const workers = project === "integration" ? ["--maxWorkers=2"] : [];
    const report = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
    const args = ["run", "--project", project, ...workers, ...report];
    const { code, output } = await run(bin("vitest"), args, signal, project);
    return judge(project, countVitest(file), { code, output, again: `npx vitest run --project ${project}` }, counts);
  };
}

/** @param {Map<string, Counts>} counts @returns {Step["run"]} */
function playwright(counts) {
  return async ({ signal, report }) => {
    const file = reportFile("browser");
    const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file, SIGHTLINE_BROWSER_TESTS: "short" };
    const { code, output } = await run(bin("playwright"), ["test"], signal, "browser", {
      env,
      onLine: (line) => report(line.trim().slice(0, 60)),
    });
    return judge("browser", countPlaywright(file), { code, output, again: "npx playwright test" }, counts);
  };
}

/**
 * @param {string} name
 * @param {Counts | null} reported
 * @param {{ code: number, output: string, again: string }} command
 * @param {Map<string, Counts>} counts
 */
function judge(name, reported, { code, output, again }, counts) {
  const { passed, failed: bad } = withExitCode(reported, code);
  counts.set(name, { passed, failed: bad });
  if (bad > 0) throw failed(again, output);
  return `${passed} passed`;
}

/** @param {string} name */
function bin(name) {
  return path.join(PROJECT, "node_modules", ".bin", name);
}

/** @param {string} name */
function reportFile(name) {
  const file = path.join(WORKSHOP, "test-reports", `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {AbortSignal} signal
 * @param {string} log
 * @param {{ env?: Record<string, string>, onLine?: (line: string) => void }} [options]
 */
function run(command, args, signal, log, { env = {}, onLine = () => undefined } = {}) {
  const folders = [path.join(PROJECT, "node_modules", ".bin"), process.env.PATH ?? ""];
  return runCommand(command, args, {
    cwd: PROJECT,
    // What npm sets for its own command would reach Next and Vitest as settings; CI=1 keeps every tool from asking or watching.
    env: { ...process.env, ...env, PATH: folders.join(path.delimiter), CI: "1", NODE_ENV: undefined, FORCE_COLOR: "0" },
    signal,
    timeoutMs: TIMEOUT_MS,
    log: path.join(WORKSHOP, "logs", `test-${log}.log`),
    onLine,
  });
}

/** @param {string} again @param {string} output */
function failed(again, output) {
  return new SetupError("failed", `see what it says above, then run it alone: ${again}`, {
    output: tail(output, OUTPUT_LINES),
  });
}
