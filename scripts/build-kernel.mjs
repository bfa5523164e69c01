import { ensureKernel } from "./setup/kernel-build.mjs";
import { explain } from "./setup/progress.mjs";

try {
  const { file, built } = await ensureKernel();
  console.log(built ? `built: ${file}` : `up to date: ${file}`);
} catch (error) {
  console.error(explain(error).join("\n"));
  process.exitCode = 1;
}
