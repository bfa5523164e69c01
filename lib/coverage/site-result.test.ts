import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PART_ROLES } from "@/lib/sites/derived-site";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { siteResult, type ZoneResult, zoneMet } from "./site-result";

const zone: fc.Arbitrary<ZoneResult> = fc
  .record({
    role: fc.constantFrom(...PART_ROLES),
    area: fc.double({ min: 0, max: 1e5, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ role, area, share }) => ({ role, area, coveredArea: area * share }));
const zones = fc.array(zone, { maxLength: 8 });
const kinds = fc.constantFrom(...SITE_KINDS);

describe("siteResult", () => {
  it("weighs zones by their area", () => {
    const result = siteResult(
      "square",
      [
        { role: "surface", area: 900, coveredArea: 450 },
        { role: "entrance", area: 100, coveredArea: 100 },
      ],
      null,
    );
    expect(result).toEqual({
      state: "partial",
      coverage: 0.55,
      areaM2: 1000,
      coveredM2: 550,
      gapM2: 450,
      metric: { id: "area", value: 550, of: 1000 },
    });
  });

  it("is not met while one entrance is below 95 %, however well the rest is seen", () => {
    const surface: ZoneResult = { role: "surface", area: 10_000, coveredArea: 10_000 };
    const at = (coveredArea: number) =>
      siteResult("square", [surface, { role: "entrance", area: 100, coveredArea }], null).state;
    expect([at(94.9), at(95)]).toEqual(["partial", "met"]);
  });

  it("is blind where nothing is seen and not computed where obstacles stand on all of it", () => {
    const blind = siteResult("park", [{ role: "open-ground", area: 10, coveredArea: 0 }], null);
    const empty = siteResult("park", [{ role: "open-ground", area: 0, coveredArea: 0 }], null);
    expect([blind.state, blind.coverage, empty.state, empty.coverage]).toEqual(["blind", 0, "not-computed", null]);
  });

  it.each([
    ["main-road", "centreline", 80, 100],
    ["tunnel", "centreline", 80, 100],
    ["intersection", "approaches", 1, 2],
    ["footbridge", "openings", 1, 2],
    ["underpass", "openings", 1, 2],
    ["park", "area", 30, 40],
  ] as const)("speaks of %s in the law's words: %s, %d of %d", (kind, id, value, of) => {
    const opening = kind === "intersection" ? "approach" : "portal";
    const parts: ZoneResult[] = [
      { role: "length", area: 20, coveredArea: 18 },
      { role: opening, area: 10, coveredArea: 10 },
      { role: opening, area: 10, coveredArea: 2 },
    ];
    expect(siteResult(kind, parts, { lengthM: 100, coveredM: 80 }).metric).toEqual({ id, value, of });
  });

  it("falls back to area where the map gives no opening and no centre-line", () => {
    const parts: ZoneResult[] = [{ role: "length", area: 20, coveredArea: 5 }];
    expect(siteResult("footbridge", parts, null).metric).toEqual({ id: "area", value: 5, of: 20 });
    expect(siteResult("tunnel", parts, null).metric).toEqual({ id: "area", value: 5, of: 20 });
  });

  it("refuses an area that is no area", () => {
    expect(() => siteResult("park", [{ role: "path", area: Number.NaN, coveredArea: 0 }], null)).toThrow(RangeError);
    expect(() => siteResult("park", [{ role: "path", area: 1, coveredArea: -1 }], null)).toThrow(RangeError);
  });

  it("adds up: covered and gap make the area, and coverage stays within 0 and 1", () => {
    fc.assert(
      fc.property(kinds, zones, (kind, parts) => {
        const { coverage, areaM2, coveredM2, gapM2, metric } = siteResult(kind, parts, { lengthM: 50, coveredM: 20 });
        expect(coveredM2 + gapM2).toBeCloseTo(areaM2, 6);
        expect(coverage ?? 0).toBeGreaterThanOrEqual(0);
        expect(coverage ?? 1).toBeLessThanOrEqual(1);
        expect(metric.value).toBeLessThanOrEqual(metric.of + 1e-9);
      }),
    );
  });

  it("never gets worse when a zone is seen better", () => {
    const rank = { "not-computed": 0, blind: 1, partial: 2, met: 3 } as const;
    fc.assert(
      fc.property(kinds, fc.array(zone, { minLength: 1, maxLength: 6 }), fc.nat(5), (kind, parts, pick) => {
        const better = parts.map((part, i) => (i === pick % parts.length ? { ...part, coveredArea: part.area } : part));
        const [was, is] = [siteResult(kind, parts, null), siteResult(kind, better, null)];
        expect(rank[is.state]).toBeGreaterThanOrEqual(rank[was.state]);
        expect(is.metric.value).toBeGreaterThanOrEqual(was.metric.value - 1e-9);
      }),
    );
  });

  it("is met only if every opening is", () => {
    fc.assert(
      fc.property(kinds, zones, (kind, parts) => {
        if (siteResult(kind, parts, null).state !== "met") return;
        expect(
          parts
            .filter((part) => ["entrance", "portal", "stair-head", "approach", "checkpoint"].includes(part.role))
            .every(zoneMet),
        ).toBe(true);
      }),
    );
  });
});
