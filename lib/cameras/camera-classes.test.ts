import { expect, it } from "vitest";
import { cameraPlacement } from "@/lib/api/camera-place";
import { CAMERA_CLASS_IDS, CAMERA_CLASSES, classAngle, PLACEMENT_DEFAULTS } from "./camera-classes";
import { hasLensOfKind } from "./lens-rules";

it("has each class once, in the order of its words", () => {
  expect(CAMERA_CLASSES.map(({ id }) => id)).toEqual([...CAMERA_CLASS_IDS]);
});

it.each(CAMERA_CLASSES)("$id can be placed as it is, at both ends of its lens", (one) => {
  for (const focal of one.lens ? [one.lens.wide.focalMm, one.lens.tele.focalMm] : [0]) {
    const hfov = classAngle(one, focal);
    const { kind, widthPx, heightPx, infraredM } = one;
    const { heightM, bearing, tilt } = PLACEMENT_DEFAULTS;
    const placed = cameraPlacement.parse({
      ...{ name: "x", kind, widthPx, heightPx, heightM, bearing, hfov, position: [119, 26] },
      ...{ tilt: kind === "fixed" ? tilt : null, maxRangeM: null, infraredM, infraredOfClass: true },
    });
    expect(hasLensOfKind(placed)).toBe(true);
  }
});
