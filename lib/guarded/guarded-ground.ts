import type { CoverageLevel } from "@/lib/coverage/requirement-profile";

/** `forbidden`: the inside of what Decree 799 Art. 8 names; `consent`: ground near a unit whose consent Art. 10 asks for first. */
export const GUARDED_KINDS = ["forbidden", "consent"] as const;
export type GuardedKind = (typeof GUARDED_KINDS)[number];

/** What a ground is guarded for; a consent has a document's number and its day `YYYY-MM-DD`. */
export type Guarded = {
  readonly kind: GuardedKind;
  /** Whose consent is asked for. */
  readonly unit: string | null;
  readonly consentDocument: string | null;
  readonly consentOn: string | null;
};

/** `unit`: a consent zone without the unit, or another ground with one; `consent`: half of a consent, one of no consent zone, or one of a day to come. */
export type GuardedFault = "unit" | "consent";

/** What is wrong with what is recorded of a guarded ground, if anything. @param today - `YYYY-MM-DD` */
export function guardedFault({ kind, unit, consentDocument, consentOn }: Guarded, today: string): GuardedFault | null {
  if ((kind === "consent") !== (unit !== null)) return "unit";
  if ((consentDocument === null) !== (consentOn === null)) return "consent";
  if (consentOn !== null && (kind !== "consent" || consentOn > today)) return "consent";
  return null;
}

/** Whether cameras whose picture reaches a ground are pointed out: always inside what is forbidden, and in a consent zone while no consent is recorded. */
export function isWatched({ kind, consentOn }: Pick<Guarded, "kind" | "consentOn">): boolean {
  return kind === "forbidden" || consentOn === null;
}

/** The level at which what a picture takes in besides public areas is measured: who somebody is can be told from it (Decree 799 Art. 13). */
export const INCIDENTAL_LEVEL = "recognise" satisfies CoverageLevel;

/** Pieces below this are where two outlines rub, m²: a hand's breadth each way. Ours. */
export const TOUCH_M2 = 0.01;
