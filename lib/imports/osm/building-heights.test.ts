import { describe, expect, it } from "vitest";
import { buildingHeights, deckHeights, wallHeights } from "./building-heights";

describe("buildingHeights", () => {
  it.each([
    ["height comes before levels", { building: "yes", height: "80", "building:levels": "20" }, [0, 80, "height"]],
    ["three metres a level", { building: "yes", "building:levels": "6" }, [0, 18, "levels"]],
    ["a default by kind", { building: "office" }, [0, 24, "default"]],
    ["the default of any other kind", { building: "pagoda" }, [0, 9, "default"]],
    ["no height of nought", { building: "yes", height: "0", "building:levels": "4" }, [0, 12, "levels"]],
    ["no negative height", { building: "house", height: "-8" }, [0, 6, "default"]],
    ["no height above all towers", { building: "yes", height: "2500", "building:levels": "2" }, [0, 6, "levels"]],
    ["no level nought", { building: "garage", "building:levels": "0" }, [0, 3, "default"]],
    ["a base", { "building:part": "yes", min_height: "120", height: "150" }, [120, 150, "height"]],
    [
      "a base in levels",
      { "building:part": "yes", "building:min_level": "7", "building:levels": "9" },
      [21, 27, "levels"],
    ],
    ["no top below its base", { "building:part": "yes", min_height: "30", height: "20" }, [30, 39, "default"]],
    ["a base of nought is the ground", { building: "yes", min_height: "0", height: "5" }, [0, 5, "height"]],
    ["a canopy is a roof in the air", { building: "roof" }, [3.5, 4, "default"]],
    ["so is a high one", { building: "roof", height: "9" }, [8.5, 9, "height"]],
    ["a low one keeps some air", { building: "carport", height: "2" }, [1.6, 2, "height"]],
    ["a canopy that says its underside", { building: "roof", height: "9", min_height: "6" }, [6, 9, "height"]],
  ] as const)("%s", (_, tags, [base, top, source]) => {
    expect(buildingHeights(tags)).toMatchObject({ base: expect.closeTo(base, 9), top, source });
  });

  it("names the tags it passed over", () => {
    expect(buildingHeights({ building: "yes", height: "0", "building:levels": "many" }).doubtful).toEqual([
      "height",
      "building:levels",
    ]);
    expect(buildingHeights({ building: "yes", height: "12" }).doubtful).toEqual([]);
  });
});

it("puts a deck's surface on its layer, a metre thick", () => {
  expect(deckHeights(1)).toMatchObject({ base: 4.5, top: 5.5 });
  expect(deckHeights(2)).toMatchObject({ base: 10, top: 11 });
});

it("gives a wall its height, or two metres", () => {
  expect(wallHeights({ barrier: "wall", height: "3" })).toMatchObject({ base: 0, top: 3, source: "height" });
  expect(wallHeights({ barrier: "wall" })).toMatchObject({ base: 0, top: 2, source: "default", doubtful: [] });
  expect(wallHeights({ barrier: "wall", height: "0" })).toMatchObject({ top: 2, doubtful: ["height"] });
});
