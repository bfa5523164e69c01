import { parseArgs } from "node:util";
import { DEFAULT_PORT, listening } from "./listen-options.mjs";
import { whenParentGone } from "./parent-gone.mjs";
import { explain, showProgress } from "./progress.mjs";
import { dataFolder } from "./project.mjs";
import { runApp } from "./run-app.mjs";
import { SetupError } from "./setup-error.mjs";

/** @typedef {{ help: boolean, data: string, listening: import("./listen-options.mjs").Listening, demo: boolean, renewDemo: boolean }} CommandOptions */

const OLDEST_NODE = [20, 9];

/** @param {string} command */
const usage = (command) => `Usage: npm run ${command} [-- OPTIONS]

  --port N     serve on this port (default ${DEFAULT_PORT})
  --data DIR   keep the data in this folder (default: SIGHTLINE_DATA, else .sightline)
  --no-demo    leave an empty database empty
  --renew-demo throw all data away and load the demo city anew, if the code that makes it has changed; for tests
  --help       show this

Where it listens: this machine alone (127.0.0.1, plain HTTP), unless told otherwise.
  --host ADDRESS                 listen on this address; 0.0.0.0 is all. Beyond this machine it needs
                                 a certificate, or a proxy that speaks HTTPS:
  --tls-cert FILE --tls-key FILE serve HTTPS with this certificate (PEM)
  --public-origin ORIGIN         what visitors' browsers call it: https://sightline.example
  --trusted-proxy ADDRESS[,…]    the proxies in front; nobody else is then let in
  --client-address-header NAME   where they append whom they talk to (default x-forwarded-for)

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
async function serveUntilStopped(command, { data, listening, demo, renewDemo }) {
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
      listening,
      demo,
      renewDemo,
      development: command === "dev",
      display,
      signal: stop.signal,
      onReady: (address, codes) => {
        display.notice(`\nSightline 视域 is at  ${address}\nIts data is in ${data}. Ctrl-C stops it.\n`);
        if (codes.length > 0) display.notice(firstCodes(codes));
      },
    });
    return good ? 0 : 1;
  } finally {
    display.close();
  }
}

/** @param {readonly import("./first-people.mjs").FirstCode[]} codes */
function firstCodes(codes) {
  const lines = codes.map(({ username, name, code }) => `  ${username.padEnd(9)} ${code}   ${name}`);
  return [
    "One-time codes for the three offices 三员, which three different people hold. They are shown this once, and work for three days;",
    "who signs in with one chooses a password and sets up a second factor. Lost: npx sightline people reset NAME",
    ...lines,
    "",
  ].join("\n");
}

/**
 * @param {readonly string[]} words
 * @returns {CommandOptions}
 * @throws {SetupError} for words that mean nothing here
 */
export function readOptions(words) {
  const values = parse(words);
  return {
    help: values.help === true,
    data: dataFolder(values.data),
    listening: readListening(values),
    demo: values["no-demo"] !== true,
    renewDemo: values["renew-demo"] === true,
  };
}

/** @param {ReturnType<typeof parse>} values */
function readListening(values) {
  try {
    return listening({
      host: values.host,
      port: values.port,
      publicOrigin: values["public-origin"],
      tlsCert: values["tls-cert"],
      tlsKey: values["tls-key"],
      trustedProxy: values["trusted-proxy"],
      clientAddressHeader: values["client-address-header"],
    });
  } catch (error) {
    if (error instanceof SetupError) throw new UsageError(error.message, error.mend, { cause: error.cause });
    throw error;
  }
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
        "public-origin": { type: "string" },
        "tls-cert": { type: "string" },
        "tls-key": { type: "string" },
        "trusted-proxy": { type: "string" },
        "client-address-header": { type: "string" },
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
