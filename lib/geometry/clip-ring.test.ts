import { describe, expect, it } from "vitest";
import { clipRing, clipRingToAll, halfPlanesOf } from "./clip-ring";
import { overlay } from "./overlay";
import type { Ring } from "./polygon";
import { signedArea } from "./ring-area";

const box = (west: number, south: number, east: number, north: number): Ring =>
  Float64Array.of(west, south, east, south, east, north, west, north, west, south);
const inside = (ring: Ring | null) =>
  ring ? overlay([{ channel: 0, rings: [ring] }], 1).area((cover, at) => (cover[at] ?? 0) > 0) : 0;

describe("clipRing", () => {
  it("keeps what is inside, drops what is outside, cuts what is both", () => {
    const ring = box(0, 0, 4, 2);
    expect(clipRing(ring, { nx: 1, ny: 0, limit: 5 })).toBe(ring);
    expect(clipRing(ring, { nx: 1, ny: 0, limit: -1 })).toBeNull();
    expect(clipRing(ring, { nx: 1, ny: 0, limit: 1 })).toEqual(Float64Array.of(0, 0, 1, 0, 1, 2, 0, 2, 0, 0));
  });

  it("cuts an edge and its reverse at the same point", () => {
    const there = clipRing(Float64Array.of(0, 0, 3, 1, 0, 1, 0, 0), { nx: 1, ny: 0, limit: 0.7 });
    const back = clipRing(Float64Array.of(3, 1, 0, 0, 0, -1, 3, 1), { nx: 1, ny: 0, limit: 0.7 });
    expect([...(there ?? [])].slice(2, 4)).toEqual([...(back ?? [])].slice(0, 2));
  });

  it("leaves two prongs of a fork their area, joined by a line without area", () => {
    const fork = Float64Array.of(0, 0, 6, 0, 6, 4, 4, 4, 4, 1, 2, 1, 2, 4, 0, 4, 0, 0);
    const prongs = clipRing(fork, { nx: 0, ny: -1, limit: -2 });
    expect(prongs && signedArea(prongs)).toBeCloseTo(8, 12);
    expect(inside(prongs)).toBeCloseTo(8, 9);
  });

  it("cuts to the inner side of every edge of a convex ring, wider by a margin", () => {
    const around = box(1, 1, 3, 3);
    expect(inside(clipRingToAll(box(0, 0, 2, 2), halfPlanesOf(around)))).toBeCloseTo(1, 9);
    expect(inside(clipRingToAll(box(0, 0, 2, 2), halfPlanesOf(around, 0.5)))).toBeCloseTo(2.25, 9);
    expect(clipRingToAll(box(4, 4, 5, 5), halfPlanesOf(around, 0.5))).toBeNull();
  });
});
