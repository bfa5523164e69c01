import "server-only";
import type { StoredGrant } from "@/db/queries/grants";
import { grantState } from "@/lib/access/grant";
import type { GrantDto } from "@/lib/api/people";

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** A grant as the API tells it, with its state at a moment, UTC milliseconds. */
export function grantDtoOf(grant: StoredGrant, at: number): GrantDto {
  const { jurisdiction, ...rest } = grant;
  return {
    ...rest,
    jurisdiction,
    state: grantState({ ...rest, jurisdiction: jurisdiction.code }, at),
    from: new Date(grant.from).toISOString(),
    until: iso(grant.until),
    approvedAt: iso(grant.approvedAt),
    revokedAt: iso(grant.revokedAt),
  };
}
