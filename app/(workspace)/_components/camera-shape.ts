import { CAMERA_LIMITS } from "@/lib/api/camera-edit";
import { PLACE_LIMITS } from "@/lib/api/camera-place";
import type { CameraDto } from "@/lib/api/cameras";
import { type CameraClass, classAngle, PLACEMENT_DEFAULTS } from "@/lib/cameras/camera-classes";
import { numberFault } from "./edit-form";

export const SHAPE_BOUNDS = {
  ...{ heightM: CAMERA_LIMITS.heightM, tilt: CAMERA_LIMITS.tilt, hfov: CAMERA_LIMITS.hfov },
  ...{
    maxRangeM: CAMERA_LIMITS.maxRangeM,
    infraredM: CAMERA_LIMITS.infraredM,
    widthPx: PLACE_LIMITS.pixels,
    heightPx: PLACE_LIMITS.pixels,
  },
  layer: PLACE_LIMITS.layer,
} as const;
export type ShapeNumber = keyof typeof SHAPE_BOUNDS;
/** What may be left empty: no limit, and nobody knows. */
export const MAY_BE_EMPTY: readonly ShapeNumber[] = ["maxRangeM", "infraredM"];
type Numbers = Readonly<Record<ShapeNumber, number | null>>;

/** What a camera is wherever it is placed, and how it is mounted; metres, degrees, pixels, null where a number is missing. */
export type CameraShape = {
  readonly kind: "fixed" | "panoramic";
  /** The class that it began with; null for one like a camera that stands. */
  readonly ofClass: CameraClass | null;
  readonly numbers: Numbers;
  /** Of a class with a lens, mm. */
  readonly focalMm: number | null;
};

/** What the numbers of a class begin with; a person changes any of them. */
export function shapeOfClass(ofClass: CameraClass): CameraShape {
  const { kind, widthPx, heightPx, lens, infraredM } = ofClass;
  const { heightM, tilt } = PLACEMENT_DEFAULTS;
  const looks =
    kind === "fixed" && lens ? { tilt, hfov: classAngle(ofClass, lens.wide.focalMm) } : { tilt: null, hfov: null };
  return {
    kind,
    ofClass,
    numbers: { heightM, ...looks, widthPx, heightPx, maxRangeM: null, infraredM, layer: 0 },
    focalMm: lens?.wide.focalMm ?? null,
  };
}

/** The same again as a camera that stands. */
export function shapeOfCamera({
  kind,
  heightM,
  tilt,
  hfov,
  widthPx,
  heightPx,
  maxRangeM,
  infraredM,
  layer,
}: CameraDto): CameraShape {
  return {
    kind,
    ofClass: null,
    numbers: { heightM, tilt, hfov, widthPx, heightPx, maxRangeM, infraredM, layer },
    focalMm: null,
  };
}

/** The numbers that its kind has. */
export function numbersShown({ kind }: CameraShape): readonly ShapeNumber[] {
  return (Object.keys(SHAPE_BOUNDS) as ShapeNumber[]).filter(
    (one) => kind === "fixed" || (one !== "tilt" && one !== "hfov"),
  );
}

/** Whether something is missing, or out of bounds. */
export function isShapeFaulty(shape: CameraShape): boolean {
  return numbersShown(shape).some(
    (one) => numberFault(shape.numbers[one], SHAPE_BOUNDS[one], !MAY_BE_EMPTY.includes(one)) !== null,
  );
}

/** Whether its infrared reach is still that of its class, and not what a person made of it. */
export function isInfraredOfClass({ ofClass, numbers }: CameraShape): boolean {
  return ofClass !== null && ofClass.infraredM !== null && numbers.infraredM === ofClass.infraredM;
}
