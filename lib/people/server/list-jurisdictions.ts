import "server-only";
import { searchJurisdictions } from "@/db/queries/people";
import type { Context } from "@/lib/access/server/context";
import type { JurisdictionsDto } from "@/lib/api/people";

const LONGEST = 60;

/** The jurisdictions of the asker to choose from, by code or name in either language. */
export function listJurisdictions({ db }: Context<"people.read">, q: string): Promise<JurisdictionsDto> {
  return searchJurisdictions(db, q, LONGEST);
}
