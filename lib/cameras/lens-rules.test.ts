import { describe, expect, it } from "vitest";
import { afterKindChange, hasLensOfKind } from "./lens-rules";

const FIXED = { kind: "fixed", bearing: 90, tilt: 15, hfov: 60 } as const;
const ROUND = { kind: "panoramic", bearing: 0, tilt: null, hfov: null } as const;
type Lens = { kind: "fixed" | "panoramic"; bearing: number | null; tilt: number | null; hfov: number | null };

describe("a camera whose kind changes", () => {
  it("loses its lens when it comes to see all round", () => {
    expect(afterKindChange<Lens>(FIXED, { kind: "panoramic" })).toEqual(ROUND);
  });

  it("looks nowhere that anybody said when it becomes fixed", () => {
    expect(afterKindChange<Lens>(ROUND, { kind: "fixed", tilt: 20, hfov: 70 })).toEqual({
      kind: "fixed",
      bearing: null,
      tilt: 20,
      hfov: 70,
    });
  });

  it("is taken at its word", () => {
    expect(afterKindChange<Lens>(ROUND, { kind: "fixed", bearing: 10, tilt: 20, hfov: 70 }).bearing).toBe(10);
    expect(afterKindChange<Lens>(FIXED, { kind: "fixed", tilt: 1 })).toEqual({ kind: "fixed", tilt: 1 });
  });
});

it.each([
  [FIXED, true],
  [{ ...FIXED, bearing: null }, true],
  [{ ...FIXED, tilt: null }, false],
  [{ ...FIXED, hfov: null }, false],
  [ROUND, true],
  [{ ...ROUND, hfov: 60 }, false],
  [{ ...ROUND, tilt: 0 }, false],
] as const)("knows whether %j has the lens of its kind: %s", (lens, has) => {
  expect(hasLensOfKind(lens)).toBe(has);
});
