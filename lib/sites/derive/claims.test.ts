import { describe, expect, it } from "vitest";
import { ring } from "@/lib/geometry/corridor";
import { area } from "@/lib/geometry/polygon-boolean";
import { Claims } from "./claims";
import { box } from "./sketch-map";

describe("Claims", () => {
  it("gives ground to who comes first, layer by layer", () => {
    const claims = new Claims();
    const first = [ring(...box(0, 0, 1000, 10))];
    const across = [ring(...box(500, -100, 510, 100))];
    expect(area(claims.take(first, 0))).toBeCloseTo(10_000, 9);
    expect(area(claims.take(across, 0))).toBeCloseTo(1900, 9);
    expect(area(claims.take(across, 1))).toBeCloseTo(2000, 9);
    expect(claims.take(first, 0)).toEqual([]);
  });
});
