import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceToRings } from "./distance-to-rings";
import { edgeContact } from "./edge-contact";
import { cosSin } from "./exact-angle";
import { lengthInRings } from "./length-in-rings";
import { pointInRings } from "./point-in-rings";
import type { Ring } from "./polygon";
import { reversed } from "./reversed";
import { polygonArea, signedArea } from "./ring-area";
import { ringsMeet } from "./rings-meet";

const box = (west: number, south: number, east: number, north: number): Ring =>
  Float64Array.of(west, south, east, south, east, north, west, north, west, south);
const court = [box(0, 0, 10, 10), reversed(box(4, 4, 6, 6))];

describe("edgeContact", () => {
  it.each([
    ["crossing", [0, 0, 2, 2], [0, 2, 2, 0]],
    ["touch", [0, 0, 2, 2], [1, 1, 5, 1]],
    ["touch", [0, 0, 2, 0], [2, 0, 2, 5]],
    ["touch", [0, 0, 2, 0], [2, 0, 5, 0]],
    ["overlap", [0, 0, 3, 0], [2, 0, 5, 0]],
    ["overlap", [0, 0, 0, 3], [0, 5, 0, 1]],
    ["overlap", [0, 0, 2, 2], [0, 0, 2, 2]],
    ["none", [0, 0, 2, 0], [3, 0, 5, 0]],
    ["none", [0, 0, 2, 0], [0, 1, 2, 1]],
    ["none", [0, 0, 2, 2], [3, 0, 4, 9]],
  ] as const)("%s of %j and %j, whichever is first and wherever they begin", (contact, e, f) => {
    const back = ([ax, ay, bx, by]: typeof e | typeof f) => [bx, by, ax, ay] as const;
    for (const [p, q] of [
      [e, f],
      [f, e],
      [back(e), f],
      [e, back(f)],
    ] as const)
      expect(edgeContact(p, q)).toBe(contact);
  });
});

describe("questions about rings", () => {
  it("tells inside from outside, holes included", () => {
    expect(
      [
        [1, 1],
        [5, 5],
        [11, 5],
        [4.5, 1],
      ].map(([x, y]) => pointInRings(x ?? 0, y ?? 0, court)),
    ).toEqual([true, false, false, true]);
  });

  it("measures to the nearest edge, corner or hole", () => {
    expect(
      [
        [5, 12],
        [13, 14],
        [5, 5.5],
        [1, 5],
      ].map(([x, y]) => distanceToRings(x ?? 0, y ?? 0, court)),
    ).toEqual([2, 5, 0.5, 1]);
  });

  it("has no area sign of its own", () => {
    expect([signedArea(box(0, 0, 2, 3)), signedArea(reversed(box(0, 0, 2, 3))), polygonArea(court)]).toEqual([
      6, -6, 96,
    ]);
  });

  it("measures a line inside, across a hole, along and past", () => {
    expect(
      lengthInRings(
        [
          [-5, 5],
          [15, 5],
        ],
        court,
      ),
    ).toBeCloseTo(8, 12);
    expect(
      lengthInRings(
        [
          [-5, 2],
          [5, 2],
          [5, 20],
        ],
        court,
      ),
    ).toBeCloseTo(5 + 2 + 4, 12);
    expect(
      lengthInRings(
        [
          [-5, 50],
          [15, 50],
        ],
        court,
      ),
    ).toBe(0);
  });

  it("finds areas that meet: crossing, one inside the other, but not one in the other's hole", () => {
    expect(ringsMeet(court, [box(9, 9, 12, 12)])).toBe(true);
    expect(ringsMeet(court, [box(1, 1, 2, 2)])).toBe(true);
    expect(ringsMeet([box(1, 1, 2, 2)], court)).toBe(true);
    expect(ringsMeet(court, [box(4.5, 4.5, 5, 5)])).toBe(false);
    expect(ringsMeet(court, [box(20, 0, 21, 1)])).toBe(false);
  });
});

describe("cosSin", () => {
  it("is exact at right angles, however far round", () => {
    expect([0, 90, 180, 270, 360, -90, 450].map(cosSin)).toEqual([
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
      [1, 0],
      [0, -1],
      [0, 1],
    ]);
  });

  it("is the cosine and the sine", () => {
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (degrees) => {
        const [cos, sin] = cosSin(degrees);
        expect(cos).toBeCloseTo(Math.cos((degrees * Math.PI) / 180), 12);
        expect(sin).toBeCloseTo(Math.sin((degrees * Math.PI) / 180), 12);
      }),
    );
  });
});
