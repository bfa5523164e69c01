import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { withLock } from "../cluster/exclusive-lock.mjs";
import { findPostgres, listPostgres, OLDEST_POSTGRES } from "../cluster/find-postgres.mjs";
import { findBrowser, hasChineseFont, hasPlaywrightBrowser } from "./find-browser.mjs";
import { PROJECT, WORKSHOP } from "./project.mjs";
import { runCommand, tail } from "./run-command.mjs";
import { SetupError } from "./setup-error.mjs";

/** @typedef {"database" | "browser" | "font"} Need - What the product or its tests need from the system. */
/** @typedef {"apt" | "dnf" | "brew"} PackageManager */

const DESCRIPTIONS = {
  database: `PostgreSQL ${OLDEST_POSTGRES} or newer with PostGIS 3.3 or newer`,
  browser: "Chromium",
  font: "a Chinese font",
};
const APT_TIMEOUT_MS = 900_000;

/** @param {readonly Need[]} needs @returns {Need[]} those that the system does not meet */
export function missingNeeds(needs) {
  const met = {
    database: () => findPostgres() !== null,
    browser: () => findBrowser() !== null || hasPlaywrightBrowser(),
    font: hasChineseFont,
  };
  return needs.filter((need) => !met[need]());
}

/**
 * Installs what the system lacks where that needs no questions: Debian or Ubuntu, as root or with sudo that asks nothing.
 *
 * @param {readonly Need[]} needs
 * @param {{ report?: (detail: string) => void, signal?: AbortSignal | undefined }} [options]
 * @returns {Promise<string>} what was done
 * @throws {SetupError} with the exact command for this system, where a person has to run it
 */
export async function ensureSystemPackages(needs, options = {}) {
  const missing = missingNeeds(needs);
  if (missing.length === 0) return "present";
  const manager = packageManager();
  const elevate = elevation();
  if (manager !== "apt" || !elevate) throw mustBeInstalledByHand(manager, missing);
  // Two commands at once would both install, and the second fail on the package manager's own lock.
  return withLock(path.join(WORKSHOP, "run", "system-packages.lock"), () => install(needs, elevate, options));
}

/**
 * @param {readonly Need[]} needs
 * @param {readonly string[]} elevate - What makes a command run as root.
 * @param {{ report?: (detail: string) => void, signal?: AbortSignal | undefined }} options
 */
async function install(needs, elevate, { report = () => undefined, signal }) {
  const missing = missingNeeds(needs);
  if (missing.length === 0) return "present";
  const shared = { signal, timeoutMs: APT_TIMEOUT_MS, env: aptEnvironment() };
  report("reading the list of packages");
  await runCommand(...split([...elevate, "apt-get", "update"]), shared);
  const packages = packagesFor("apt", missing);
  report(packages.join(" "));
  const log = path.join(WORKSHOP, "logs", "system-packages.log");
  const command = split([...elevate, "sh", "-c", APT_SCRIPT, "sh", ...packages]);
  const { code, output } = await runCommand(...command, { ...shared, log });
  const still = code === 0 ? missingNeeds(needs) : missing;
  if (still.length > 0) throw notInstalled(still, output);
  return `installed ${packages.join(" ")}`;
}

/**
 * Debian starts a server of its own with the package; ours is private, so the drop-in says not to, and is taken away again.
 * `dpkg --configure -a` finishes what an interrupted run left.
 */
const APT_SCRIPT = `
set -eu
dropins=/etc/postgresql-common/createcluster.d
mkdir -p "$dropins"
echo "create_main_cluster = false" > "$dropins/sightline.conf"
trap 'rm -f "$dropins/sightline.conf"; rmdir "$dropins" 2>/dev/null || true' EXIT
dpkg --configure -a
apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold "$@"
`;

function aptEnvironment() {
  return { ...process.env, DEBIAN_FRONTEND: "noninteractive", NEEDRESTART_MODE: "a", LC_ALL: "C" };
}

