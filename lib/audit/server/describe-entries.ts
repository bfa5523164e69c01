import "server-only";
import { listPersonNames, listPlaces } from "@/db/queries/audit-names";
import type { Context } from "@/lib/access/server/context";
import type { AuditEntryDto } from "@/lib/api/audit";
import type { AuditEntry } from "../audit-entry";

const PERSON = /^person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

type Named = { readonly id: string; readonly name: string | null };

/** Gives people their names, by `person:<id>`; anybody and anything else, and people outside the scope, have none. */
export async function nameAll({ db }: Pick<Context, "db">, ids: readonly string[]): Promise<(id: string) => Named> {
  const people = [...new Set(ids.flatMap((id) => PERSON.exec(id)?.[1] ?? []))];
  const names = await listPersonNames(db, people);
  return (id) => ({ id, name: names.get(PERSON.exec(id)?.[1] ?? "") ?? null });
}

/** Entries as the API shows them: with the names of people and places. */
export async function describeEntries(
  context: Pick<Context, "db">,
  entries: readonly AuditEntry[],
): Promise<AuditEntryDto[]> {
  const named = await nameAll(
    context,
    entries.flatMap(({ actor, object }) => [actor, object]),
  );
  const codes = [...new Set(entries.flatMap(({ jurisdiction }) => jurisdiction ?? []))];
  const places = new Map((await listPlaces(context.db, codes)).map((place) => [place.code, place]));
  return entries.map(({ actor, object, jurisdiction, at, before, after, ...entry }) => ({
    ...entry,
    at: new Date(at).toISOString(),
    actor: named(actor),
    object: named(object),
    jurisdiction: jurisdiction === null ? null : (places.get(jurisdiction) ?? unnamed(jurisdiction)),
    before: before as AuditEntryDto["before"],
    after: after as AuditEntryDto["after"],
  }));
}

/** A jurisdiction that is no longer in the tree. */
function unnamed(code: string) {
  return { code, name: code, nameEn: code };
}
