import type { AppLocale } from "./locale";

/** Numbers as people of one language write them; every figure carries its unit. Same text on server and in browser. */
export type Figures = {
  readonly count: (value: number) => string;
  /** 0…1 as a percentage, rounded down: a share short of the target never reads as the target. */
  readonly share: (value: number) => string;
  readonly squareMetres: (value: number) => string;
  /** Bare number of hectares, one decimal below 100; the unit's word differs by language. */
  readonly hectares: (squareMetres: number) => string;
  readonly metres: (value: number) => string;
  readonly kilometres: (metres: number) => string;
  readonly degrees: (value: number) => string;
  readonly density: (pixelsPerMetre: number) => string;
  /** Money, to the 分. @param fen - Integer 分, not negative. */
  readonly yuan: (fen: number) => string;
};

const cache = new Map<AppLocale, Figures>();

/** The number formats of a language. */
export function figuresOf(locale: AppLocale): Figures {
  const known = cache.get(locale);
  if (known) return known;
  const made = makeFigures(locale);
  cache.set(locale, made);
  return made;
}

function makeFigures(locale: AppLocale): Figures {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const upToTenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const thousandths = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return {
    count: (value) => whole.format(value),
    share: (value) => `${tenths.format(Math.floor(value * 1000 + 1e-9) / 10)}%`,
    squareMetres: (value) => `${smallOrWhole(value, tenths, whole)} m²`,
    hectares: (value) => (value >= 1e6 ? whole.format(value / 1e4) : smallOrTenths(value / 1e4, tenths)),
    metres: (value) => `${value < 100 ? upToTenths.format(value) : whole.format(value)} m`,
    kilometres: (metres) => `${thousandths.format(metres / 1000)} km`,
    degrees: (value) => `${upToTenths.format(value)}°`,
    density: (value) => `${upToTenths.format(value)} px/m`,
    yuan: (fen) => `¥${whole.format((fen - (fen % 100)) / 100)}.${String(fen % 100).padStart(2, "0")}`,
  };
}

function smallOrWhole(value: number, tenths: Intl.NumberFormat, whole: Intl.NumberFormat): string {
  return value < 100 && value !== 0 ? smallOrTenths(value, tenths) : whole.format(value);
}

/** Something that exists but would round to nothing is not written as nothing. */
function smallOrTenths(value: number, tenths: Intl.NumberFormat): string {
  return value > 0 && value < 0.1 ? `< ${tenths.format(0.1)}` : tenths.format(value);
}
