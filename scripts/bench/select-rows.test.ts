import { describe, expect, it } from "vitest";
import { ROW_GROUPS } from "./all-groups";
import type { RowGroup } from "./row";
import { selectRows } from "./select-rows";

const group = (name: string, ...rows: string[]): RowGroup => ({ name, rows, measure: async () => [] });
const groups = [group("cities", "city-ms", "city-mb"), group("peers", "ratio-turf")];
const chosen = (...only: string[]) => {
  const found = selectRows(groups, only);
  return "unknown" in found ? found : found.selection.map(({ group: one, wanted }) => [one.name, [...wanted]]);
};

describe("selectRows", () => {
  it("takes everything where nothing is named", () => {
    expect(chosen()).toEqual([
      ["cities", ["city-ms", "city-mb"]],
      ["peers", ["ratio-turf"]],
    ]);
  });

  it("takes rows by name, repeated or with commas, in the order of the table", () => {
    expect(chosen("ratio-turf", "city-mb")).toEqual([
      ["cities", ["city-mb"]],
      ["peers", ["ratio-turf"]],
    ]);
    expect(chosen("ratio-turf, city-mb")).toEqual(chosen("ratio-turf", "city-mb"));
  });

  it("takes a whole group by its name", () => {
    expect(chosen("cities")).toEqual([["cities", ["city-ms", "city-mb"]]]);
  });

  it("names what it does not know, and measures nothing then", () => {
    expect(chosen("city-ms,town-ms", "city")).toEqual({ unknown: ["town-ms", "city"] });
    expect(chosen("")).toEqual({ unknown: [""] });
  });
});

describe("the rows of npm run bench", () => {
  const names = ROW_GROUPS.flatMap(({ name, rows }) => [name, ...rows]);

  it("have names of their own", () => {
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it.each([
    "city-100k-flat-ms",
    "city-100k-solid-ms",
    "city-100k-rss-mb",
    "move-100k-p50-ms",
    "move-100k-p99-ms",
    "move-100k-max-ms",
    "city-100k-4levels-ms",
    "growth-10x",
    "ratio-turf",
    "ratio-postgis",
    "ratio-clipper2-wasm",
    "ratio-visibility-polygon",
    "end-to-end-100k-ms",
    "edit-to-gap-ms",
  ])("hold %s", (name) => {
    expect(names).toContain(name);
  });
});
