/** How long some things took, milliseconds: how many, the middle, 95 of 100, the longest. */
export function figures(times: readonly number[]): { n: number; p50: number; p95: number; max: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN);
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
