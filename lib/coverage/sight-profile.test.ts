import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksSight } from "./blocks-sight";
import { viewOf } from "./camera-view";
import { typescriptKernel } from "./kernel/kernel";
import { clearSight, isInFrame, sightAmong } from "./point-sight";
import { type Prism, prismOf } from "./prism";
import type { SceneCamera } from "./scene";
import { sightProfile } from "./sight-profile";

const LEVELS = { detect: 25, recognise: 125 };
/** A top or a side this near to the line is nobody's, metres. */
const EDGE_M = 1e-6;

function box(id: string, x: number, y: number, width: number, depth: number, base: number, top: number): Prism {
  const ring = Float64Array.of(x, y, x + width, y, x + width, y + depth, x, y + depth, x, y);
  return prismOf({ id, base, top, layer: 0, ground: [[ring]] });
}

const camera: SceneCamera = {
  ...{ id: "c", kind: "fixed", x: 0, y: 0, z: 6, layer: 0 },
  ...{ bearing: 90, tilt: 8, hfov: 70, widthPx: 3840, heightPx: 2160 },
};
const target = { x: 40, y: 0, z: 1.6, layer: 0 };
const view = viewOf(camera, target.z, {});
if (!view) throw new Error("below the target");

describe("sightProfile", () => {
  it("says what stands on the way, and by how much each is passed or blocks: on paper", () => {
    const found = sightProfile(view, target, [
      box("hedge", 10, -5, 2, 10, 0, 1.8),
      box("kiosk", 20, -5, 10, 10, 0, 3),
      box("deck", 5, -5, 4, 10, 5.5, 6.5),
      box("aside", 20, 5, 10, 10, 0, 30),
      box("behind", 41, -5, 10, 10, 0, 30),
    ]);
    const near = (value: number) => expect.closeTo(value, 9);
    expect(found).toEqual([
      {
        ...{ id: "deck", from: near(5), to: near(9), base: 5.5, top: 6.5, lineFrom: near(5.45), lineTo: near(5.01) },
        ...{ blocks: false, clearance: near(0.05) },
      },
      {
        ...{ id: "hedge", from: near(10), to: near(12), base: 0, top: 1.8, lineFrom: near(4.9), lineTo: near(4.68) },
        ...{ blocks: false, clearance: near(2.88) },
      },
      {
        ...{ id: "kiosk", from: near(20), to: near(30), base: 0, top: 3, lineFrom: near(3.8), lineTo: near(2.7) },
        ...{ blocks: true, clearance: near(-0.3) },
      },
    ]);
  });

  it("blocks where the engine says so, and by as much as would have to come off", () => {
    const side = fc.integer({ min: 4, max: 25 });
    const place = fc.integer({ min: -3000, max: 5000 }).map((hundredths) => hundredths / 100);
    const height = fc.integer({ min: 20, max: 1400 }).map((hundredths) => hundredths / 100);
    const prisms = fc
      .array(fc.tuple(place, place, side, side, fc.boolean(), height, height), { minLength: 4, maxLength: 12 })
      .map((all) =>
        all.map(([x, y, width, depth, floats, low, high], i) =>
          box(`o${i}`, x, y, width, depth, floats ? low : 0, (floats ? low : 0) + high),
        ),
      );
    let [blocked, passed] = [0, 0];
    fc.assert(
      fc.property(prisms, place, place, height, (standing, x, y, up) => {
        const from = { ...camera, z: up };
        const to = { x, y, z: 1.6, layer: 0 };
        const sight = clearSight(typescriptKernel, from, to, LEVELS);
        if (typeof sight === "string" || Math.hypot(x, y) < 0.1) return;
        const crossings = sightProfile(sight.view, to, standing);
        const narrow = crossings.some(
          (one) => Math.abs(one.clearance) < EDGE_M || one.to - one.from < EDGE_M || one.from < 0.05 + EDGE_M,
        );
        if (narrow) return;
        const blocking = [...new Set(crossings.filter(({ blocks }) => blocks).map(({ id }) => id))].sort();
        blocked += blocking.length;
        passed += crossings.length - blocking.length;
        expect(blocking).toEqual(
          standing
            .filter((prism) => blocksSight(prism, from, x, y, to.z))
            .map(({ id }) => id)
            .sort(),
        );
        if (isInFrame(sight)) {
          const found = sightAmong(sight, standing);
          expect(found.hiders.map(({ id }) => id).sort()).toEqual(blocking);
          expect(found.misses.detect === "occluded").toBe(sight.reasons.detect === "occluded" && blocking.length > 0);
        }
        for (const { id, clearance, base, top } of crossings.filter((one) => one.blocks)) {
          const prism = standing.find((one) => one.id === id) as Prism;
          if (top + clearance - EDGE_M <= base) continue;
          const lower = { ...prism, top: top + clearance - EDGE_M };
          expect(sightProfile(sight.view, to, [lower]).some((one) => one.blocks)).toBe(false);
          expect(blocksSight(lower, from, x, y, to.z)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
    expect(blocked).toBeGreaterThan(100);
    expect(passed).toBeGreaterThan(100);
  });
});
