/** China has had one time, eight hours before Greenwich, in all the years that records can be of. */
const AHEAD_MS = 8 * 3_600_000;

/** A moment in the cities' own time, to the millisecond: `2026-11-24 18:46:05.123`, a form that sorts and that spreadsheets leave alone. */
export function shanghaiTime(instant: string): string {
  return new Date(Date.parse(instant) + AHEAD_MS).toISOString().replace("T", " ").replace("Z", "");
}

/** The last day of the cities' that something lasts which ends at a moment: `2026-11-24` for the midnight after it. */
export function lastShanghaiDay(end: string): string {
  return shanghaiTime(new Date(Date.parse(end) - 1).toISOString()).slice(0, 10);
}

/** The first moment of a day `2026-11-24` of the cities, or of the day after it. */
export function shanghaiMidnight(day: string, which: "that-day" | "day-after"): string {
  const begin = Date.parse(`${day}T00:00:00Z`) - AHEAD_MS;
  return new Date(which === "that-day" ? begin : begin + 86_400_000).toISOString();
}

/** The day it is in the cities: `2026-11-24`. @param now - UTC milliseconds */
export function shanghaiDay(now: number): string {
  return shanghaiTime(new Date(now).toISOString()).slice(0, 10);
}
