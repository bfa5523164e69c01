/** What a cost line may hold, the same in form, API and database. Ours; small enough that the total of as many lines as a plan holds is an exact integer. */
export const PLAN_COST_LIMITS = { item: 120, unit: 20, basis: 200, unitPriceFen: 1_000_000_000 } as const;

/** How many cost lines a plan holds at most. Ours. */
export const MOST_PLAN_COSTS = 80;

/** A quantity as it is written and kept: above zero, below 100 000, to the thousandth; never a float. */
export const QUANTITY = /^(?=.*[1-9])\d{1,5}(\.\d{1,3})?$/;

/** What a line's amount follows from; the price is in integer 分. */
export type CostLine = { readonly quantity: string; readonly unitPriceFen: number };

/**
 * A quantity in thousandths.
 * @throws {RangeError} if the text is none
 */
export function thousandthsOf(quantity: string): number {
  if (!QUANTITY.test(quantity)) throw new RangeError(`no quantity: ${quantity}`);
  const [whole = "", part = ""] = quantity.split(".");
  return Number(whole + part.padEnd(3, "0"));
}

/** A quantity as it is written once: without zeros that say nothing. */
export function plainQuantity(quantity: string): string {
  const thousandths = String(thousandthsOf(quantity)).padStart(4, "0");
  const part = thousandths.slice(-3).replace(/0+$/, "");
  return `${thousandths.slice(0, -3)}${part === "" ? "" : `.${part}`}`;
}

/** What one line comes to, 分: quantity × unit price, a half 分 rounded up. */
export function lineAmountFen({ quantity, unitPriceFen }: CostLine): number {
  return Number((BigInt(thousandthsOf(quantity)) * BigInt(unitPriceFen) + 500n) / 1000n);
}

/** What the lines of a plan come to, 分: the sum of what each comes to, so that a reader who adds them up gets the same. */
export function totalFen(lines: readonly CostLine[]): number {
  return lines.reduce((sum, line) => sum + lineAmountFen(line), 0);
}

/** A price that a person writes in 元, in 分; null where it is none, has more than two decimals or is out of bounds. */
export function fenOfYuan(yuan: string): number | null {
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(yuan)) return null;
  const [whole = "", part = ""] = yuan.split(".");
  const fen = Number(whole + part.padEnd(2, "0"));
  return fen <= PLAN_COST_LIMITS.unitPriceFen ? fen : null;
}

/** A price in 元 as a person would write it into a field. */
export function yuanOfFen(fen: number): string {
  const [yuan, part] = [Math.floor(fen / 100), fen % 100];
  return part === 0 ? String(yuan) : `${yuan}.${String(part).padStart(2, "0")}`;
}
