/** The middle value; of an even number, the mean of the two in the middle. @throws {RangeError} where there is none */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Between the two values nearest to a share of the way from the smallest to the largest. @param share - 0 … 1 */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError("nothing was measured");
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return below + (above - below) * (at - Math.floor(at));
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** At most so many of some things, taken evenly. */
export function evenly<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(most, items.length) }, (_, i) => items[Math.floor(i * step)] as T);
}

/** CPU time of work in this process, milliseconds: user and system, so that other work on the machine does not count. */
export function cpuTimed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: (user + system) / 1_000 };
}
