/** Orders `n…`, `w…`, `r…` ids by type, then by number: the order every rule works in, so that equal input gives equal output. */
export function byOsmId(a: string, b: string): number {
  if (a[0] !== b[0]) return (a[0] ?? "") < (b[0] ?? "") ? -1 : 1;
  return Number(a.slice(1)) - Number(b.slice(1));
}

/** The ids once each, in order. */
export function sortedIds(ids: Iterable<string>): string[] {
  return [...new Set(ids)].sort(byOsmId);
}
