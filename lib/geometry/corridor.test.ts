import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { corridorGround, strip } from "./corridor";
import { pointInRings } from "./point-in-rings";
import type { MultiPolygon, XY } from "./polygon";
import { area } from "./polygon-boolean";

const contains = (ground: MultiPolygon, [x, y]: XY) => pointInRings(x, y, ground.flat());
const lineLength = (line: readonly XY[]) =>
  line.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - (line[i]?.[0] ?? x), y - (line[i]?.[1] ?? y)), 0);

function distanceToLine([x, y]: XY, line: readonly XY[]): number {
  const apart = line.slice(1).map(([bx, by], i) => {
    const [ax, ay] = line[i] as XY;
    const squared = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = squared > 0 ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared)) : 0;
    return Math.hypot(ax + along * (bx - ax) - x, ay + along * (by - ay) - y);
  });
  return Math.min(...apart);
}

const coordinate = fc.integer({ min: -200, max: 200 });
const lines = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 8 })
  .filter((line) => lineLength(line) > 1);

describe("corridorGround", () => {
  it("is a rectangle around a straight line, however many points it has", () => {
    const ground = corridorGround([
      {
        line: [
          [0, 0],
          [5, 0],
          [7, 0],
          [100, 0],
        ],
        width: 10,
      },
    ]);
    expect(ground).toHaveLength(1);
    expect(area(ground)).toBeCloseTo(1000, 9);
  });

  it("mitres a gentle bend: no gap outside, no overlap inside", () => {
    const ground = corridorGround([
      {
        line: [
          [0, 0],
          [100, 0],
          [180, 60],
        ],
        width: 10,
      },
    ]);
    expect(area(ground)).toBeCloseTo(2000, 1);
  });

  it("bevels a sharp bend", () => {
    const line: XY[] = [
      [0, 0],
      [100, 0],
      [90, 57],
    ];
    const ground = corridorGround([{ line, width: 4 }]);
    expect(contains(ground, [100.5, -0.5])).toBe(true);
    expect(contains(ground, [101.8, -1.8])).toBe(false);
  });

  it("runs on where two courses meet end to end at an angle", () => {
    const ground = corridorGround([
      {
        line: [
          [0, 0],
          [100, 0],
        ],
        width: 10,
      },
      {
        line: [
          [170, 70],
          [100, 0],
        ],
        width: 6,
      },
    ]);
    expect(ground).toHaveLength(1);
    expect(contains(ground, [101, -1.5])).toBe(true);
  });

  it("holds every point near its line and none far from it", () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 2, max: 30 }), coordinate, coordinate, (line, width, x, y) => {
        const at: XY = [x + 0.123, y + 0.457];
        const apart = distanceToLine(at, line);
        const inside = contains(corridorGround([{ line, width }]), at);
        if (apart > (width / 2) * 1.3) expect(inside).toBe(false); // a mitre of 75 degrees reaches 1.26 half widths
        if (isBeside(at, line, width / 2 - 0.01)) expect(inside).toBe(true);
      }),
    );
  });
});

/** Whether a point lies straight beside a segment, not past its ends. */
function isBeside([x, y]: XY, line: readonly XY[], reach: number): boolean {
  return line.slice(1).some(([bx, by], i) => {
    const [ax, ay] = line[i] as XY;
    const length = Math.hypot(bx - ax, by - ay);
    if (length < 1) return false;
    const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
    const across = Math.abs((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / length;
    return along > 0.01 && along < length - 0.01 && across <= reach;
  });
}

describe("strip", () => {
  it("lies inward of its opening, counter-clockwise", () => {
    expect([...(strip([10, 0], [0, 1], 4, 3)[0] ?? [])]).toEqual([12, 0, 12, 3, 8, 3, 8, 0, 12, 0]);
  });
});
