import "server-only";
import {
  deleteSavedFilterIfUnchanged,
  findSavedFilter,
  insertSavedFilter,
  isFilterNameTaken,
  listSavedFilters as listRows,
  lockSavedFilters,
  renameSavedFilterIfUnchanged,
  type SavedFilterRow,
} from "@/db/queries/saved-filters";
import type { Context } from "@/lib/access/server/context";
import {
  MOST_FILTERS,
  type SavedFilterCreate,
  type SavedFilterDto,
  type SavedFilterEdit,
} from "@/lib/api/saved-filters";
import { isUnderstood } from "@/lib/api/understood-filter";
import { type Conflict, fieldConflicts } from "@/lib/editing/conflict";
import { err, ok, type Result } from "@/lib/kernel/result";

type Stale = { readonly code: "stale"; readonly conflict: Conflict<SavedFilterDto> };
type NoSuch = { readonly code: "no-such-filter" };

/** The filters that whoever asks keeps. */
export async function listSavedFilters({ db, actor }: Context<"sites.read">): Promise<SavedFilterDto[]> {
  return (await listRows(db, actor)).map(savedFilter);
}

/** Keeps a filter under a name that no other of the same table has. */
export async function saveFilter(
  { db, actor }: Context<"sites.read">,
  { table, name, query, hidden }: SavedFilterCreate,
): Promise<Result<SavedFilterDto, { readonly code: "name-taken" } | { readonly code: "full" }>> {
  await lockSavedFilters(db, actor);
  if ((await listRows(db, actor)).length >= MOST_FILTERS) return err({ code: "full" });
  const row = await insertSavedFilter(db, actor, { of_table: table, name, query, hidden });
  return row ? ok(savedFilter(row)) : err({ code: "name-taken" });
}

/** Calls a filter by another name, of the version `expected` alone. */
export async function renameFilter(
  { db, actor }: Context<"sites.read">,
  { id, name }: SavedFilterEdit,
  expected: number,
): Promise<Result<SavedFilterDto, NoSuch | Stale | { readonly code: "name-taken" }>> {
  await lockSavedFilters(db, actor);
  const row = await findSavedFilter(db, actor, id);
  if (!row) return err({ code: "no-such-filter" });
  if (row.version !== expected) return err(stale(row, { name }));
  if (row.name === name) return ok(savedFilter(row));
  if (await isFilterNameTaken(db, actor, row, name)) return err({ code: "name-taken" });
  const version = await renameSavedFilterIfUnchanged(db, { actor, id, name }, expected);
  return version === null ? err({ code: "no-such-filter" }) : ok(savedFilter({ ...row, name, version }));
}

/** Forgets a filter, of the version `expected` alone. @returns what it was */
export async function forgetFilter(
  { db, actor }: Context<"sites.read">,
  id: string,
  expected: number,
): Promise<Result<SavedFilterDto, NoSuch | Stale>> {
  await lockSavedFilters(db, actor);
  const row = await findSavedFilter(db, actor, id);
  if (!row) return err({ code: "no-such-filter" });
  if (row.version !== expected) return err(stale(row, {}));
  await deleteSavedFilterIfUnchanged(db, { actor, id }, expected);
  return ok(savedFilter(row));
}

/** One's own filters are changed by oneself alone, in another window. */
function stale(row: SavedFilterRow, wanted: { readonly name?: string }): Stale {
  const fields = fieldConflicts({ name: row.name }, wanted, {});
  return { code: "stale", conflict: { current: savedFilter(row), fields, last: null } };
}

function savedFilter({ id, version, of_table: table, name, query, hidden }: SavedFilterRow): SavedFilterDto {
  return { id, version, table, name, query, hidden, understood: isUnderstood(table, query, hidden) };
}
