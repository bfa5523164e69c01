import "server-only";
import { countAuditEntries, listOldestAuditEntries } from "@/db/queries/audit";
import type { Context } from "@/lib/access/server/context";
import type { AuditHistoryDto, AuditObjectQuery } from "@/lib/api/audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { describeEntries, nameAll } from "./describe-entries";

/** Everything that was done to one object within the scope, the oldest first; `no-such-object` where nothing was. */
export async function followObject(
  context: Context<"audit.read">,
  { object, after, limit }: AuditObjectQuery,
): Promise<Result<AuditHistoryDto, { code: "no-such-object" }>> {
  const total = await countAuditEntries(context.db, { object });
  if (total === 0) return err({ code: "no-such-object" });
  const found = await listOldestAuditEntries(context.db, { object, after }, limit + 1);
  const items = found.slice(0, limit);
  const next = found.length > items.length ? (items.at(-1)?.seq ?? null) : null;
  const named = await nameAll(context, [object]);
  return ok({ object: named(object), items: await describeEntries(context, items), total, next });
}
