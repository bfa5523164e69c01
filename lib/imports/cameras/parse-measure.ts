/** Metres in one of each unit a list may write behind a length. */
const METRES: Readonly<Record<string, number>> = {
  "": 1,
  m: 1,
  米: 1,
  meter: 1,
  meters: 1,
  metre: 1,
  metres: 1,
  cm: 0.01,
  厘米: 0.01,
  mm: 0.001,
  毫米: 0.001,
  km: 1_000,
};
const DEGREES = /^(?:°|度|deg|degrees?)?$/;

/** A plain number: no thousands, since `1,234` and `1,5` cannot be told apart. Null for anything else, `NaN` and `Infinity` included. */
export function parseNumber(text: string): number | null {
  const plain = text.normalize("NFKC").trim();
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

/** A length in metres: `12.5`, `12.5m`, `12.5 米`, `450 cm`. Null for anything else. */
export function parseLength(text: string): number | null {
  const { number, unit } = split(text);
  const metres = METRES[unit];
  return number === null || metres === undefined ? null : number * metres;
}

/** An angle in degrees: `30`, `30°`, `30度`. Null for anything else. */
export function parseAngle(text: string): number | null {
  const { number, unit } = split(text);
  return number !== null && DEGREES.test(unit) ? number : null;
}

/** A length of optics in millimetres, where no unit means millimetres: `4`, `4mm`. Null for anything else, and for a zoom lens `2.8-12mm`. */
export function parseMillimetres(text: string): number | null {
  const { number, unit } = split(text);
  const metres = METRES[unit];
  return number === null || metres === undefined ? null : number * (unit === "" ? 1 : metres * 1_000);
}

function split(text: string): { number: number | null; unit: string } {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const [, digits = "", unit = ""] = /^([+-]?[\d.]+)\s*(\D*)$/.exec(plain) ?? [];
  return { number: parseNumber(digits), unit: unit.trim() };
}
