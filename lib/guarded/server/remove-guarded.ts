import "server-only";
import { markGuardedGroundGoneIfUnchanged, restoreGuardedGroundIfUnchanged } from "@/db/queries/guarded-grounds";
import { noteEdit } from "@/db/queries/jurisdictions";
import type { Context } from "@/lib/access/server/context";
import type { GuardedFieldsDto, GuardedRemoval, GuardedRestoration } from "@/lib/api/guarded";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { guardedFields, guardedObject, reachedGround, type StaleGround, staleGround } from "./stored-guarded";

export type GuardedRemovalError = { readonly code: "no-such-ground" } | StaleGround;

/** Takes a guarded ground away, of the version `expected` alone; `restoreGuarded` brings it back. @returns what it was, with the version of its removal */
export async function removeGuarded(
  context: Context<"sites.edit">,
  { id, reason }: GuardedRemoval,
  expected: number,
): Promise<Result<GuardedFieldsDto, GuardedRemovalError>> {
  const row = await reachedGround(context, id);
  if (!row) return err({ code: "no-such-ground" });
  if (row.version !== expected) return err(await staleGround(context, row, {}, expected));
  const version = await markGuardedGroundGoneIfUnchanged(context.db, row, expected);
  if (version === null) {
    const current = await reachedGround(context, id);
    return err(current ? await staleGround(context, current, {}, expected) : { code: "no-such-ground" });
  }
  await noteEdit(context.db, row.jurisdiction_id, { coverageChanges: false });
  const { id: _, ...fields } = guardedFields(row);
  await recordAudit(context, {
    action: "sites.edit",
    object: guardedObject(id),
    jurisdiction: row.jurisdiction,
    before: { ...fields, kind: row.kind },
    ...(reason === undefined ? {} : { reason }),
  });
  return ok(guardedFields({ ...row, version }));
}

/** Brings back a guarded ground that was taken away at this version; what is there already, or changed since, is not found. */
export async function restoreGuarded(
  context: Context<"sites.edit">,
  { id, version, reason }: GuardedRestoration,
): Promise<Result<GuardedFieldsDto, { readonly code: "no-such-ground" }>> {
  const gone = await reachedGround(context, id, "gone");
  if (!gone) return err({ code: "no-such-ground" });
  const restored = await restoreGuardedGroundIfUnchanged(context.db, gone, version);
  if (restored === null) return err({ code: "no-such-ground" });
  await noteEdit(context.db, gone.jurisdiction_id, { coverageChanges: false });
  const ground = guardedFields({ ...gone, version: restored });
  const { id: _, ...fields } = ground;
  await recordAudit(context, {
    action: "sites.edit",
    object: guardedObject(id),
    jurisdiction: gone.jurisdiction,
    after: { ...fields, kind: gone.kind },
    ...(reason === undefined ? {} : { reason }),
  });
  return ok(ground);
}
