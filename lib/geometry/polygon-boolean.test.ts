import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MultiPolygon, Polygon, Ring, XY } from "./polygon";
import { area, difference, intersection, union, withClearance } from "./polygon-boolean";

const ring = (...points: readonly XY[]): Ring => Float64Array.from([...points, points[0] as XY].flat());
const box = (west: number, south: number, east: number, north: number): Ring =>
  ring([west, south], [east, south], [east, north], [west, north]);
const reversed = (from: Ring): Ring => {
  const points = Array.from(
    { length: from.length / 2 },
    (_, i): XY => [from[2 * i] as number, from[2 * i + 1] as number],
  );
  return Float64Array.from(points.reverse().flat());
};
const numbers = (polygons: MultiPolygon) => polygons.map((polygon) => polygon.map((one) => [...one]));

/** Positive if counter-clockwise. */
function turn(one: Ring): number {
  let twice = 0;
  for (let i = 0; i + 3 < one.length; i += 2)
    twice += (one[i] as number) * (one[i + 3] as number) - (one[i + 2] as number) * (one[i + 1] as number);
  return twice / 2;
}

const outer = box(0, 0, 10, 10);
const hole = box(2, 2, 4, 4);

describe("area", () => {
  it("takes holes off, whatever their orientation", () => {
    expect(area([[outer, hole]])).toBe(96);
    expect(area([[reversed(outer), hole], [box(20, 0, 21, 1)]])).toBe(97);
    expect(area([])).toBe(0);
  });

  it("keeps its digits at city coordinates", () => {
    expect(area([[box(500_000.25, 3_545_000.5, 500_000.5, 3_545_001)]])).toBe(0.125);
  });
});

describe("union", () => {
  it("joins neighbours along their edge", () => {
    expect(numbers(union([[box(0, 0, 1, 1)], [box(1, 0, 2, 1)]])).flat()).toHaveLength(1);
    expect(area(union([[box(0, 0, 1, 1)], [box(1, 0, 2, 1)]]))).toBe(2);
  });

  it("returns closed rings, the outer one counter-clockwise and holes clockwise, from rings of any orientation", () => {
    for (const polygon of [
      [outer, hole],
      [reversed(outer), hole],
      [outer, reversed(hole)],
      [reversed(outer), reversed(hole)],
    ]) {
      const [[out, inner] = []] = union([polygon]) as [Polygon];
      expect(turn(out as Ring)).toBe(100);
      expect(turn(inner as Ring)).toBe(-4);
      expect((out as Ring).slice(0, 2)).toEqual((out as Ring).slice(-2));
    }
  });

  it("gives an island in a hole a polygon of its own", () => {
    const island = box(2.5, 2.5, 3, 3);
    const joined = union([[outer, hole], [island]]);
    expect(joined.map((polygon) => polygon.length).sort()).toEqual([1, 2]);
    expect(area(joined)).toBe(96.25);
  });

  it("closes a ring of pieces into an area with a hole", () => {
    const frame = union([[box(0, 0, 3, 1)], [box(0, 2, 3, 3)], [box(0, 0, 1, 3)], [box(2, 0, 3, 3)]]);
    expect(frame.map((polygon) => polygon.length)).toEqual([2]);
    expect(area(frame)).toBe(8);
  });

  it("keeps both lobes of a bow-tie, also where another polygon lies under one of them", () => {
    const bowTie = [ring([0, 0], [4, 4], [4, 0], [0, 4])];
    expect(area(union([bowTie]))).toBe(8);
    expect(area(union([bowTie, [box(0, 0, 2, 4)]]))).toBe(12);
    expect(area(union([bowTie, [box(2, 0, 4, 4)]]))).toBe(12);
  });

  it("counts what a ring goes round twice once", () => {
    const twice = [ring([0, 0], [4, 0], [4, 4], [0, 4], [0, 0], [4, 0], [4, 4], [0, 4])];
    expect(area(union([twice, [box(0, 0, 1, 1)]]))).toBe(16);
  });

  it("keeps a hole that touches the edge from inside, with corners one grid unit outside", () => {
    const touched = [
      ring(
        [5082, -15309],
        [38673, 193205],
        [38118, 197129],
        [141217, 1266370],
        [53949, 1090191],
        [-533313, 1381086],
        [-446045, 1557265],
        [-1261448, 311355],
        [-713131, -47595],
      ),
      ring([-831526, 29911], [-848766, 41197], [-818834, 227009], [22290, 91508], [5081, -15309], [-429540, -34846]),
    ].map((one) => one.map((units) => units / 2 ** 16));
    const [solid, gap] = touched as [Ring, Ring];
    expect(area(union([touched]))).toBeCloseTo(Math.abs(turn(solid)) - Math.abs(turn(gap)), 3);
    expect(area(difference([[solid]], [[gap]]))).toBeCloseTo(area([touched]), 3);
  });

  it("gives a hole to the ring around it, not to the island that lies in it", () => {
    const nested = union([
      [outer, box(1, 1, 9, 9)],
      [box(2, 2, 8, 8), box(3, 3, 7, 7)],
    ]);
    expect(nested.map((polygon) => [polygon.length, area([polygon])])).toEqual([
      [2, 36],
      [2, 20],
    ]);
  });

  it("is empty for nothing, for lines and for spikes", () => {
    expect(union([])).toEqual([]);
    expect(union([[]])).toEqual([]);
    expect(union([[ring([0, 0], [5, 5], [9, 9])], [ring([1, 1], [2, 1])]])).toEqual([]);
  });
});

