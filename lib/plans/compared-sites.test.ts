import { describe, expect, it } from "vitest";
import { comparedSites, type Figures } from "./compared-sites";

const figures = (coveredM2: number): Figures => ({ coverage: 0, coveredM2, gapM2: 0, gaps: 0, cameras: 0, levels: [] });
const site = (id: string, built: number, planned: number) => ({ id, built: figures(built), planned: figures(planned) });
const told = (sites: ReturnType<typeof comparedSites>) =>
  sites.map(({ id, base, plan }) => [id, base.coveredM2, plan.coveredM2]);

describe("comparedSites", () => {
  it("sets a plan beside what is built", () => {
    expect(told(comparedSites({ sites: [site("a", 1, 5)] }, null))).toEqual([["a", 1, 5]]);
  });

  it("sets two plans side by side, and takes a site that one does not reach as built there", () => {
    const plan = { sites: [site("a", 1, 5), site("b", 2, 3)] };
    const other = { sites: [site("a", 1, 4), site("c", 7, 9)] };
    expect(told(comparedSites(plan, other))).toEqual([
      ["a", 4, 5],
      ["b", 2, 3],
      ["c", 9, 7],
    ]);
  });
});
