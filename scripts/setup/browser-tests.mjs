import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../cluster/loopback-port.mjs";
import { findBrowser } from "./find-browser.mjs";
import { dataFolder, PROJECT, WORKSHOP } from "./project.mjs";
import { findRunningApp } from "./running-app.mjs";
import { ensureSystemPackages } from "./system-packages.mjs";

/**
 * @typedef {object} BrowserTests - What browser tests run against.
 * @property {string} address - Of the app.
 * @property {string | undefined} browser - The program; undefined: Playwright's own.
 * @property {{ command: string, data: string } | null} server - What starts the app; null: it runs already.
 */

const ADDRESS = "SIGHTLINE_BROWSER_TESTS_ADDRESS";

/**
 * Prepares for browser tests: installs a browser and a Chinese font where they are missing, and chooses the app they look
 * at: the one that serves `SIGHTLINE_DATA`, else one that Playwright starts, on a port that is free.
 *
 * @returns {Promise<BrowserTests>}
 * @throws {import("./setup-error.mjs").SetupError} with what mends it
 */
export async function prepareBrowserTests() {
  const ours = path.join(WORKSHOP, "e2e");
  const data = dataFolder(undefined, ours);
  const known = process.env[ADDRESS];
  // Playwright reads its configuration again in each worker, which must look at the same app.
  if (known) return { address: known, browser: findBrowser() ?? undefined, server: null };
  await ensureSystemPackages(["database", "browser", "font"], { report: console.error });
  const running = await startedApp(data);
  const port = running ? 0 : await freePort();
  const address = running?.address ?? `http://127.0.0.1:${port}`;
  process.env[ADDRESS] = address;
  // the browser that draws by software needs the other processor
  process.env.SIGHTLINE_JOB_WORKERS ??= "1";
  const up = path.join(PROJECT, "scripts", "up.mjs");
  const command = `"${process.execPath}" "${up}" --data "${data}" --port ${port}${data === ours ? " --renew-demo" : ""}`;
  return { address, browser: findBrowser() ?? undefined, server: running ? null : { command, data } };
}

/** The app that serves a data folder, once it is ready. @param {string} data */
async function startedApp(data) {
  for (;;) {
    const app = findRunningApp(data);
    if (!app || app.ready) return app;
    await sleep(500);
  }
}
