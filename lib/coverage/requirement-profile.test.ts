import { describe, expect, it } from "vitest";
import { PART_ROLES } from "@/lib/sites/derived-site";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { COVERAGE_LEVELS, isPointRole, requiredLevel, STANDARD, STANDARD_LEVELS } from "./requirement-profile";

describe("our defaults", () => {
  it.each([
    ["square", "surface", "observe"],
    ["park", "path", "observe"],
    ["park", "open-ground", "detect"],
    ["park", "entrance", "recognise"],
    ["main-road", "surface", "observe"],
    ["intersection", "approach", "recognise"],
    ["tunnel", "length", "observe"],
    ["tunnel", "portal", "recognise"],
    ["footbridge", "stair-head", "recognise"],
    ["boundary-crossing", "checkpoint", "recognise"],
  ] as const)("ask of %s %s: %s", (kind, role, level) => {
    expect(requiredLevel(kind, role)).toBe(level);
  });

  it("ask for recognise at every opening, whatever the kind", () => {
    const levels = SITE_KINDS.flatMap((kind) =>
      PART_ROLES.filter(isPointRole).map((role) => requiredLevel(kind, role)),
    );
    expect(new Set(levels)).toEqual(new Set(["recognise"]));
  });
});

describe("the table of densities", () => {
  it("holds every level we compute, verified, in the edition that decides", () => {
    const rows = STANDARD_LEVELS.filter(({ standard }) => standard === STANDARD);
    const verified = rows.filter((row) => row.verified).map((row) => [row.level, row.pixelsPerMetre]);
    expect(Object.fromEntries(verified)).toEqual({
      monitor: 12.5,
      detect: 25,
      observe: 62.5,
      recognise: 125,
      identify: 250,
    });
    expect(verified.map(([level]) => level)).toEqual(expect.arrayContaining([...COVERAGE_LEVELS]));
  });

  it("verifies nothing of 2025, and never holds a row twice", () => {
    const rows = STANDARD_LEVELS.filter(({ standard }) => standard !== STANDARD);
    expect(rows.some((row) => row.verified)).toBe(false);
    expect(rows).toHaveLength(14);
    expect(new Set(STANDARD_LEVELS.map((row) => `${row.standard}/${row.level}/${row.source}`)).size).toBe(
      STANDARD_LEVELS.length,
    );
  });
});
