import { CommanderError } from "commander";
import { explain } from "../setup/progress.mjs";
import { SetupError } from "../setup/setup-error.mjs";
import { CommandFailure } from "./command-failure";
import { EXIT, type ExitCode } from "./exit-codes";

/** Longest line of an error shown to people: a failed query carries whole files in its text. */
const LONGEST_LINE = 300;

type Failure = {
  readonly exit: ExitCode;
  readonly code: string;
  readonly lines: readonly string[];
  readonly json: object;
};

/**
 * Says on standard error what went wrong; where JSON was asked for, the same as `{ "error": … }` on standard output.
 *
 * @returns the exit code
 */
export function reportFailure(error: unknown, json: boolean): ExitCode {
  const failure = describeFailure(error);
  if (failure.exit === EXIT.done) return failure.exit;
  for (const line of failure.lines) console.error(line);
  if (json) console.log(JSON.stringify({ error: { code: failure.code, ...failure.json } }, null, 2));
  return failure.exit;
}

function describeFailure(error: unknown): Failure {
  if (error instanceof CommanderError) return describeUsage(error);
  if (error instanceof CommandFailure) {
    const { exit, code, message, mend, details } = error;
    const lines = [`error: ${message}`, ...(mend === null ? [] : [`To mend it: ${mend}`])];
    return { exit, code, lines, json: { message, mend, ...details } };
  }
  if (error instanceof SetupError) {
    const { message, mend } = error;
    return { exit: EXIT.failed, code: "setup", lines: explain(error), json: { message, mend } };
  }
  return { exit: EXIT.failed, code: "failed", lines: causes(error), json: { message: causes(error).join("; ") } };
}

/** Help and version end a command well; commander has written everything else to standard error already. */
function describeUsage(error: CommanderError): Failure {
  const asked = error.exitCode === 0;
  const message = error.code === "commander.help" ? "a command is missing" : error.message.replace(/^error: /, "");
  return { exit: asked ? EXIT.done : EXIT.badInput, code: "usage", lines: [], json: { message } };
}

/** The error and what caused it, a line each; `SIGHTLINE_DEBUG` adds where it came from. */
function causes(error: unknown): string[] {
  if (!(error instanceof Error)) return [`error: ${error}`];
  if (process.env.SIGHTLINE_DEBUG) return [error.stack ?? error.message];
  const lines: string[] = [];
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const [line = ""] = at.message.split("\n");
    const text = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
    lines.push(lines.length === 0 ? `error: ${text}` : `because: ${text}`);
  }
  return lines;
}
