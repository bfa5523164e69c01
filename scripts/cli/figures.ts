/** `1,234 m²`. */
export function squareMetres(value: number): string {
  return `${Math.round(value).toLocaleString("en-US")} m²`;
}

/** `81.3 %`, or `–` where nothing can be said. Only a share of exactly one reads 100 %. */
export function percent(share: number | null): string {
  if (share === null) return "–";
  const tenths = share < 1 ? Math.min(99.9, Math.round(share * 1_000) / 10) : 100;
  return `${tenths.toFixed(1)} %`;
}

/** A number of something: `1 site`, `2 sites`; `plural` where the noun's is not made by an s. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? noun : plural}`;
}
