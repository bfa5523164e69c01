import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import path from "node:path";
import { findPostgres, listPostgres, OLDEST_POSTGRES } from "../../cluster/find-postgres.mjs";
import { findBrowser, hasChineseFont, hasPlaywrightBrowser } from "../../setup/find-browser.mjs";
import { npmPackagesAreInstalled } from "../../setup/npm-packages.mjs";
import { PROJECT, productNode } from "../../setup/project.mjs";
import { installCommand } from "../../setup/system-packages.mjs";
import { good, later, wrong } from "./finding.mjs";

/** A city with its database, a build and the logs stay well below this. */
const NEEDED_BYTES = 2 * 1024 ** 3;

/** The Node that runs us, and the one the product runs on. */
export function checkNode() {
  const product = productNode();
  const own = `Node ${process.versions.node}`;
  if (product)
    return good("node", "Node", product === process.execPath ? own : `${own} here, ${product} for the product`);
  return wrong("node", "Node", `${own} is too old, and the product's own is not installed`, `cd ${PROJECT} && npm ci`);
}

export function checkPackages() {
  if (npmPackagesAreInstalled()) return good("packages", "npm packages", "as the lock file asks");
  return wrong("packages", "npm packages", "missing, or others than the lock file's", `cd ${PROJECT} && npm ci`);
}

/** PostgreSQL and PostGIS on this machine; not needed where `DATABASE_URL` names another server. */
export function checkPostgres() {
  const found = findPostgres();
  if (found) return good("postgres", "PostgreSQL", `${found.version} with PostGIS ${found.postgis} in ${found.bin}`);
  if (process.env.DATABASE_URL) return later("postgres", "PostgreSQL", "none here; DATABASE_URL names a server");
  const others = listPostgres().map(
    ({ version, postgis }) => `${version} ${postgis ? `with PostGIS ${postgis}` : "without PostGIS"}`,
  );
  const here = others.length === 0 ? "none" : others.join(", ");
  const manager = existsSync("/usr/bin/apt-get")
    ? "apt"
    : existsSync("/usr/bin/dnf")
      ? "dnf"
      : process.platform === "darwin"
        ? "brew"
        : null;
  const wanted = `${OLDEST_POSTGRES} or newer with PostGIS 3.3 or newer is needed; found ${here}`;
  return wrong("postgres", "PostgreSQL", wanted, installCommand(manager, ["database"]));
}

/** Whether the data folder, or the nearest folder above it that exists, may be written. @param {string} data */
export function checkDataFolder(data) {
  const place = nearestExisting(data);
  const mend = `make ${place} writable, or choose another folder: --data DIR`;
  if (!statSync(place).isDirectory())
    return wrong("data", "Data folder", `${place} is not a folder`, "choose another folder: --data DIR");
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
  } catch {
    return wrong("data", "Data folder", `${place} cannot be written`, mend);
  }
  return place === data ? good("data", "Data folder", data) : later("data", "Data folder", `${data} will be made`);
}

/** @param {string} data */
export function checkDisk(data) {
  const { bavail, bsize } = statfsSync(nearestExisting(data));
  const gigabytes = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB free`;
  if (bavail * bsize >= NEEDED_BYTES) return good("disk", "Disk space", gigabytes);
  return wrong(
    "disk",
    "Disk space",
    `${gigabytes}; 2 GB are needed`,
    `free some space where ${data} lies, or choose another folder: --data DIR`,
  );
}

/** Chromium and a Chinese font are for the browser tests alone. */
export function checkTestPrograms() {
  const browser = findBrowser() ?? (hasPlaywrightBrowser() ? "Playwright's own" : null);
  const mend = `cd ${PROJECT} && npx playwright install --with-deps chromium`;
  return [
    browser
      ? good("browser", "Chromium", browser)
      : later("browser", "Chromium", "none; only browser tests need it", mend),
    hasChineseFont()
      ? good("font", "Chinese font", "present")
      : later("font", "Chinese font", "none; only pictures made by tests need it", installCommand("apt", ["font"])),
  ];
}

/** @param {string} folder @returns {string} */
function nearestExisting(folder) {
  return existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}
