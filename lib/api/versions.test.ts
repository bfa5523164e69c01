import fc from "fast-check";
import { expect, it } from "vitest";
import { entityTag, parseEntityTag } from "./versions";

const ID = "1f0c9a52-3c5e-4c8e-9a55-0d2f4c1b7a10";

it("names a version of a record", () => {
  expect(entityTag({ id: ID, version: 3 })).toBe(`"${ID}-3"`);
});

it("reads what it wrote, whatever the version", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 2 ** 31 - 1 }), (id, version) => {
      expect(parseEntityTag(entityTag({ id, version }))).toEqual({ id, version });
    }),
  );
});

it.each([
  "",
  "*",
  ID,
  `${ID}-3`,
  `"${ID}"`,
  `"${ID}-0"`,
  `"${ID}-03"`,
  `"${ID}--3"-`,
  `W/"${ID}-3"`,
  `"${ID}-3", "${ID}-4"`,
  `"${ID}-3.5"`,
  `"${ID}-99999999999"`,
])("does not take %j for one", (text) => {
  expect(parseEntityTag(text)).toBeNull();
});
