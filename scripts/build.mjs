import { ensureNpmPackages } from "./setup/npm-packages.mjs";
import { ensureProductionBuild } from "./setup/production-build.mjs";
import { explain } from "./setup/progress.mjs";

try {
  const report = (/** @type {string} */ line) => console.log(line);
  await ensureNpmPackages({ report });
  const { folder, built } = await ensureProductionBuild({ report });
  console.log(built ? `built: ${folder}` : `up to date: ${folder}`);
} catch (error) {
  console.error(explain(error).join("\n"));
  process.exitCode = 1;
}
