import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWaiting, type WaitingEdit, withEdit, withoutEdit, writeWaiting } from "./waiting-edits";

const ids = ["0b0d3a1e-4b57-4c1c-9a51-2f5d6f1f0a01", "0b0d3a1e-4b57-4c1c-9a51-2f5d6f1f0a02"] as const;
const edit = (changes: WaitingEdit["changes"], id: string = ids[0], reason = ""): WaitingEdit => ({
  kind: "camera",
  base: { id, version: 3, name: "东门", heightM: 6, bearing: null, position: [118.8, 32.05] },
  changes,
  reason,
});

describe("changes that wait for a connection", () => {
  it("are one entry to a record, based on what was first on screen", () => {
    const first = withEdit([], edit({ name: "西门" }, ids[0], "搬迁"));
    const later = edit({ heightM: 8 });
    const both = withEdit(first, { ...later, base: { ...later.base, version: 4 } });
    expect(both).toEqual([{ ...edit({ name: "西门", heightM: 8 }, ids[0], "搬迁") }]);
  });

  it("wait no more for what is as it was again", () => {
    const moved = withEdit([], edit({ position: [118.81, 32.05], name: "西门" }));
    expect(withEdit(moved, edit({ position: [118.8, 32.05] }))).toEqual([edit({ name: "西门" })]);
    expect(withEdit(withEdit([], edit({ name: "西门" })), edit({ name: "东门" }))).toEqual([]);
  });

  it("of other records, and of a site with the same id, are left alone", () => {
    const two = withEdit(withEdit([], edit({ name: "西门" })), edit({ name: "北门" }, ids[1]));
    expect(withoutEdit(two, edit({}))).toEqual([edit({ name: "北门" }, ids[1])]);
    expect(withoutEdit(two, { ...edit({}), kind: "site" })).toEqual(two);
  });

  it("come back from where they are kept, and nothing else does", () => {
    const kept = withEdit(withEdit([], edit({ bearing: 90 })), edit({ name: "北门" }, ids[1]));
    expect(readWaiting(writeWaiting(kept))).toEqual(kept);
    expect(readWaiting(null)).toEqual([]);
    expect(readWaiting("{")).toEqual([]);
    expect(readWaiting('{"a":1}')).toEqual([]);
    expect(readWaiting(JSON.stringify([{ kind: "person" }, ...kept]))).toEqual(kept);
  });

  it("ask in the end for the last value of every field, whatever came between", () => {
    const change = fc.record({ field: fc.constantFrom("name", "heightM"), to: fc.constantFrom("东门", "西门", 6, 8) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const waiting = changes.reduce<WaitingEdit[]>((all, { field, to }) => withEdit(all, edit({ [field]: to })), []);
        const last = Object.fromEntries(changes.map(({ field, to }) => [field, to]));
        const asked = Object.entries(last).filter(([field, to]) => edit({}).base[field] !== to);
        expect(waiting[0]?.changes ?? {}).toEqual(Object.fromEntries(asked));
      }),
    );
  });
});