describe("difference", () => {
  it("cuts a hole, and what reaches the edge", () => {
    const cut = difference([[outer]], [[hole], [box(9, 0, 20, 10)]]);
    expect(numbers(cut)).toHaveLength(1);
    expect(area(cut)).toBe(86);
  });

  it("leaves nothing of what is covered, and everything where nothing is taken", () => {
    expect(difference([[hole]], [[outer]])).toEqual([]);
    expect(difference([], [[outer]])).toEqual([]);
    expect(area(difference([[outer]], []))).toBe(100);
  });
});

describe("intersection", () => {
  it("holds what both hold, holes taken off", () => {
    expect(area(intersection([[outer, hole]], [[box(0, 0, 5, 5)]]))).toBe(21);
    expect(intersection([[outer, hole]], [[hole]])).toEqual([]);
    expect(intersection([[outer]], [])).toEqual([]);
  });
});

describe("withClearance", () => {
  it("takes a quarter of a millimetre off all round, corners included", () => {
    const [[cleared] = []] = withClearance([[outer]]) as [Polygon];
    const [west, east] = [Math.min(...(cleared as Ring)), Math.max(...(cleared as Ring))];
    expect([west, east]).toEqual([expect.closeTo(0.00025, 4), expect.closeTo(9.99975, 4)]);
    expect(cleared).toHaveLength(10);
  });

  it("parts what touches at a corner, and opens a hole that touches the edge", () => {
    expect(withClearance(union([[box(0, 0, 1, 1)], [box(1, 1, 2, 2)]]))).toHaveLength(2);
    const touching = ring([0, 5], [3, 3], [3, 7]);
    expect(withClearance([[outer, touching]]).map((polygon) => polygon.length)).toEqual([1]);
  });

  it("drops spikes and slits, and keeps the rest", () => {
    const spiked = ring([0, 0], [10, 0], [10, 10], [0, 10], [0, 5.001], [-50, 5], [0, 5]);
    const cleared = withClearance([[spiked]]);
    expect(area(cleared)).toBeCloseTo(100, 1);
    expect(Math.min(...(cleared[0]?.[0] ?? []))).toBeGreaterThan(-0.01);
  });

  it("keeps rings apart on random stars", () => {
    fc.assert(
      fc.property(fc.array(star, { maxLength: 5 }), (some) => {
        const ground = withClearance(union(some));
        const rings = ground.flat();
        for (const [i, one] of rings.entries()) {
          const others = rings.filter((_, k) => k !== i);
          for (const [x, y] of corners(one))
            for (const other of others) expect(distanceToEdge(other, [x, y])).toBeGreaterThan(3e-4);
        }
        expect(area(ground)).toBeGreaterThan(area(union(some)) - 2);
      }),
    );
  });
});

const corners = (one: Ring) =>
  Array.from({ length: one.length / 2 }, (_, i): XY => [one[2 * i] as number, one[2 * i + 1] as number]);

