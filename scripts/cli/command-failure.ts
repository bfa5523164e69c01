import { EXIT, type ExitCode } from "./exit-codes";

/** An expected end of a command that did not do what was asked: a code for programs, a sentence for people, and what to do. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly exit: ExitCode;
  readonly code: string;
  /** What to do about it; null where the message says it. */
  readonly mend: string | null;
  /** More for programs, beside `code` and `message`. */
  readonly details: object;

  constructor(exit: ExitCode, code: string, message: string, more: { mend?: string; details?: object } = {}) {
    super(message);
    this.exit = exit;
    this.code = code;
    this.mend = more.mend ?? null;
    this.details = more.details ?? {};
  }
}

/** There is no city yet. */
export function noCity(): CommandFailure {
  return new CommandFailure(EXIT.nothing, "no-city", "there is no city yet", { mend: "sightline import osm FILE" });
}
