import "server-only";
import { updateGuardedGroundIfUnchanged } from "@/db/queries/guarded-grounds";
import { noteEdit } from "@/db/queries/jurisdictions";
import type { Context } from "@/lib/access/server/context";
import type { GuardedEdit, GuardedFieldsDto } from "@/lib/api/guarded";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { alteration } from "@/lib/editing/conflict";
import { shanghaiDay } from "@/lib/i18n/shanghai-time";
import { err, ok, type Result } from "@/lib/kernel/result";
import { guardedFault } from "../guarded-ground";
import {
  type Fields,
  guardedFields,
  guardedObject,
  reachedGround,
  type StaleGround,
  staleGround,
} from "./stored-guarded";

export type GuardedEditError = { readonly code: "no-such-ground" } | { readonly code: "consent" } | StaleGround;

/** Renames a guarded ground, or records what its unit said, of the version `expected` alone. */
export async function editGuarded(
  context: Context<"sites.edit">,
  { id, reason, ...wanted }: GuardedEdit,
  expected: number,
): Promise<Result<GuardedFieldsDto, GuardedEditError>> {
  const row = await reachedGround(context, id);
  if (!row) return err({ code: "no-such-ground" });
  if (row.version !== expected) return err(await staleGround(context, row, wanted, expected));
  const { id: _, version: __, ...fields } = guardedFields(row);
  const change = alteration<Fields>(fields, wanted);
  if (!change) return ok(guardedFields(row));
  const next = { ...fields, ...change.after };
  if (guardedFault({ kind: row.kind, ...next }, shanghaiDay(Date.now()))) return err({ code: "consent" });
  const stored = {
    ...{ name: next.name, unit: next.unit, consent_document: next.consentDocument, consent_on: next.consentOn },
  };
  const version = await updateGuardedGroundIfUnchanged(context.db, { ...row, ...stored }, expected);
  if (version === null) {
    const current = await reachedGround(context, id);
    return err(current ? await staleGround(context, current, wanted, expected) : { code: "no-such-ground" });
  }
  await noteEdit(context.db, row.jurisdiction_id, { coverageChanges: false });
  await recordAudit(context, {
    action: "sites.edit",
    object: guardedObject(id),
    jurisdiction: row.jurisdiction,
    before: { version: expected, ...change.before },
    after: { version, ...change.after },
    ...(reason === undefined ? {} : { reason }),
  });
  return ok(guardedFields({ ...row, ...stored, version }));
}