it.each([union, (some: MultiPolygon) => difference(some, []), (some: MultiPolygon) => intersection(some, some)])(
  "refuses coordinates that are no numbers",
  (operation) => {
    expect(() => operation([[ring([0, 0], [1, 0], [1, Number.NaN])]])).toThrow(/\[1, NaN\]/);
    expect(() => operation([[ring([0, 0], [1, 0], [Infinity, 1])]])).toThrow(RangeError);
  },
);

/** Where cities lie on their own planes. */
const [EAST, NORTH] = [500_000, 3_545_000];
const coordinate = fc.double({ min: 0, max: 100, noNaN: true });
const star = fc.array(fc.double({ min: 1, max: 60, noNaN: true }), { minLength: 3, maxLength: 12 }).chain((radii) =>
  fc.tuple(coordinate, coordinate).map(([x, y]): Polygon => {
    const at = (radius: number, i: number): XY => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [EAST + x + radius * Math.cos(angle), NORTH + y + radius * Math.sin(angle)];
    };
    return [ring(...radii.map(at))];
  }),
);
const stars = fc.array(star, { maxLength: 5 });
/** Rings of a few hundred metres moved by 0.02 mm at their edges, the bound the module states: well below this. */
const ROUNDING_M2 = 0.05;

describe("set operations on random stars at city coordinates", () => {
  it("agree with each other: |A ∪ B| = |A| + |B| − |A ∩ B| and |A − B| = |A| − |A ∩ B|", () => {
    fc.assert(
      fc.property(stars, stars, (some, others) => {
        const [a, b] = [union(some), union(others)];
        const shared = area(intersection(a, b));
        expect(Math.abs(area(union([...a, ...b])) - (area(a) + area(b) - shared))).toBeLessThan(ROUNDING_M2);
        expect(Math.abs(area(difference(a, b)) - (area(a) - shared))).toBeLessThan(ROUNDING_M2);
      }),
    );
  });

  it("do not care about order or orientation", () => {
    fc.assert(
      fc.property(stars, (some) => {
        const backwards = some.toReversed().map((polygon) => polygon.map(reversed));
        expect(Math.abs(area(union(backwards)) - area(union(some)))).toBeLessThan(ROUNDING_M2);
      }),
    );
  });

  it("change nothing when repeated: results lie on the grid", () => {
    fc.assert(
      fc.property(stars, (some) => {
        const once = union(some);
        expect(area(union(once))).toBeCloseTo(area(once), 4);
        expect(area(difference(once, once))).toBeLessThan(1e-4);
      }),
    );
  });

  it("agree with the winding number at random points", () => {
    fc.assert(
      fc.property(stars, stars, coordinate, coordinate, (some, others, x, y) => {
        const at: XY = [EAST + x, NORTH + y];
        if ([...some, ...others].some(([one]) => distanceToEdge(one as Ring, at) < 1e-4)) return;
        const [inSome, inOthers] = [isInAny(some, at), isInAny(others, at)];
        const [a, b] = [union(some), union(others)];
        expect(isInAny(a, at)).toBe(inSome);
        expect(isInAny(intersection(a, b), at)).toBe(inSome && inOthers);
        expect(isInAny(difference(a, b), at)).toBe(inSome && !inOthers);
      }),
    );
  });
});

function isInAny(polygons: MultiPolygon, at: XY): boolean {
  return polygons.some(([first, ...holes]) => isIn(first as Ring, at) && !holes.some((one) => isIn(one, at)));
}

/** By the sum of the angles under which the edges are seen. */
function isIn(one: Ring, [x, y]: XY): boolean {
  let angle = 0;
  for (let i = 0; i + 3 < one.length; i += 2) {
    const [ax, ay] = [(one[i] as number) - x, (one[i + 1] as number) - y];
    const [bx, by] = [(one[i + 2] as number) - x, (one[i + 3] as number) - y];
    angle += Math.atan2(ax * by - bx * ay, ax * bx + ay * by);
  }
  return Math.abs(angle) > 1;
}

function distanceToEdge(one: Ring, [x, y]: XY): number {
  let nearest = Infinity;
  for (let i = 0; i + 3 < one.length; i += 2) {
    const [ax, ay, bx, by] = [...one.slice(i, i + 4)] as [number, number, number, number];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = length > 0 ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0;
    nearest = Math.min(nearest, Math.hypot(ax + t * (bx - ax) - x, ay + t * (by - ay) - y));
  }
  return nearest;
}
