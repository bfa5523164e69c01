/** A page's parameters as names and values; of one that is repeated, the first. */
export function searchPairs(params: Record<string, string | string[] | undefined>): [string, string][] {
  return Object.entries(params).flatMap(([name, value]) => {
    const first = Array.isArray(value) ? value[0] : value;
    return first === undefined ? [] : [[name, first] satisfies [string, string]];
  });
}
