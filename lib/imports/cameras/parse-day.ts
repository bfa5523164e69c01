/** A day as lists write it: `2021-06-12`, `2021/6/12`, `2021.6.12`, `2021年6月12日` or `20210612`, as midnight too, which is how sheets give a day. */
const DAY = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T ]00:00(?::00(?:\.0+)?)?)?$/;

/** The day as `2021-06-12`; null for what is none, `2021-02-30` and a day whose order of day and month could be either way among it. */
export function parseDay(text: string): string | null {
  const [, year, month, date, month2, date2] = DAY.exec(text.normalize("NFKC").trim()) ?? [];
  if (year === undefined) return null;
  const day = [year, (month ?? month2 ?? "").padStart(2, "0"), (date ?? date2 ?? "").padStart(2, "0")].join("-");
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(day) ? day : null;
}
