import { parseArgs } from "node:util";
import { whenParentGone } from "./parent-gone.mjs";
import { explain, showProgress } from "./progress.mjs";
import { dataFolder } from "./project.mjs";
import { runApp } from "./run-app.mjs";
import { SetupError } from "./setup-error.mjs";

/** @typedef {{ help: boolean, data: string, port: number, demo: boolean, renewDemo: boolean }} CommandOptions */

export const DEFAULT_PORT = 3210;
const OLDEST_NODE = [20, 9];
const LOOPBACK = ["127.0.0.1", "localhost"];

/** @param {string} command */
const usage = (command) => `Usage: npm run ${command} [-- OPTIONS]

  --port N     serve on this port (default ${DEFAULT_PORT})
  --data DIR   keep the data in this folder (default: SIGHTLINE_DATA, else .sightline)
  --no-demo    leave an empty database empty
  --renew-demo throw all data away and load the demo city anew, if the code that makes it has changed; for tests
  --help       show this

DATABASE_URL uses another PostGIS database, as a role that reads and writes;
DATABASE_OWNER_URL is then the role that migrates it.`;

/**
 * Runs `npm run up` or `npm run dev`, from the words after it to its exit code.
 *
 * @param {"up" | "dev"} command
 * @param {readonly string[]} words
 * @returns {Promise<number>} 0 stopped by a person, 1 failed, 2 asked for the impossible
 */
export async function runAppCommand(command, words) {
  try {
    const options = readOptions(words);
    if (options.help) {
      console.log(usage(command));
      return 0;
    }
    requireNodeVersion();
    return await serveUntilStopped(command, options);
  } catch (error) {
    console.error(explain(error).join("\n"));
    return error instanceof UsageError ? 2 : 1;
  }
}

class UsageError extends SetupError {}

/**
 * @param {"up" | "dev"} command
 * @param {CommandOptions} options
 */
async function serveUntilStopped(command, { data, port, demo, renewDemo }) {
  const stop = new AbortController();
  const display = showProgress(process.stdout);
  const onSignal = () => {
    if (!stop.signal.aborted) display.notice("Stopping …");
    stop.abort();
  };
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(name, onSignal);
  whenParentGone(onSignal);
  try {
    const good = await runApp({
      data,
      port,
      demo,
      renewDemo,
      development: command === "dev",
      display,
      signal: stop.signal,
      onReady: (address) =>
        display.notice(`\nSightline 视域 is at  ${address}\nIts data is in ${data}. Ctrl-C stops it.\n`),
    });
    return good ? 0 : 1;
  } finally {
    display.close();
  }
}

/**
 * @param {readonly string[]} words
 * @returns {CommandOptions}
 * @throws {SetupError} for words that mean nothing here
 */
export function readOptions(words) {
  const values = parse(words);
  const port = Number(values.port ?? process.env.SIGHTLINE_PORT ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UsageError(`${values.port} is not a port`, "choose a number from 1 to 65535: --port 3210");
  }
  if (values.host !== undefined && !LOOPBACK.includes(values.host)) {
    throw new UsageError(
      `Sightline has no sign-in yet, so it serves this machine alone, not ${values.host}`,
      "leave --host out",
    );
  }
  return {
    help: values.help === true,
    data: dataFolder(values.data),
    port,
    demo: values["no-demo"] !== true,
    renewDemo: values["renew-demo"] === true,
  };
}

/** @param {readonly string[]} words */
function parse(words) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        port: { type: "string" },
        data: { type: "string" },
        host: { type: "string" },
        "no-demo": { type: "boolean" },
        "renew-demo": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), "npm run up -- --help");
  }
}

/** @throws {SetupError} */
function requireNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new SetupError(
    `Node ${process.versions.node} is too old: ${OLDEST_NODE.join(".")} is the oldest that works`,
    "https://nodejs.org",
  );
}
