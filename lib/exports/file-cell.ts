/**
 * What one cell of a file holds, whichever format the file has: `day` a day of the city's own time, `2026-11-24`; `moment` an instant, ISO 8601 with its zone.
 * Numbers are in the unit that the head of their column names.
 */
export type FileCell = string | number | null | { readonly day: string } | { readonly moment: string };

/** The same where there may be no day. */
export function dayCell(day: string | null): FileCell {
  return day === null ? null : { day };
}
