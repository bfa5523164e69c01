import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { ensureKernel, KERNEL_FILE } from "./kernel-build.mjs";
import { ensureNpmPackages } from "./npm-packages.mjs";
import { whenParentGone } from "./parent-gone.mjs";
import { explain } from "./progress.mjs";
import { typescriptCommand } from "./typescript-command.mjs";

/** @type {readonly NodeJS.Signals[]} */
const PASSED_ON = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a TypeScript program of the clone in place of this process, as nearly as that goes: same words, folder, input and
 * output; its exit code becomes ours, and signals reach it. Whatever has to be said before goes to standard error.
 *
 * @param {string} file - Relative to the clone.
 * @param {readonly string[]} words
 */
export async function launch(file, words) {
  try {
    await ensureNpmPackages({ report: (detail) => console.error(`installing what is missing: ${detail} …`) });
    await prepareKernel();
    const { command, args, env } = typescriptCommand(file, words);
    replaceWith(spawn(command, args, { env: /** @type {NodeJS.ProcessEnv} */ (env), stdio: "inherit" }));
  } catch (error) {
    console.error(explain(error).join("\n"));
    process.exitCode = 1;
  }
}

/** Without a compiled kernel everything is computed as well, only slower; with one of other sources it would be computed wrong. */
async function prepareKernel() {
  try {
    await ensureKernel({ report: (detail) => console.error(`${detail} …`) });
  } catch (error) {
    if (existsSync(KERNEL_FILE)) throw error;
    console.error([...explain(error), "going on without it, which takes two to three times as long"].join("\n"));
  }
}

/** @param {import("node:child_process").ChildProcess} child */
function replaceWith(child) {
  // Ctrl-C reaches the child by itself, and twice does it no harm; we only must not end before it.
  for (const name of PASSED_ON) process.on(name, () => child.kill(name));
  whenParentGone(() => child.kill("SIGTERM"));
  child.on("error", (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    for (const name of PASSED_ON) process.removeAllListeners(name);
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code ?? 1;
  });
}
