import { isOffice, type Office, type Role } from "./roles";

/** One role of one person in one jurisdiction and all below it. Times are UTC milliseconds. */
export type Grant = {
  readonly role: Role;
  /** Code of the jurisdiction; see `isWithin`. */
  readonly jurisdiction: string;
  readonly from: number;
  /** The first moment at which it no longer holds; null: until revoked. */
  readonly until: number | null;
  readonly revokedAt: number | null;
  /** Whether a second person has to agree, and when one did. */
  readonly approvalDue: boolean;
  readonly approvedAt: number | null;
};

export const GRANT_STATES = ["in-force", "not-approved", "not-begun", "expired", "revoked"] as const;
export type GrantState = (typeof GRANT_STATES)[number];

/** Whether a grant holds at a moment, and if not, why. Begins at `from`, or when it is approved, and has ended at `until` or `revokedAt` itself. */
export function grantState({ from, until, revokedAt, approvalDue, approvedAt }: Grant, at: number): GrantState {
  if (revokedAt !== null && at >= revokedAt) return "revoked";
  if (until !== null && at >= until) return "expired";
  if (approvalDue && (approvedAt === null || at < approvedAt)) return "not-approved";
  return at < from ? "not-begun" : "in-force";
}

/** The offices that grants in force give, each once. More than one is a fault that the database refuses to store. */
export function officesHeld(grants: readonly Grant[], at: number): readonly Office[] {
  const held = grants.filter((grant) => grantState(grant, at) === "in-force").map(({ role }) => role);
  return [...new Set(held.filter(isOffice))];
}
