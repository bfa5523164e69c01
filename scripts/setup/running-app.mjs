import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { withLock } from "../cluster/exclusive-lock.mjs";
import { runFile } from "../cluster/open-cluster.mjs";
import { isAlive, ownIdentity } from "../cluster/process-identity.mjs";
import { SetupError } from "./setup-error.mjs";

/** @typedef {import("../cluster/process-identity.mjs").ProcessIdentity & { address: string, ready: boolean }} RunningApp */

/**
 * The app that serves a data folder at this moment, or is about to.
 *
 * @param {string} data
 * @returns {RunningApp | null}
 */
export function findRunningApp(data) {
  const file = runFile(data, "app.json");
  if (!existsSync(file)) return null;
  try {
    const app = JSON.parse(readFileSync(file, "utf8"));
    return isAlive(app) ? app : null;
  } catch {
    // Cut short by a crash, or removed between the two looks: nobody serves.
    return null;
  }
}

/**
 * Takes the data folder for this process, so that no second app serves it.
 *
 * @param {string} data
 * @param {string} address - Where this app will be.
 * @returns {Promise<{ ready: () => void, release: () => void }>}
 * @throws {SetupError} that names the process and the address of the app that serves it already
 */
export function claimApp(data, address) {
  const file = runFile(data, "app.json");
  return withLock(runFile(data, "app.lock"), () => {
    const running = findRunningApp(data);
    if (running) throw alreadyRunning(data, running);
    const write = (/** @type {boolean} */ ready) =>
      writeFileSync(file, JSON.stringify({ ...ownIdentity(), address, ready }));
    write(false);
    return { ready: () => write(true), release: () => rmSync(file, { force: true }) };
  });
}

/** @param {string} data @param {RunningApp} running */
function alreadyRunning(data, { pid, address, ready }) {
  return new SetupError(
    `Sightline already ${ready ? "runs" : "starts"} on ${data}: process ${pid}, ${address}`,
    `open ${address}, or stop it with Ctrl-C where it was started (kill ${pid}), or choose another folder and port: npm run up -- --data DIR --port N`,
  );
}
