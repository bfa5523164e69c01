import { describe, expect, it } from "vitest";
import { type SeenCamera, viewVolume } from "./view-volume";

const camera: SeenCamera = {
  number: 1,
  lon: 0,
  lat: 0,
  height: 6,
  bearing: 0,
  tilt: 20,
  hfov: 90,
  widthPx: 2560,
  heightPx: 1440,
  maxRange: null,
};
const METRE = 1 / 111_132;
const corners = (changes: Partial<SeenCamera> = {}, density = 25) => {
  const volume = viewVolume({ ...camera, ...changes }, density);
  if (!volume) throw new Error("no volume");
  return volume.corners.map(([lon, lat, z]) => ({ east: lon / METRE, north: lat / METRE, z }));
};

describe("viewVolume", () => {
  it("starts at the lens, and ends on the target plane where the frame's lower edge meets it", () => {
    expect(viewVolume(camera, 25)?.apex).toEqual([0, 0, 6]);
    const [left, , , right] = corners();
    // tan(vfov/2) = 9/16: the lower edge points 20° + 29.36° down, 4.4 m above the target plane.
    const distance = 4.4 / Math.tan((20 + (Math.atan(9 / 16) * 180) / Math.PI) * (Math.PI / 180));
    expect(left?.north).toBeCloseTo(distance, 6);
    expect(right?.north).toBeCloseTo(distance, 6);
    expect(left?.z).toBeCloseTo(1.6, 9);
    expect(left?.east).toBeCloseTo(-(right?.east ?? 0), 9);
  });

  it("ends where the picture is too thin: fx / depth = density", () => {
    const [, upperLeft] = corners();
    const depth = 1280 / 25;
    // Depth is measured along the axis, which points 20° down.
    const [sin, cos] = [Math.sin(Math.PI / 9), Math.cos(Math.PI / 9)];
    expect((upperLeft?.north ?? 0) * cos + (6 - (upperLeft?.z ?? 0)) * sin).toBeCloseTo(depth, 6);
    expect(upperLeft?.east).toBeCloseTo(-depth, 6);
  });

  it("turns clockwise from north", () => {
    const [, upperLeft, upperRight] = corners({ bearing: 90 });
    expect(upperLeft?.east).toBeGreaterThan(0);
    expect(upperLeft?.north).toBeGreaterThan(0);
    expect(upperRight?.north).toBeLessThan(0);
  });

  it("stays within the camera's range over the ground", () => {
    for (const { east, north } of corners({ maxRange: 10 }))
      expect(Math.hypot(east, north)).toBeLessThanOrEqual(10 + 1e-9);
  });

  it("draws nothing nobody recorded", () => {
    expect(viewVolume({ ...camera, bearing: null }, 25)).toBeNull();
    expect(viewVolume({ ...camera, hfov: null }, 25)).toBeNull();
    expect(viewVolume({ ...camera, tilt: null }, 25)).toBeNull();
  });
});
