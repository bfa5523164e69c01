import { z } from "zod";
import { ROLES } from "@/lib/access/roles";
import { PEOPLE_PAGE, PERSON_STATES } from "@/lib/api/people";

/** What the list of people shows, as a link can say it. Parsing never fails: an unreadable value falls back. `page` counts from 1. */
const peopleSearch = z.object({
  q: z.string().trim().max(60).default("").catch(""),
  role: z.enum(ROLES).optional().catch(undefined),
  state: z.enum(PERSON_STATES).optional().catch(undefined),
  jurisdiction: z.string().trim().max(40).default("").catch(""),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

export type PeopleSearch = z.infer<typeof peopleSearch>;

/** Reads what a link says; repeated parameters count once, the first. */
export function readPeopleSearch(params: Iterable<readonly [string, string]>): PeopleSearch {
  const raw: Record<string, string> = {};
  for (const [name, value] of params) raw[name] ??= value;
  return peopleSearch.parse(raw);
}

/** The same as the query of a link, without what is as usual. */
export function printPeopleSearch({ page, ...search }: PeopleSearch): string {
  const said = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
  const all = [...said, ...(page > 1 ? [["page", page] as const] : [])];
  return new URLSearchParams(all.map(([name, value]) => [name, String(value)])).toString();
}

/** What a link asks the API for; what it leaves open is left out. */
export function peopleQueryOf({ q, role, state, jurisdiction, page }: PeopleSearch) {
  return {
    ...(q === "" ? {} : { q }),
    ...(role === undefined ? {} : { role }),
    ...(state === undefined ? {} : { state }),
    ...(jurisdiction === "" ? {} : { jurisdiction }),
    limit: PEOPLE_PAGE,
    offset: (page - 1) * PEOPLE_PAGE,
  };
}
