import "server-only";
import { type AuditFilter, countAuditEntries, listAuditActors, listAuditEntries } from "@/db/queries/audit";
import { listPlacesInScope } from "@/db/queries/audit-names";
import type { Context } from "@/lib/access/server/context";
import type { AuditChoicesDto, AuditPageDto, AuditQuery, AuditSearch } from "@/lib/api/audit";
import { describeEntries, nameAll } from "./describe-entries";

/** As many people as a list to choose from can hold. */
const ACTORS = 2_000;

/** The entries within the scope that fit, the newest first, and how many there are on all pages. */
export async function searchAudit(context: Context<"audit.read">, search: AuditSearch): Promise<AuditPageDto> {
  const filter = filterOf(search);
  const total = await countAuditEntries(context.db, filter);
  const found = await listAuditEntries(context.db, { ...filter, before: search.before }, search.limit + 1);
  const items = found.slice(0, search.limit);
  const next = found.length > items.length ? (items.at(-1)?.seq ?? null) : null;
  return { items: await describeEntries(context, items), total, next };
}

/** Everybody who did something within the scope, and the jurisdictions there are in it: what a search can be narrowed to. */
export async function readAuditChoices(context: Context<"audit.read">): Promise<AuditChoicesDto> {
  const actors = await listAuditActors(context.db, ACTORS);
  const named = await nameAll(context, actors);
  return { actors: actors.map(named), jurisdictions: await listPlacesInScope(context.db) };
}

/** A query of the API as the database is asked it. */
export function filterOf({ actor, action, object, jurisdiction, from, to, q }: AuditQuery): AuditFilter {
  return {
    actor,
    action,
    object,
    jurisdiction,
    from: from === undefined ? undefined : Date.parse(from),
    to: to === undefined ? undefined : Date.parse(to),
    text: q,
  };
}
