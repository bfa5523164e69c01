/** A figure of a file, to hundredths. */
export function hundredths(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}

/** Degrees of a place, to a tenth of a metre, which is finer than the map file is. */
export function degrees(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
