import { describe, expect, it } from "vitest";
import type { StoredCamera } from "@/lib/coverage/city-camera";
import { type PlannedPose, plannedCameras } from "./plan-change";

const camera = (id: string): StoredCamera => ({
  ...{ id, kind: "fixed", device: null, lon: 119, lat: 26, layer: 0, ground_z_m: 0, height_m: 6, bearing: 0 },
  ...{ tilt: 20, hfov: 60, width_px: 1920, height_px: 1080, max_range_m: null },
});
const AS_BUILT: PlannedPose = { lon: null, lat: null, height_m: null, bearing: null, tilt: null, hfov: null };

describe("plannedCameras", () => {
  it("leaves all as built where a plan changes nothing", () => {
    const built = [camera("a"), camera("b")];
    expect(plannedCameras(built, [])).toEqual(built);
  });

  it("adds, moves, aims and removes, each the camera it is of alone", () => {
    const planned = plannedCameras(
      [camera("a"), camera("b"), camera("c"), camera("d")],
      [
        { kind: "add", camera: camera("new") },
        { kind: "move", camera: "a", pose: { ...AS_BUILT, lon: 119.001, lat: 26.001, bearing: 90 } },
        { kind: "aim", camera: "b", pose: { ...AS_BUILT, bearing: 0, tilt: 30 } },
        { kind: "remove", camera: "c", pose: AS_BUILT },
      ],
    );
    expect(planned).toEqual([
      { ...camera("a"), lon: 119.001, lat: 26.001, bearing: 90 },
      { ...camera("b"), bearing: 0, tilt: 30 },
      camera("d"),
      camera("new"),
    ]);
  });

  it("makes nothing of a change whose camera is gone", () => {
    expect(plannedCameras([camera("a")], [{ kind: "remove", camera: "gone", pose: AS_BUILT }])).toEqual([camera("a")]);
  });
});
