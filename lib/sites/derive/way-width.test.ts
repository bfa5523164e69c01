import { describe, expect, it } from "vitest";
import { carriagewayWidth, corridorWidth } from "./way-width";

describe("width of a way", () => {
  it.each([
    ["its own", { highway: "primary", width: "12.5" }, 12.5, 20.5],
    ["its own with a unit and a comma", { highway: "tertiary", width: "7,5 m" }, 7.5, 12.5],
    ["its lanes", { highway: "secondary", lanes: "6" }, 21, 27],
    ["its class", { highway: "tertiary" }, 7, 12],
    ["its class, one way", { highway: "primary", oneway: "yes" }, 7, 15],
    ["a slip road without pavements", { highway: "primary_link", oneway: "yes" }, 4, 4],
    ["a motorway without pavements", { highway: "motorway", oneway: "yes" }, 10.5, 10.5],
    ["pavement on one side", { highway: "secondary", sidewalk: "left" }, 10.5, 13.5],
    ["no pavement", { highway: "secondary", sidewalk: "no" }, 10.5, 10.5],
    ["kerbs in a tunnel", { highway: "trunk", lanes: "2", tunnel: "yes" }, 7, 8.5],
    ["a footbridge", { highway: "footway", bridge: "yes" }, 3, 3],
    ["an underpass", { highway: "footway", tunnel: "yes" }, 4, 4],
    ["its class where the tag is nonsense", { highway: "primary", width: "wide", lanes: "-2" }, 14, 22],
    ["its class where the tag is a slip of the pen", { highway: "primary", width: "1200" }, 14, 22],
  ])("is %s", (_, tags, carriageway, corridor) => {
    expect([carriagewayWidth(tags), corridorWidth(tags)]).toEqual([carriageway, corridor]);
  });
});
