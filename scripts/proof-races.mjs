import { spawnSync } from "node:child_process";

// The whole of the races, of which the tests run a part; docs/assurance.md has the figures.
const { status } = spawnSync("vitest", ["run", "--project", "integration", "lib/api/server/races"], {
  env: { ...process.env, SIGHTLINE_RACES: "whole", SIGHTLINE_LOG_LEVEL: "silent" },
  stdio: "inherit",
  shell: process.platform === "win32",
});
process.exitCode = status ?? 1;
