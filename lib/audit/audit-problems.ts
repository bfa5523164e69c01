/** What can be wrong with the audit. */
export const AUDIT_PROBLEMS = [
  "missing",
  "altered",
  "not-chained",
  "cut-off",
  "rewritten",
  "forged-checkpoint",
  "checkpoint-removed",
] as const;
