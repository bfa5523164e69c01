import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { cameraFrame } from "@/lib/coverage/camera-frame";
import { viewOf } from "@/lib/coverage/camera-view";
import { signedArea } from "@/lib/geometry/ring-area";
import { TARGET_HEIGHT_M } from "./city/camera-poses";
import { flatCity, solidCity } from "./city/raise-city";
import type { FlatShapes } from "./city/shape-list";
import { CITY_SEED, cityPlan } from "./city-scene";

const sum = (array: Float64Array | Uint32Array) =>
  createHash("sha256")
    .update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    .digest("hex")
    .slice(0, 16);
const plan = cityPlan(1_000);

describe("cityPlan", () => {
  it("gives the study's city of 1,000 cameras to the last bit", () => {
    const { obstacles, sites, cameras } = plan;
    expect([obstacles.first.length - 1, sites.first.length - 1, cameras.length]).toEqual([5_544, 200, 1_000]);
    expect({
      obstacles: [obstacles.xy, obstacles.rings, obstacles.first].map(sum),
      sites: [sites.xy, sites.rings, sites.first].map(sum),
      cameras: sum(
        Float64Array.from(cameras.flatMap(({ x, y, heading, fov, near, far }) => [x, y, heading, fov, near, far])),
      ),
    }).toEqual({
      obstacles: ["3153128d93a16025", "49c5879a4e87d3f2", "9c9019e307b2d24a"],
      sites: ["79d18d3419d29c22", "829f56c6ed0c93a2", "9389d846fc88b034"],
      cameras: "7d06ae56214ce7a2",
    });
  });

  it("depends on its seed", () => {
    expect(cityPlan(100, 1).cameras).not.toEqual(cityPlan(100, 2).cameras);
    expect(cityPlan(100, 2)).toEqual(cityPlan(100, 2));
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses a city of %d cameras", (count) => {
    expect(() => cityPlan(count)).toThrow(RangeError);
  });

  it.each(["obstacles", "sites"] as const)(
    "draws %s with outer rings counter-clockwise and holes clockwise",
    (what) => {
      const wrong = ringsOf(plan[what]).filter(({ ring, hole }) => signedArea(ring) > 0 === hole);
      expect(wrong).toEqual([]);
    },
  );
});

describe("solidCity", () => {
  const solid = solidCity(plan, CITY_SEED + 1);
  const { base, top } = solid.obstacles;
  const kinds = Array.from(base, (from, i) => ({ from, to: top[i] as number }));
  const shareOf = (test: (kind: { from: number; to: number }) => boolean) => kinds.filter(test).length / kinds.length;

  it("raises buildings, low walls and decks in their shares and sizes", () => {
    expect(shareOf(({ from, to }) => from === 0 && to >= 6 && to < 60)).toBeCloseTo(0.7, 1);
    expect(shareOf(({ from, to }) => from === 0 && to >= 0.8 && to < 2.5)).toBeCloseTo(0.2, 1);
    expect(shareOf(({ from, to }) => from >= 3.5 && from < 6 && to >= from + 0.6 && to < from + 4)).toBeCloseTo(0.1, 1);
    expect(shareOf(({ from, to }) => from === 0 && to >= 2.5 && to < 6)).toBe(0);
  });

  it("hangs cameras 3.5 to 8 m high, whose frames end at the range of the plan and are dense enough to there", () => {
    for (const [i, { camera, density }] of solid.cameras.entries()) {
      const { far } = plan.cameras[i] as (typeof plan.cameras)[number];
      expect(camera.z >= 3.5 && camera.z < 8).toBe(true);
      expect(farthestAhead(camera, density)).toBeCloseTo(far, camera.kind === "fixed" ? 6 : 1);
      // asked for half as much, a camera reaches no farther: the frame ends there, and the density cuts nothing
      expect(farthestAhead(camera, density / 2)).toBeCloseTo(far, camera.kind === "fixed" ? 6 : 1);
    }
  });
});

describe("flatCity", () => {
  it("gives the sector between near and far, with walls that no camera sees over", () => {
    const flat = flatCity(plan);
    expect(Math.min(...flat.obstacles.top)).toBeGreaterThan(Math.max(...flat.cameras.map(({ camera }) => camera.z)));
    for (const [i, { camera, density }] of flat.cameras.entries()) {
      const { near, far, fov } = plan.cameras[i] as (typeof plan.cameras)[number];
      const view = viewOf(camera, TARGET_HEIGHT_M, {});
      const frame = view && cameraFrame(view, density);
      const area = frame ? signedArea(frame.outline) : 0;
      const sector = (fov / 2) * far ** 2 - (camera.kind === "fixed" ? near ** 2 * Math.tan(fov / 2) : 0);
      expect(area / sector, camera.id).toBeGreaterThan(0.999);
      expect(area / sector, camera.id).toBeLessThan(1.001);
    }
  });
});

/** How far ahead the frame of a camera reaches, metres on the ground; of a dome, its reach. */
function farthestAhead(camera: Parameters<typeof viewOf>[0], density: number): number {
  const view = viewOf(camera, TARGET_HEIGHT_M, {});
  const frame = view && cameraFrame(view, density);
  if (!view || !frame) return Number.NaN;
  if (camera.kind === "panoramic") return frame.reach;
  const [east, north] = view.forward;
  let ahead = 0;
  for (let i = 0; i + 1 < frame.outline.length; i += 2)
    ahead = Math.max(ahead, (frame.outline[i] as number) * east + (frame.outline[i + 1] as number) * north);
  return ahead;
}

function ringsOf({ xy, rings, first }: FlatShapes): { ring: Float64Array; hole: boolean }[] {
  const outer = new Set(first);
  return Array.from({ length: rings.length - 1 }, (_, i) => {
    const open = xy.subarray(2 * (rings[i] as number), 2 * (rings[i + 1] as number));
    return { ring: Float64Array.from([...open, open[0] as number, open[1] as number]), hole: !outer.has(i) };
  });
}
