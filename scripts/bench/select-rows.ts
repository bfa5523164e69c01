import type { RowGroup } from "./row";

/** What is to be measured: groups with the names wanted of each. */
export type Selection = readonly { readonly group: RowGroup; readonly wanted: ReadonlySet<string> }[];

/**
 * Finds the rows that names stand for: a row by its name, all rows of a group by the group's; no name at all stands for everything.
 *
 * @param only - As on the command line: each may hold several names with commas between.
 */
export function selectRows(
  groups: readonly RowGroup[],
  only: readonly string[],
): { readonly selection: Selection } | { readonly unknown: readonly string[] } {
  const names = only.flatMap((words) => words.split(",")).map((name) => name.trim());
  const known = new Set(groups.flatMap(({ name, rows }) => [name, ...rows]));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) return { unknown };
  const selection = groups.map((group) => {
    const all = names.length === 0 || names.includes(group.name);
    return { group, wanted: new Set(group.rows.filter((row) => all || names.includes(row))) };
  });
  return { selection: selection.filter(({ wanted }) => wanted.size > 0) };
}
