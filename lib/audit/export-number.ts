/** Form of the number of an export. */
export const EXPORT_NUMBER = /^SJ-\d{4}-(\d{6,})$/;

/** The number of an export: 审计, the year in the cities' own time, and the number of the entry that says it was made, so that no two are alike. */
export function exportNumber(seq: number, at: number): string {
  const year = new Intl.DateTimeFormat("en", { year: "numeric", timeZone: "Asia/Shanghai" }).format(at);
  return `SJ-${year}-${String(seq).padStart(6, "0")}`;
}

/** The entry that says the export was made; null for what is no number of an export. */
export function exportEntry(number: string): number | null {
  const seq = Number(EXPORT_NUMBER.exec(number)?.[1]);
  return Number.isSafeInteger(seq) ? seq : null;
}

/** What the audit names an export by. */
export function exportObject(number: string): string {
  return `audit-export:${number}`;
}
