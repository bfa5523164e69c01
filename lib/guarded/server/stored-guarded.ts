import "server-only";
import { findGuardedGround, type GuardedGroundRow } from "@/db/queries/guarded-grounds";
import type { Context } from "@/lib/access/server/context";
import type { GuardedFieldsDto, ReachedGroundDto } from "@/lib/api/guarded";
import { COVERAGE_LEVELS } from "@/lib/coverage/requirement-profile";
import type { Conflict, Wanted } from "@/lib/editing/conflict";
import { findConflict } from "@/lib/editing/server/find-conflict";
import { isWatched } from "../guarded-ground";

/** What people edit of a guarded ground, without whose version it is. */
export type Fields = Omit<GuardedFieldsDto, "id" | "version">;

export type StaleGround = { readonly code: "stale"; readonly conflict: Conflict<GuardedFieldsDto> };

/** One guarded ground that the context reaches, for its use cases; null for any other. */
export async function reachedGround(
  context: Context,
  id: string,
  which: "in force" | "gone" = "in force",
): Promise<GuardedGroundRow | null> {
  const row = await findGuardedGround(context.db, id, which);
  return row && context.reaches(row.jurisdiction) ? row : null;
}

/** A stored guarded ground as people edit it. */
export function guardedFields(row: GuardedGroundRow): GuardedFieldsDto {
  const { id, version, name, unit, consent_document, consent_on } = row;
  return { id, version, name, unit, consentDocument: consent_document, consentOn: consent_on };
}

/** A stored guarded ground as it goes out to whoever asks who reaches it. */
export function groundOf(row: GuardedGroundRow): ReachedGroundDto {
  const watched = isWatched({ kind: row.kind, consentOn: row.consent_on });
  return { ...guardedFields(row), number: row.number, kind: row.kind, watched };
}

/** What the audit names a guarded ground by. */
export function guardedObject(id: string): string {
  return `guarded-ground:${id}`;
}

/** Why a change of a guarded ground that is based on the version `expected` came too late. */
export async function staleGround(
  context: Context,
  row: GuardedGroundRow,
  wanted: Wanted<Fields>,
  expected: number,
): Promise<StaleGround> {
  const { id, version: _, ...fields } = guardedFields(row);
  const history = { object: guardedObject(id), action: "sites.edit" } as const;
  const conflict = await findConflict(context, history, { current: guardedFields(row), expected, fields, wanted });
  return { code: "stale", conflict };
}

/** Areas by level as they go out, by rising level. */
export function reachedLevels(areas: Readonly<Record<string, number>>) {
  return COVERAGE_LEVELS.flatMap((level) => {
    const areaM2 = areas[level];
    return areaM2 === undefined ? [] : [{ level, areaM2 }];
  });
}
