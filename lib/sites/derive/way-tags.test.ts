import { describe, expect, it } from "vitest";
import { isIndoor, isOneway, isPrivate, layerOf, structureOf, wayUse } from "./way-tags";

const MAIN = ["primary", "secondary"];

describe("tags of a way", () => {
  it.each([
    [{ highway: "primary_link" }, "main"],
    [{ highway: "tertiary" }, "road"],
    [{ highway: "living_street" }, "road"],
    [{ highway: "service" }, "service"],
    [{ highway: "steps" }, "foot"],
    [{ highway: "construction" }, null],
    [{ highway: "corridor" }, null],
    [{ railway: "rail" }, null],
  ])("%o is for %s", (tags, use) => {
    expect(wayUse(tags, MAIN)).toBe(use);
  });

  it.each([
    [{}, "street", 0],
    [{ layer: "2" }, "street", 2],
    [{ layer: "upper" }, "street", 0],
    [{ bridge: "yes" }, "bridge", 1],
    [{ bridge: "viaduct", layer: "0" }, "bridge", 1],
    [{ bridge: "yes", layer: "3" }, "bridge", 3],
    [{ bridge: "no" }, "street", 0],
    [{ tunnel: "yes" }, "tunnel", -1],
    [{ tunnel: "yes", layer: "-2" }, "tunnel", -2],
    [{ tunnel: "building_passage" }, "street", 0],
  ])("%o is a %s on layer %d", (tags, structure, layer) => {
    expect([structureOf(tags), layerOf(tags)]).toEqual([structure, layer]);
  });

  it("tell inside from outside, private from public, one way from two", () => {
    expect([{ indoor: "yes" }, { level: "-1" }, { level: "0" }, { indoor: "no" }].map(isIndoor)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(
      [{ access: "private" }, { access: "no", foot: "designated" }, { access: "permissive" }].map(isPrivate),
    ).toEqual([true, false, false]);
    expect([{ oneway: "yes" }, { oneway: "-1" }, { oneway: "no" }, { junction: "roundabout" }].map(isOneway)).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });
});
