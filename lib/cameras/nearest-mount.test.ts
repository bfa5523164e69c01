import { describe, expect, it } from "vitest";
import { ARM_M, type Mounts, nearestMount } from "./nearest-mount";

const METRE = 1 / 111_320;
/** A place so many metres east and north of where the equator and the prime meridian meet. */
const at = (east: number, north: number): [number, number] => [east * METRE, north * METRE];
const metres = ([lon, lat]: readonly [number, number]) => [lon / METRE, lat / METRE];

const mounts: Mounts = {
  points: [
    { kind: "street-lamp", position: at(0, 20), heightM: 8, heightStated: false },
    { kind: "traffic-signal", position: at(6, 20), heightM: 6.5, heightStated: true },
  ],
  // a house of 10 m by 10 m, counter-clockwise
  walls: [{ heightM: 6, heightStated: false, rings: [[at(0, 0), at(10, 0), at(10, 10), at(0, 10), at(0, 0)]] }],
};

describe("the nearest mount", () => {
  it("is the nearest of lamps, signals and poles in reach, with its own place and height", () => {
    expect(nearestMount(mounts, at(4, 20), 5)).toMatchObject({
      kind: "traffic-signal",
      heightM: 6.5,
      heightStated: true,
    });
    expect(metres(nearestMount(mounts, at(1, 21), 5)?.at ?? [0, 0])[1]).toBeCloseTo(20, 1);
    expect(nearestMount(mounts, at(3, 40), 5)).toBeNull();
  });

  it("is a place an arm's length outside a wall, from whichever side it is pointed at", () => {
    for (const pointed of [at(4, -3), at(4, 1)]) {
      const mount = nearestMount(mounts, pointed, 5);
      expect(mount).toMatchObject({ kind: "wall", heightM: 6, heightStated: false });
      const [east, north] = metres(mount?.at ?? [0, 0]);
      expect(east).toBeCloseTo(4, 1);
      expect(north).toBeCloseTo(-ARM_M, 1);
    }
  });

  it("prefers a lamp in reach to a nearer wall, and finds itself where it is", () => {
    expect(nearestMount(mounts, at(1, 12), 9)?.kind).toBe("street-lamp");
    const mount = nearestMount(mounts, at(4, -3), 5);
    expect(nearestMount(mounts, mount?.at ?? [0, 0], 0.03)).toEqual(mount);
  });
});
