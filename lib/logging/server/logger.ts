import { format } from "node:util";
import { type DestinationStream, type Logger, type LoggerOptions, pino, stdTimeFunctions } from "pino";
import { readLogLevel } from "@/lib/config/log-level";
import { scrubFields } from "../scrub-fields";
import { scrubText } from "../scrub-text";

/** What the product does with a log. Parts of a log with fields bound to them are left out: pino would not let us scrub those. */
export type Log = Pick<Logger, "debug" | "info" | "warn" | "error" | "fatal">;

/**
 * The one way to log: a line of JSON per event on standard output, which the supervisor keeps in the data folder. Whatever is logged is
 * scrubbed, so that nobody has to remember to.
 *
 * Does not import `server-only`: the web server runs outside Next, where that package refuses to load.
 *
 * @param program - Who logs: `web`, `api`, `jobs`.
 * @param destination - Standard output, but for tests.
 */
export function createLogger(program: string, destination?: DestinationStream): Log {
  const options: LoggerOptions = {
    base: { program },
    level: readLogLevel(),
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: scrubFields },
    // Our own scrubbing makes errors into fields; pino's would put the whole of them back.
    serializers: { err: (error: unknown) => error },
    hooks: {
      logMethod(words, method) {
        const [fields, text] = fieldsAndText(words);
        method.apply(this, [fields, text]);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What a line says, in pino's order: its fields, an error as one of them, and then its text, put together here so that all of it is scrubbed. */
function fieldsAndText(words: readonly unknown[]): [object, string] {
  const [first, ...rest] = words;
  if (typeof first === "string") return [{}, scrubText(format(first, ...rest))];
  const fields = first instanceof Error ? { err: first } : Object(first);
  return [fields, scrubText(format(...(rest.length > 0 ? rest : [fields.err?.message ?? ""])))];
}

/** Sends what frameworks print by themselves through a log, errors with the values of their queries included. */
export function takeOverConsole(log: Log): void {
  console.log = (...words) => log.info(format(...words));
  console.info = (...words) => log.info(format(...words));
  console.debug = (...words) => log.debug(format(...words));
  console.warn = (...words) => log.warn(format(...words));
  console.error = (...words) => log.error(format(...words));
}
