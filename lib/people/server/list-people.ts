import "server-only";
import { listPeopleBy } from "@/db/queries/people";
import type { Context } from "@/lib/access/server/context";
import type { PeopleDto, PeopleQuery } from "@/lib/api/people";

/** The people of the asker's jurisdictions with the roles they hold there. */
export async function listPeople(
  context: Context<"people.read">,
  { limit, offset, ...filter }: PeopleQuery,
): Promise<PeopleDto> {
  const { items, total } = await listPeopleBy(context.db, filter, { limit, offset });
  return {
    total,
    items: items.map(({ version: _, roles, lastSeenAt, ...person }) => ({
      ...person,
      roles: [...roles],
      lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt).toISOString(),
    })),
  };
}
