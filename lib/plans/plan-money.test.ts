import { describe, expect, it } from "vitest";
import { planMoney } from "./plan-money";

const COSTED = { totalFen: 1_000_000, lines: 2 };

describe("planMoney", () => {
  it("divides what the plan costs by what is seen more, and by the road", () => {
    expect(planMoney(COSTED, { builtM2: 100, plannedM2: 400, lengthM: 80 })).toEqual({
      total: { fen: 1_000_000 },
      perM2: { fen: 3333 },
      perMetre: { fen: 12_500 },
    });
  });

  it("says why there is nothing to divide by", () => {
    expect(planMoney(COSTED, { builtM2: 400, plannedM2: 400 + 1e-9, lengthM: null })).toEqual({
      total: { fen: 1_000_000 },
      perM2: { why: "gains-nothing" },
      perMetre: { why: "no-centreline" },
    });
    expect(planMoney(COSTED, { builtM2: 400, plannedM2: 300, lengthM: 10 }).perM2).toEqual({ why: "gains-nothing" });
  });

  it("tells what costs nothing from what nobody has priced, and both from what is built", () => {
    const site = { builtM2: 0, plannedM2: 10, lengthM: 10 };
    expect(planMoney({ totalFen: 0, lines: 1 }, site).perM2).toEqual({ fen: 0 });
    expect(planMoney({ totalFen: 0, lines: 0 }, site).total).toEqual({ why: "uncosted" });
    expect(planMoney(null, site).perMetre).toEqual({ why: "built" });
  });
});
