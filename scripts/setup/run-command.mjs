import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] - The whole environment; ours when absent.
 * @property {AbortSignal | undefined} [signal] - Stops the command and its children.
 * @property {string} [log] - A file that keeps everything printed.
 * @property {(line: string) => void} [onLine] - Called with each line printed.
 * @property {number} [timeoutMs]
 * @property {{ uid: number, gid: number } | null} [user] - Runs as somebody else, which only root may.
 * @property {string} [input] - Given on standard input, which is empty otherwise.
 *
 * @typedef {{ code: number, output: string, stdout: string }} CommandResult - `output` mixes both streams, as a person would see it.
 */

const KILL_AFTER_MS = 5_000;

/**
 * Runs a command to its end in a process group of its own, so that stopping it stops its children too.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<CommandResult>} resolves for every exit code; 127 when there is no such command
 */
export function runCommand(command, args, options = {}) {
  const { cwd, env, signal, log, onLine, timeoutMs, user, input } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: /** @type {NodeJS.ProcessEnv} */ (env ?? process.env),
      stdio: ["pipe", "pipe", "pipe"],
      detached: process.platform !== "win32",
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    });
    // A command that does not read its input ends early, and its exit code says what matters.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input ?? "");
    const file = log ? openLog(log) : null;
    let output = "";
    let stdout = "";
    /** @param {string} text */
    const keep = (text) => {
      output += text;
      file?.write(text);
      if (onLine) for (const line of text.split(/[\r\n]+/)) if (line.trim()) onLine(line);
    };
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
      keep(text);
    });
    child.stderr.setEncoding("utf8").on("data", keep);

    const stop = () => stopGroup(child);
    signal?.addEventListener("abort", stop, { once: true });
    if (signal?.aborted) stop();
    const timer = timeoutMs ? setTimeout(stop, timeoutMs) : null;
    /** @param {number} code */
    const finish = (code) => {
      if (timer) clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      file?.end();
      resolve({ code, output, stdout });
    };
    child.on("error", (error) => {
      keep(`${error.message}\n`);
      finish(127);
    });
    child.on("close", (code, killedBy) => {
      if (killedBy && timeoutMs && !signal?.aborted) keep(`stopped by ${killedBy} after ${timeoutMs / 1000} s\n`);
      finish(code ?? 1);
    });
  });
}

/**
 * The last lines of what a command printed, for a message.
 *
 * @param {string} output
 * @param {number} [lines]
 */
export function tail(output, lines = 20) {
  return output.trimEnd().split("\n").slice(-lines).join("\n");
}

/** @param {string} log */
function openLog(log) {
  mkdirSync(path.dirname(log), { recursive: true });
  return createWriteStream(log);
}

/** @param {import("node:child_process").ChildProcess} child */
function stopGroup(child) {
  signalGroup(child, "SIGTERM");
  setTimeout(() => signalGroup(child, "SIGKILL"), KILL_AFTER_MS).unref();
}

/**
 * Signals a process and the children it started, where it leads a group of its own.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} name
 */
export function signalGroup(child, name) {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === "win32") child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // The group ended between the test and the signal, which is what was wanted.
  }
}
