import type { Command } from "commander";
import { EXIT, type ExitCode } from "./exit-codes";
import { type ProgressLine, progressLine } from "./progress-line";

/** What a command found: `json` for programs, `text` for people. */
export type Answer = { readonly json: object; readonly text: string; readonly exit?: ExitCode };

export type CommonOptions = { readonly data?: string; readonly as?: string; readonly json?: boolean };

/** Options that every command has, then its examples. */
export function withCommonOptions(command: Command, examples: readonly string[]): Command {
  return command
    .option("--data <dir>", "the data folder (default: SIGHTLINE_DATA, else .sightline in the clone)")
    .option("--as <name>", "act as this person, whose password is SIGHTLINE_PASSWORD or asked for")
    .option("--json", "print the answer as JSON, and nothing else on standard output")
    .helpOption("-h, --help", "show this")
    .addHelpText("after", `\nExamples:\n${examples.map((example) => `  $ ${example}`).join("\n")}`);
}

/** Makes `work` the action of a command: its answer goes to standard output, its progress to a terminal's standard error. */
export function answering<Options extends CommonOptions>(
  command: Command,
  work: (options: Options, words: readonly string[], progress: ProgressLine) => Promise<Answer>,
): Command {
  return command.action(async () => {
    // A command with commands below it reads the options they share before they do.
    const options = command.optsWithGlobals<Options>();
    const progress = progressLine();
    try {
      const answer = await work(options, command.args, progress);
      progress.clear();
      console.log(options.json ? JSON.stringify(answer.json, null, 2) : answer.text);
      process.exitCode = answer.exit ?? EXIT.done;
    } finally {
      progress.clear();
    }
  });
}
