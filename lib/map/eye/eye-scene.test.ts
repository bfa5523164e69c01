import { describe, expect, it } from "vitest";
import type { Surroundings } from "@/lib/coverage/surroundings";
import { cityFrame } from "@/lib/crs/city-frame";
import { eyeScene, PERSON_M } from "./eye-scene";

const frame = cityFrame(118.78);
const [x, y] = frame.toLocal([118.78, 32.04]);
const box = (east: number, north: number, size: number) => {
  const [west, south] = [x + east, y + north];
  return [west, south, west + size, south, west + size, south + size, west, south + size, west, south];
};

const hole = (east: number, north: number, size: number) => {
  const [west, south] = [x + east, y + north];
  return [west, south, west, south + size, west + size, south + size, west + size, south, west, south];
};

const around: Surroundings = {
  ...{ engine: "kernel", centralMeridian: 118.78, targetHeight: 1.6, levels: { detect: 25 }, dragM: 150 },
  camera: {
    ...{ id: "c", number: 1, version: 1, kind: "fixed", device: null, lon: 118.78, lat: 32.04, layer: 0 },
    ...{
      ground_z_m: 0,
      height_m: 6,
      bearing: 90,
      tilt: 10,
      hfov: 60,
      width_px: 1920,
      height_px: 1080,
      max_range_m: null,
    },
  },
  cameras: [],
  obstacles: [
    { id: "block", base: 0, top: 20, layer: 0, rings: [box(20, 5, 10), hole(22, 7, 2)] },
    { id: "tunnel", base: -6, top: -1, layer: -1, rings: [box(0, 0, 10)] },
  ],
  sites: [],
};

describe("eyeScene", () => {
  it("has the lens's angles, obstacles of its layer about its foot, and a figure in the middle of the picture", () => {
    const { lens, obstacles, person } = eyeScene(around, null, null, 0);
    expect(lens).toMatchObject({ z: 6, tilt: 10, hfov: 60, aspect: 16 / 9, allRound: false });
    expect(Math.tan((lens.vfov * Math.PI) / 360)).toBeCloseTo((9 / 16) * Math.tan(Math.PI / 6), 12);
    expect(obstacles).toHaveLength(1);
    expect(obstacles[0]?.height).toBe(20);
    expect(obstacles[0]?.outline).toHaveLength(2);
    expect(obstacles[0]?.outline[0]?.[0]).toEqual([expect.closeTo(20, 6), expect.closeTo(5, 6), 0]);
    const ahead = (6 - PERSON_M / 2) / Math.tan((10 * Math.PI) / 180);
    expect(person?.at[0]).toBeCloseTo(ahead, 3);
    expect(person?.at[1]).toBeCloseTo(0, 1);
    expect(person?.figures.distance).toBeCloseTo(ahead, 6);
  });

  it("stands the figure at the point asked about, and turns an all-round picture to it", () => {
    const [lon, lat] = frame.toLonLat([x + 30, y]);
    const panoramic = { ...around, camera: { ...around.camera, kind: "panoramic" as const, bearing: null } };
    const { lens, person } = eyeScene(panoramic, null, { lon, lat }, 45);
    expect(lens.bearing).toBeCloseTo(135, 3);
    expect(lens).toMatchObject({ allRound: true, hfov: 90, tilt: 0 });
    expect(person?.at).toEqual([expect.closeTo(30, 4), expect.closeTo(0, 4), 0]);
  });
});
