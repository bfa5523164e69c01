import { describe, expect, it } from "vitest";
import { readLooks } from "./camera-direction";

const fixed = (bearing: number, hfov: number | null = null) => ({ kind: "fixed", bearing, hfov });

describe("readLooks", () => {
  it.each([
    ["225", [fixed(225)]],
    ["0", [fixed(0)]],
    ["360", [fixed(0)]],
    ["12.5°", [fixed(12.5)]],
    ["N", [fixed(0)]],
    ["nne", [fixed(22.5)]],
    ["West", [fixed(270)]],
    ["NW;135", [fixed(315), fixed(135)]],
    ["120-180", [fixed(150, 60)]],
    ["350-20", [fixed(5, 30)]],
    ["N-E", [fixed(45, 90)]],
    ["0-270", [fixed(135)]],
    ["0-360", [{ kind: "panoramic" }]],
    ["90-90", [fixed(90)]],
    ["", []],
    [undefined, []],
  ])("reads %s", (text, looks) => expect(readLooks(text)).toEqual(looks));

  it.each(["forward", "clockwise", "400", "-45", "10-20-30", "N;up", "NNNE"])("does not guess at %s", (text) => {
    expect(readLooks(text)).toBeNull();
  });
});
