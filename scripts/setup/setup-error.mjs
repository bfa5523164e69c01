/** Something a person can mend: what went wrong, and the command or step that mends it. */
export class SetupError extends Error {
  /**
   * @param {string} message - One sentence: what went wrong.
   * @param {string} mend - What to do, best a command that can be copied.
   * @param {{ cause?: unknown, output?: string }} [more] - `output` is the end of what a command printed.
   */
  constructor(message, mend, more = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "SetupError";
    this.mend = mend;
    this.output = more.output ?? "";
  }
}
