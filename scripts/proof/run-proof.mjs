import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

/**
 * Runs the whole of a proof, of which `npm test` runs a part: the same test files, with sizes in the environment.
 * `--NAME N` asks for another size. Ends with the tests' exit code; 2 for a size that is none.
 *
 * @param {{
 *   command: string,
 *   project?: string,
 *   files: readonly string[],
 *   sizes: Readonly<Record<string, { readonly variable: string, readonly whole: number, readonly about: string }>>,
 * }} proof
 */
export function runProof({ command, project = "unit", files, sizes }) {
  const usage = [
    `Usage: npm run ${command} [-- OPTIONS]\n`,
    ...Object.entries(sizes).map(([name, { whole, about }]) => `  --${name} N   ${about} (default ${whole})`),
  ].join("\n");
  /** @type {Record<string, string | boolean | undefined>} */
  let values;
  try {
    const options = Object.fromEntries(
      Object.keys(sizes).map((name) => [name, { type: /** @type {const} */ ("string") }]),
    );
    ({ values } = parseArgs({ options: { ...options, help: { type: "boolean", short: "h" } } }));
    for (const name of Object.keys(sizes)) {
      if (values[name] !== undefined && !/^\d+$/.test(String(values[name])))
        throw new Error(`--${name} must be a whole number`);
    }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (values.help) {
    console.log(usage);
    return;
  }
  const asked = Object.entries(sizes).map(([name, { variable, whole }]) => [variable, String(values[name] ?? whole)]);
  const { status } = spawnSync("vitest", ["run", ...files, "--project", project, "--disable-console-intercept"], {
    env: { ...process.env, ...Object.fromEntries(asked), SIGHTLINE_LOG_LEVEL: "silent" },
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  process.exitCode = status ?? 1;
}
