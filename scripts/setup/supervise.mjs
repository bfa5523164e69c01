import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openLogFile } from "./log-file.mjs";
import { signalGroup, tail } from "./run-command.mjs";
import { SetupError } from "./setup-error.mjs";

/**
 * @typedef {object} Program - One long-lived process.
 * @property {string} name
 * @property {string} command
 * @property {readonly string[]} args
 * @property {Record<string, string | undefined>} env
 * @property {string} cwd
 * @property {string} log - A file for what it prints.
 *
 * @typedef {object} Supervised
 * @property {Promise<never>} failed - Rejects when the program ends again and again.
 * @property {() => Promise<void>} stop - Ends it, by force after a few seconds.
 */

/** Preloaded, so that a program ends by itself when its supervisor is killed. */
const FOLLOW_PARENT = fileURLToPath(new URL("follow-parent.cjs", import.meta.url));
const STOP_AFTER_MS = 5_000;
const RESTART_AFTER_MS = 1_000;
/** A program that ends this often within the window will not get better. */
const MOST_RESTARTS = 4;
const WINDOW_MS = 60_000;

/**
 * Keeps a Node program running until stopped: one that ends by itself is started again, a few times a minute.
 *
 * @param {Program} program
 * @param {(text: string) => void} notice - Told of each unexpected end.
 * @returns {Supervised}
 */
export function supervise(program, notice) {
  const log = openLogFile(program.log);
  let stopping = false;
  let child = start(program, log);

  const failed = (async () => {
    /** @type {number[]} */
    const ends = [];
    for (;;) {
      const [code, signal] = await once(child, "exit");
      if (stopping) return new Promise(() => undefined);
      const now = Date.now();
      ends.push(now);
      notice(`${program.name} ended (${signal ?? `exit code ${code}`}); its log: ${program.log}`);
      if (ends.filter((end) => now - end < WINDOW_MS).length > MOST_RESTARTS) {
        throw new SetupError(`${program.name} keeps ending`, `read its log: ${program.log}`, {
          output: tail(readFileSync(program.log, "utf8")),
        });
      }
      await sleep(RESTART_AFTER_MS);
      if (stopping) return new Promise(() => undefined);
      child = start(program, log);
    }
  })();
  // Whoever waits for it hears of it; until then it must not end the whole process.
  failed.catch(() => undefined);

  return {
    failed: /** @type {Promise<never>} */ (failed),
    stop: async () => {
      stopping = true;
      await end(child);
      log.end();
    },
  };
}

/** @param {Program} program @param {import("node:stream").Writable} log */
function start({ command, args, env, cwd }, log) {
  const child = spawn(command, ["--require", FOLLOW_PARENT, ...args], {
    cwd,
    env: { NODE_ENV: process.env.NODE_ENV, ...env, SIGHTLINE_SUPERVISOR: String(process.pid) },
    // A group of its own: Ctrl-C reaches the supervisor alone, which then ends everything in order.
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  child.on("error", (error) => log.write(`${error.message}\n`));
  return child;
}

/** @param {import("node:child_process").ChildProcess} child */
async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  signalGroup(child, "SIGTERM");
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), STOP_AFTER_MS);
  await gone;
  clearTimeout(timer);
}
