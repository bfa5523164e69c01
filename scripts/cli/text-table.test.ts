import { describe, expect, it } from "vitest";
import { displayWidth, textTable } from "./text-table";

describe("displayWidth", () => {
  it.each([
    ["Marienplatz", 11],
    ["新街口", 6],
    ["大行宫（东）", 12],
    ["e\u0301", 1],
    ["", 0],
  ])("%s takes %i columns", (text, width) => expect(displayWidth(text)).toBe(width));
});

describe("textTable", () => {
  it("lines up Chinese and Latin names, numbers to the right, and cuts what is too wide", () => {
    const columns = [
      { title: "name", widest: 8 },
      { title: "area", align: "right" },
    ] as const;
    const rows = [
      ["新街口", "7"],
      ["Ponte da Arrábida", "1200"],
      ["大行宫市民广场", "30"],
    ];
    expect(textTable(columns, rows).split("\n")).toEqual([
      "name      area",
      "新街口       7",
      "Ponte d…  1200",
      "大行宫…     30",
    ]);
  });
});
