import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fenOfYuan,
  lineAmountFen,
  MOST_PLAN_COSTS,
  PLAN_COST_LIMITS,
  plainQuantity,
  QUANTITY,
  thousandthsOf,
  totalFen,
  yuanOfFen,
} from "./plan-cost";

const fen = fc.integer({ min: 0, max: PLAN_COST_LIMITS.unitPriceFen });
const thousandths = fc.integer({ min: 1, max: 99_999_999 });
const written = (value: number) => `${Math.floor(value / 1000)}.${String(value % 1000).padStart(3, "0")}`;
const line = fc.record({ quantity: thousandths.map(written), unitPriceFen: fen });

describe("a quantity", () => {
  it.each(["0", "0.000", "-1", "1.2345", "100000", "1e3", ".5", "5.", "", " 1", "1,5"])("is not %j", (text) => {
    expect(QUANTITY.test(text)).toBe(false);
    expect(() => thousandthsOf(text)).toThrow(RangeError);
  });

  it("is the same however many zeros it is written with", () => {
    expect(["12.50", "012.5", "3.000", "0.040"].map(plainQuantity)).toEqual(["12.5", "12.5", "3", "0.04"]);
    fc.assert(
      fc.property(thousandths, (value) => {
        expect(thousandthsOf(plainQuantity(written(value)))).toBe(value);
      }),
    );
  });
});

describe("amounts", () => {
  it("round a half 分 up, and less down", () => {
    const amounts = ["0.5", "0.499", "1.005", "2.675"].map((quantity) => lineAmountFen({ quantity, unitPriceFen: 1 }));
    expect(amounts).toEqual([1, 0, 1, 3]);
    // 1.005 × 100 in floats is 100.49999999999999
    expect(lineAmountFen({ quantity: "1.005", unitPriceFen: 100 })).toBe(101);
  });

  it("lie within half a 分 of quantity × price", () => {
    fc.assert(
      fc.property(thousandths, fen, (value, unitPriceFen) => {
        const over =
          BigInt(lineAmountFen({ quantity: written(value), unitPriceFen })) * 1000n -
          BigInt(value) * BigInt(unitPriceFen);
        expect(over > -500n && over <= 500n).toBe(true);
      }),
    );
  });

  it("add up to the total, exactly, for as many lines as a plan holds", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: MOST_PLAN_COSTS }), (lines) => {
        const exact = lines.reduce((sum, one) => sum + BigInt(lineAmountFen(one)), 0n);
        expect(BigInt(totalFen(lines))).toBe(exact);
      }),
    );
    const dearest = { quantity: "99999.999", unitPriceFen: PLAN_COST_LIMITS.unitPriceFen };
    expect(Number.isSafeInteger(totalFen(Array.from({ length: MOST_PLAN_COSTS }, () => dearest)))).toBe(true);
  });
});

describe("a price in 元", () => {
  it("is read to the 分 and written back", () => {
    expect(["1280", "0.1", "0.07", "19.99", "10000000"].map(fenOfYuan)).toEqual([128_000, 10, 7, 1999, 1_000_000_000]);
    fc.assert(fc.property(fen, (value) => fenOfYuan(yuanOfFen(value)) === value));
  });

  it.each(["", "1.234", "-1", "10000000.01", "1e3", "12元", "1,280"])("is not %j", (text) => {
    expect(fenOfYuan(text)).toBeNull();
  });
});
