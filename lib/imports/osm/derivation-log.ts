/** What deriving from a map file met, mended or left out; the import goes on. docs/guides/obstacle-rules.md says what each means. */
export const DERIVATION_ISSUE_CODES = [
  "self-crossing",
  "no-ground",
  "doubtful-height",
  "drawn-by-parts",
  "unreadable-direction",
  "doubtful-camera-tag",
  "not-a-camera",
  "camera-in-building",
  "camera-moved-outside",
] as const;
export type DerivationIssueCode = (typeof DERIVATION_ISSUE_CODES)[number];

/** How often something was met, with the ids of the first few. */
export type DerivationIssue = {
  readonly code: DerivationIssueCode;
  readonly count: number;
  readonly examples: readonly string[];
};

const EXAMPLES = 5;

export class DerivationLog {
  private readonly ids = new Map<DerivationIssueCode, string[]>();

  add(code: DerivationIssueCode, osmId: string): void {
    this.ids.set(code, [...(this.ids.get(code) ?? []), osmId]);
  }

  list(): DerivationIssue[] {
    return DERIVATION_ISSUE_CODES.flatMap((code) => {
      const ids = this.ids.get(code);
      return ids ? [{ code, count: ids.length, examples: ids.slice(0, EXAMPLES) }] : [];
    });
  }
}
