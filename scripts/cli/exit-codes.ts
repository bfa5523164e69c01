/** What the exit code of every command says; docs/guides/cli.md explains them. */
export const EXIT = {
  done: 0,
  /** The machine, the database or the command itself failed. */
  failed: 1,
  /** A file, an option or a scene is wrong; nothing was changed. */
  badInput: 2,
  /** There is nothing to work on yet, e.g. no city. */
  nothing: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
