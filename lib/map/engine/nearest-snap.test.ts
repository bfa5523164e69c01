import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LonLat } from "@/lib/crs/lon-lat";
import { nearestSnap, partsOf, type SnapShape } from "./nearest-snap";

const [LON, LAT] = [118.78, 32.04];
const WIDE = 111_320 * Math.cos((LAT * Math.PI) / 180);
/** A place so many metres east and north of the pointer. */
const at = (east: number, north: number): LonLat => [LON + east / WIDE, LAT + north / 111_320];
const shape = (kind: SnapShape["kind"], ...lines: LonLat[][]): SnapShape => ({ kind, name: null, ...partsOf(lines) });
const house = shape("building", [at(3, 3), at(23, 3), at(23, 23), at(3, 23), at(3, 3)]);

describe("nearestSnap", () => {
  it("prefers any corner in reach to an edge that is nearer", () => {
    expect(nearestSnap([house], at(0, 0), 5)).toMatchObject({ kind: "building", part: "corner" });
    expect(nearestSnap([house], at(1, 9), 5)).toMatchObject({ kind: "building", part: "edge" });
    expect(nearestSnap([house], at(1, 5), 5)).toMatchObject({ part: "corner" });
  });

  it("names the nearest of several corners, and its place to nine decimals", () => {
    const road = { ...shape("street", [at(-1, 1), at(-50, 1)]), name: "中山路" };
    const [lon, lat] = at(-1, 1);
    expect(nearestSnap([house, road], at(0, 0), 5)).toEqual({
      ...{ kind: "street", name: "中山路", part: "corner" },
      at: [Number(lon.toFixed(9)), Number(lat.toFixed(9))],
    });
  });

  it("finds nothing out of reach, nor inside a building that is larger than the reach", () => {
    expect(nearestSnap([house], at(0, 0), 4)).toBeNull();
    expect(nearestSnap([house], at(13, 13), 5)).toBeNull();
    expect(nearestSnap([], at(0, 0), 5)).toBeNull();
  });

  it("never moves a corner farther than the reach, and lies on the edge it names", () => {
    const metres = fc.double({ min: -30, max: 30, noNaN: true });
    fc.assert(
      fc.property(metres, metres, fc.double({ min: 0.1, max: 20, noNaN: true }), (east, north, reach) => {
        const found = nearestSnap([house], at(east, north), reach);
        if (!found) return;
        const [x, y] = [(found.at[0] - LON) * WIDE, (found.at[1] - LAT) * 111_320];
        expect(Math.hypot(x - east, y - north)).toBeLessThanOrEqual(reach + 1e-3);
        const off = Math.min(...[3, 23].flatMap((side) => [Math.abs(x - side), Math.abs(y - side)]));
        expect(off).toBeLessThan(1e-3);
      }),
    );
  });
});
