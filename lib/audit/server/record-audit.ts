import "server-only";
import { insertAuditEntry, takeAuditHead } from "@/db/queries/audit";
import { scopeText } from "@/db/queries/scope";
import type { Action } from "@/lib/access/policy";
import type { Context } from "@/lib/access/server/context";
import { entryHash, type Json } from "../audit-entry";
import type { SessionEvent } from "../session-events";

/** A change as its use case tells it: no secrets, and no more of the records than says what changed. */
export type AuditedChange = {
  readonly action: Action | SessionEvent;
  /** Kind and id of what was changed: `city:350100`, `site:<uuid>`. */
  readonly object: string;
  /** Code of the jurisdiction it lies in; null for the installation itself. */
  readonly jurisdiction: string | null;
  readonly before?: Json;
  readonly after?: Json;
  readonly reason?: string;
};

/**
 * Writes who changed what into the audit, in the transaction of the change: both come to be, or neither. The last thing a transaction does, since the audit's
 * end is held from here until the transaction ends.
 *
 * @throws what the database throws: in a context that only reads, or outside its scope
 */
export async function recordAudit(context: Context, change: AuditedChange): Promise<void> {
  const { db, actor, role, scope } = context;
  const head = await takeAuditHead(db);
  const content = {
    seq: head.seq + 1,
    at: Date.now(),
    actor,
    role,
    scope: scopeText(scope),
    jurisdiction: change.jurisdiction,
    action: change.action,
    object: change.object,
    before: change.before ?? null,
    after: change.after ?? null,
    reason: change.reason ?? "",
    previousHash: head.hash,
  };
  await insertAuditEntry(db, { ...content, hash: entryHash(content) });
}
