import "server-only";
import { listPersonNames } from "@/db/queries/audit-names";
import { type Author, findPlan, type PlanRow } from "@/db/queries/plans";
import type { Context } from "@/lib/access/server/context";
import type { PlanDto } from "@/lib/api/plans";

/** One plan that the context reaches, for its use cases; null for any other. */
export async function reachedPlan(context: Context, id: string): Promise<PlanRow | null> {
  const plan = await findPlan(context.db, id);
  return plan && context.reaches(plan.jurisdiction) ? plan : null;
}

/** A plan as it goes out. */
export function planOf(row: PlanRow): PlanDto {
  const { id, version, name, basis, state, changes, verdict } = row;
  return {
    ...{ id, version, site: row.site_id, name, basis, state, author: row.author_name },
    createdAt: instant(row.created_at),
    submittedAt: row.submitted_at === null ? null : instant(row.submitted_at),
    adoptedAt: row.adopted_at === null ? null : instant(row.adopted_at),
    branchedFrom:
      row.branched_from === null || row.branched_from_name === null
        ? null
        : { id: row.branched_from, name: row.branched_from_name },
    ...{ changes, verdict },
  };
}

/** A moment as it goes out. @param at - UTC milliseconds. */
export function instant(at: number): string {
  return new Date(at).toISOString();
}

/** What the audit names a plan, and all that is in it, by. */
export function planObject(id: string): string {
  return `plan:${id}`;
}

/** Who is about to make or say something: their name as it is now is kept with it. */
export async function authorOf({ db, actor }: Context): Promise<Author> {
  const person = /^person:(.*)$/.exec(actor)?.[1];
  const names = person === undefined ? new Map<string, string>() : await listPersonNames(db, [person]);
  return { author: actor, authorName: (person && names.get(person)) ?? null };
}
