import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "./audit-entry";
import { entryChanges } from "./entry-changes";

describe("entryChanges", () => {
  it("names what changed, came and went, and nothing else", () => {
    const before = { level: "detect", name: "北广场", limits: { near: 1, far: 9 }, gone: null };
    const after = { level: "observe", name: "北广场", limits: { near: 1, far: 12 }, added: false };
    expect(entryChanges(before, after)).toEqual([
      { field: "added", before: undefined, after: false },
      { field: "gone", before: null, after: undefined },
      { field: "level", before: "detect", after: "observe" },
      { field: "limits.far", before: 9, after: 12 },
    ]);
  });

  it("tells every field of what was made or removed", () => {
    expect(entryChanges(null, { a: 1, b: { c: [1, 2] } })).toEqual([
      { field: "a", before: undefined, after: 1 },
      { field: "b.c", before: undefined, after: [1, 2] },
    ]);
    expect(entryChanges({ a: 1 }, null)).toEqual([{ field: "a", before: 1, after: undefined }]);
    expect(entryChanges(null, null)).toEqual([]);
  });

  it("takes a list as one value, and a value that is no record as a field without a name", () => {
    expect(entryChanges({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] })).toEqual([
      { field: "a", before: [1, { b: 2 }], after: [1, { b: 3 }] },
    ]);
    expect(entryChanges("old", 7)).toEqual([{ field: "", before: "old", after: 7 }]);
  });

  it("shows a record that became empty", () => {
    expect(entryChanges({ a: { b: 1 } }, { a: {} })).toEqual([
      { field: "a", before: undefined, after: {} },
      { field: "a.b", before: 1, after: undefined },
    ]);
  });

  const value = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;

  it("finds nothing between a value and itself, and the same fields from either side", () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(entryChanges(one, structuredClone(one) as Json)).toEqual([]);
        const there = entryChanges(one, other);
        const back = entryChanges(other, one).map(({ field, before, after }) => ({
          field,
          before: after,
          after: before,
        }));
        expect(back).toEqual(there);
      }),
    );
  });
});
