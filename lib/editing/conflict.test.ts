import { describe, expect, it } from "vitest";
import { alteration, fieldConflicts } from "./conflict";

const SITE = { name: "北广场", nameEn: null, kind: "square", candidate: false };

describe("alteration", () => {
  it("names what differs, before and after", () => {
    expect(alteration(SITE, { name: "南广场", kind: "square", nameEn: null })).toEqual({
      before: { name: "北广场" },
      after: { name: "南广场" },
    });
  });

  it("is none where nothing differs", () => {
    expect(alteration(SITE, {})).toBeNull();
    expect(alteration(SITE, { ...SITE })).toBeNull();
  });

  it("takes null for a value", () => {
    expect(alteration(SITE, { name: null as unknown as string })?.after).toEqual({ name: null });
  });
});

describe("fieldConflicts", () => {
  it("sets what both changed side by side", () => {
    expect(fieldConflicts(SITE, { name: "南广场" }, { name: "广场" })).toEqual([
      { field: "name", base: "广场", theirs: "北广场", mine: "南广场" },
    ]);
  });

  it("tells what they changed and nobody else asked for", () => {
    expect(fieldConflicts(SITE, { name: "南广场" }, { kind: "park" })).toEqual([
      { field: "name", theirs: "北广场", mine: "南广场" },
      { field: "kind", base: "park", theirs: "square" },
    ]);
  });

  it("leaves out what both changed alike, and what was changed and changed back", () => {
    expect(fieldConflicts(SITE, { name: "北广场" }, { name: "广场", kind: "square" })).toEqual([]);
  });
});
