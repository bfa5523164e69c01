import { expect, it } from "vitest";
import { revertChanges } from "./revert-changes";

const ID = "1f0c9a52-3c5e-4c8e-9a55-0d2f4c1b7a10";

it("asks for what altered fields held, whether they were asked for or followed from what was", () => {
  const before = { id: ID, version: 3, name: "a", kind: "fixed", tilt: 15, bearing: null };
  const saved = { id: ID, version: 4, name: "a", kind: "panoramic", tilt: null, bearing: 0 };
  expect(revertChanges<{ id: string; version: number }>(saved, before)).toEqual({
    kind: "fixed",
    tilt: 15,
    bearing: null,
  });
});

it("asks for nothing where nothing was altered", () => {
  expect(revertChanges({ id: ID, version: 4 }, { id: ID, version: 3 })).toEqual({});
});
