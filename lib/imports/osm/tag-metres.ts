/** A length written in a tag, in metres: `12`, `12.5 m`, `12,5`, `39'6"`. Null for anything else, and for a list of several. */
export function tagMetres(text: string | undefined): number | null {
  if (text === undefined) return null;
  const metric = /^(-?\d+(?:[.,]\d+)?)\s*(?:m|metres?|meters?|米)?$/i.exec(text.trim());
  if (metric) return Number(metric[1]?.replace(",", "."));
  const imperial = /^(\d+(?:\.\d+)?)\s*(?:'|ft)(?:\s*(\d+(?:\.\d+)?)\s*(?:"|''|in)?)?$/.exec(text.trim());
  return imperial ? (Number(imperial[1]) + Number(imperial[2] ?? 0) / 12) * METRES_PER_FOOT : null;
}

const METRES_PER_FOOT = 0.3048;

/** A number of storeys; of several (`7;5`) the largest, since the highest part hides most. Null if it is none. */
export function tagLevels(text: string | undefined): number | null {
  const numbers = (text ?? "").split(";").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  return numbers.every(Number.isFinite) ? Math.max(...numbers) : null;
}
