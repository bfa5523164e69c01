import fc from "fast-check";
import { expect, it } from "vitest";
import { cameraFrame } from "./camera-frame";
import { viewOf } from "./camera-view";
import { longestReach } from "./longest-reach";
import type { SceneCamera } from "./scene";

const cameras = fc.record({
  id: fc.constant("c"),
  kind: fc.constantFrom("fixed" as const, "panoramic" as const),
  x: fc.constant(0),
  y: fc.constant(0),
  z: fc.double({ min: 1.61, max: 40, noNaN: true }),
  layer: fc.constant(0),
  bearing: fc.integer({ min: 0, max: 359 }),
  tilt: fc.integer({ min: -10, max: 90 }),
  hfov: fc.integer({ min: 2, max: 150 }),
  widthPx: fc.integer({ min: 320, max: 8_000 }),
  heightPx: fc.integer({ min: 240, max: 6_000 }),
  maxRange: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
});

it("is as far as any frame goes, and hardly farther than the farthest", () => {
  let [seen, far] = [0, 0];
  fc.assert(
    fc.property(cameras, fc.constantFrom(25, 60, 125), ({ maxRange, ...rest }, density) => {
      const camera: SceneCamera = { ...rest, ...(maxRange === undefined ? {} : { maxRange }) };
      const view = viewOf(camera, 1.6, {});
      const frame = view && cameraFrame(view, density);
      if (!frame) return;
      seen += 1;
      const reach = longestReach(camera, density);
      expect(frame.reach).toBeLessThanOrEqual(reach * (1 + 1e-9) + 1e-9);
      if (frame.reach > 0.9 * reach) far += 1;
    }),
    { numRuns: 2_000 },
  );
  expect(seen).toBeGreaterThan(500);
  expect(far).toBeGreaterThan(200);
});
