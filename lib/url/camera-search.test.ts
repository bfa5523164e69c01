import fc from "fast-check";
import { expect, it } from "vitest";
import { cameraQuery } from "@/lib/api/camera-list";
import { cameraQueryOf, printCameraSearch, readCameraSearch } from "./camera-search";

const read = (query: string) => readCameraSearch(new URLSearchParams(query));

it("says nothing of what is as usual, and reads nonsense as if it were not there", () => {
  expect(printCameraSearch(read(""))).toBe("");
  expect(printCameraSearch(read("sort=colour&order=up&page=0&state=lost&kind=ptz&problem=rain&source=hearsay"))).toBe(
    "",
  );
  expect(cameraQueryOf(read(""))).toEqual({ sort: "number", order: "asc", limit: 50, offset: 0 });
});

it("asks for the second page after the first fifty", () => {
  expect(cameraQueryOf(read("page=2&problem=no-direction"))).toMatchObject({ offset: 50, problem: "no-direction" });
});

it("reads what it printed, whatever was typed, and asks only what the API takes", () => {
  const typed = fc.record({
    q: fc.string({ maxLength: 120 }),
    state: fc.constantFrom("planned", "retired", "x"),
    sort: fc.constantFrom("sites", "builtOn", ""),
    order: fc.constantFrom("asc", "desc", "up"),
    page: fc.constantFrom("", "7", "1e9", "-1"),
  });
  fc.assert(
    fc.property(typed, (raw) => {
      const search = readCameraSearch(Object.entries(raw));
      expect(read(printCameraSearch(search))).toEqual(search);
      expect(cameraQuery.safeParse(cameraQueryOf(search)).success).toBe(true);
    }),
  );
});
