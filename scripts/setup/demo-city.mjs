import path from "node:path";
import { runCommand, tail } from "./run-command.mjs";
import { SetupError } from "./setup-error.mjs";
import { typescriptCommand } from "./typescript-command.mjs";

/**
 * Imports the demo city, invents its cameras and computes its coverage, unless the database holds a city already.
 *
 * @param {string} data - The data folder.
 * @param {{ url: string, ownerUrl: string }} database
 * @param {{ report: (detail: string) => void, signal: AbortSignal }} context
 * @returns {Promise<string>} the last line that the import printed
 * @throws {SetupError} with the end of what it printed
 */
export async function loadDemoCity(data, { url, ownerUrl }, { report, signal }) {
  const { command, args, env } = typescriptCommand("scripts/seed-demo.ts");
  const { code, output, stdout } = await runCommand(command, args, {
    env: { ...env, DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, SIGHTLINE_DATA: data },
    signal,
    log: path.join(data, "logs", "demo-city.log"),
    onLine: (line) => report(line.trim().slice(0, 60)),
  });
  if (code === 0) return tail(stdout, 1).trim();
  throw new SetupError("the demo city could not be loaded", "npm run up -- --no-demo", { output: tail(output) });
}
