import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { PROJECT, WORKSHOP } from "./setup/project.mjs";

// How the product bears a city of 100,000 cameras: docs/performance.md has the figures.
const { values } = parseArgs({
  options: { cameras: { type: "string", default: "100000" }, data: { type: "string" } },
});
const data = path.resolve(values.data ?? path.join(WORKSHOP, `proof-screen-${values.cameras}`));

/** @param {string} command @param {readonly string[]} args */
function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: PROJECT,
    env: { ...process.env, SIGHTLINE_DATA: data },
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  return status ?? 1;
}

const seeded = run(process.execPath, [
  path.join(PROJECT, "scripts", "sightline.mjs"),
  "seed",
  "--cameras",
  values.cameras,
  "--data",
  data,
]);
process.exitCode =
  seeded || run(path.join(PROJECT, "node_modules", ".bin", "playwright"), ["test", "--config", "tests/proof"]);
