import fc from "fast-check";
import { expect, it } from "vitest";
import { varifocalAngle } from "./varifocal";

const half = (degrees: number) => Math.tan((degrees * Math.PI) / 360);

it("gives the ends of the lens their angles, and keeps within them", () => {
  const lens = { wide: { focalMm: 2.8, hfov: 100 }, tele: { focalMm: 12, hfov: 30 } };
  expect(varifocalAngle(lens, 2.8)).toBeCloseTo(100, 10);
  expect(varifocalAngle(lens, 12)).toBeCloseTo(30, 10);
  expect(varifocalAngle(lens, 1)).toBeCloseTo(100, 10);
  expect(varifocalAngle(lens, 50)).toBeCloseTo(30, 10);
  // halfway in 1/f, halfway in the tangent
  const middle = 2 / (1 / 2.8 + 1 / 12);
  expect(half(varifocalAngle(lens, middle))).toBeCloseTo((half(100) + half(30)) / 2, 10);
});

it("of a lens without distortion is the triangle of sensor and focal length, at every focal length", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 3, max: 13, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (sensor, at) => {
        const angle = (f: number) => (2 * Math.atan(sensor / (2 * f)) * 180) / Math.PI;
        const lens = { wide: { focalMm: 2.8, hfov: angle(2.8) }, tele: { focalMm: 12, hfov: angle(12) } };
        const f = 2.8 + 9.2 * at;
        expect(varifocalAngle(lens, f)).toBeCloseTo(angle(f), 8);
      },
    ),
  );
});

it("of a fixed lens is its angle", () => {
  const end = { focalMm: 4, hfov: 68 };
  expect(varifocalAngle({ wide: end, tele: end }, 4)).toBe(68);
});
