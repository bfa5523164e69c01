import "server-only";
import { findPerson, type PersonRow, updatePersonIfUnchanged } from "@/db/queries/people";
import { endSessions } from "@/db/queries/sign-in";
import type { Context } from "@/lib/access/server/context";
import { holdsOffice } from "@/lib/access/server/holds-office";
import type { PersonEdit, PersonFieldsDto } from "@/lib/api/people";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { alteration, type Conflict, type Wanted } from "@/lib/editing/conflict";
import { findConflict } from "@/lib/editing/server/find-conflict";
import { err, ok, type Result } from "@/lib/kernel/result";
import { objectOf, reachedPerson } from "./reached-person";

/** `holds-office`: one of the three offices, which somebody who administers accounts may not shut out; their grant is revoked first. */
export type PersonEditError =
  | { readonly code: "no-such-person" }
  | { readonly code: "holds-office" }
  | { readonly code: "stale"; readonly conflict: Conflict<PersonFieldsDto> };

type EditableFields = { displayName: string; unit: string; disabled: boolean };

/** Changes what is recorded of a person, of the version `expected` alone. Disabling ends their sessions. */
export async function editPerson(
  context: Context<"people.edit">,
  { id, reason = "", ...wanted }: PersonEdit,
  expected: number,
): Promise<Result<PersonFieldsDto, PersonEditError>> {
  const person = await reachedPerson(context, id);
  if (!person) return err({ code: "no-such-person" });
  if (person.version !== expected) return err(await stale(context, person, expected, wanted));
  const altered = alteration<EditableFields>(fieldsOf(person), wanted);
  if (!altered) return ok(recordOf(person));
  if (altered.after.disabled && (await holdsOffice(id))) return err({ code: "holds-office" });

  const next = { ...person, ...altered.after };
  const version = await updatePersonIfUnchanged(context.db, next, expected);
  if (version === null) {
    const current = await findPerson(context.db, id);
    return err(current ? await stale(context, current, expected, wanted) : { code: "no-such-person" });
  }
  if (altered.after.disabled) await endSessions(context.db, id, { except: null });
  await recordAudit(context, {
    action: "people.edit",
    object: objectOf(person),
    jurisdiction: person.jurisdiction.code,
    before: { version: expected, ...altered.before },
    after: { id, version, ...altered.after },
    reason,
  });
  return ok(recordOf({ ...next, version }));
}

async function stale(
  context: Context,
  person: PersonRow,
  expected: number,
  wanted: Wanted<EditableFields>,
): Promise<{ readonly code: "stale"; readonly conflict: Conflict<PersonFieldsDto> }> {
  const history = { object: objectOf(person), action: "people.edit", record: person.id } as const;
  const change = { current: recordOf(person), expected, fields: fieldsOf(person), wanted };
  return { code: "stale", conflict: await findConflict(context, history, change) };
}

function fieldsOf({ displayName, unit, disabled }: PersonRow): EditableFields {
  return { displayName, unit, disabled };
}

function recordOf(person: PersonRow): PersonFieldsDto {
  return { id: person.id, version: person.version, ...fieldsOf(person) };
}