/** How to become root without being asked: not at all, by sudo, or null where neither works. */
function elevation() {
  if (process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0 ? ["sudo", "-n", "-E"] : null;
}

/** @returns {PackageManager | null} */
function packageManager() {
  /** @type {readonly [PackageManager, string][]} */
  const known = [
    ["apt", "apt-get"],
    ["dnf", "dnf"],
    ["brew", "brew"],
  ];
  return known.find(([, program]) => isOnPath(program))?.[0] ?? null;
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? "").split(path.delimiter).some((folder) => isExecutable(path.join(folder, program)));
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The packages that meet needs, by the names of this system.
 *
 * @param {PackageManager} manager
 * @param {readonly Need[]} missing
 */
export function packagesFor(manager, missing, offered = manager === "apt" ? aptVersions() : []) {
  const version = preferredVersion(offered);
  const names = {
    apt: {
      database: [
        version ? `postgresql-${version}` : "postgresql",
        `postgresql-${version ?? OLDEST_POSTGRES}-postgis-3`,
      ],
      browser: ["chromium"],
      font: ["fonts-noto-cjk"],
    },
    dnf: {
      database: ["postgresql-server", "postgresql-contrib", "postgis"],
      browser: ["chromium"],
      font: ["google-noto-sans-cjk-fonts"],
    },
    brew: { database: ["postgresql@17", "postgis"], browser: ["--cask chromium"], font: [] },
  };
  return missing.flatMap((need) => names[manager][need]);
}

/** The major versions of PostgreSQL that apt offers PostGIS for. */
function aptVersions() {
  const { stdout } = spawnSync("apt-cache", ["search", "--names-only", "^postgresql-[0-9]+-postgis-3$"], {
    encoding: "utf8",
  });
  return [...(stdout ?? "").matchAll(/^postgresql-(\d+)-postgis-3 /gm)].map(([, version]) => Number(version));
}

/** One that is installed already and lacks only PostGIS, else the newest. @param {readonly number[]} offered */
function preferredVersion(offered) {
  const usable = offered.filter((version) => version >= OLDEST_POSTGRES).sort((a, b) => b - a);
  const installed = new Set(listPostgres().map(({ version }) => version));
  return usable.find((version) => installed.has(version)) ?? usable[0] ?? null;
}

/**
 * The command a person runs to meet needs on this system.
 *
 * @param {PackageManager | null} manager
 * @param {readonly Need[]} missing
 */
export function installCommand(manager, missing) {
  if (!manager)
    return `install ${missing.map((need) => DESCRIPTIONS[need]).join(", ")}, or set DATABASE_URL to a PostGIS database`;
  const packages = packagesFor(manager, missing).join(" ");
  if (manager === "apt") return `sudo apt-get update && sudo apt-get install -y ${packages}`;
  return manager === "dnf" ? `sudo dnf install -y ${packages}` : `brew install ${packages}`;
}

/** @param {PackageManager | null} manager @param {readonly Need[]} missing */
function mustBeInstalledByHand(manager, missing) {
  return new SetupError(
    `this machine lacks ${missing.map((need) => DESCRIPTIONS[need]).join(", ")}`,
    installCommand(manager, missing),
  );
}

/** @param {readonly Need[]} still @param {string} output */
function notInstalled(still, output) {
  const browserOnly = still.length === 1 && still[0] === "browser";
  const mend = browserOnly
    ? `cd ${PROJECT} && npx playwright install --with-deps chromium`
    : `${installCommand("apt", still)}; or set DATABASE_URL to a PostGIS database`;
  const lacks = still.map((need) => DESCRIPTIONS[need]).join(", ");
  return new SetupError(`the system's packages did not bring ${lacks}`, mend, { output: tail(output) });
}

/** @param {readonly string[]} words @returns {[string, string[]]} */
function split([command = "", ...args]) {
  return [command, args];
}
