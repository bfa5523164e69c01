import { type Varifocal, varifocalAngle } from "./varifocal";

/** Ids of the classes; each has words in both languages under `place.class`. */
export const CAMERA_CLASS_IDS = [
  "fixed-2mp-wide",
  "fixed-4mp",
  "varifocal-2mp",
  "varifocal-4mp",
  "varifocal-8mp",
  "ptz-2mp",
  "panoramic-8mp",
] as const;
export type CameraClassId = (typeof CAMERA_CLASS_IDS)[number];

/**
 * A class of cameras on the market, never a maker's model: what a person starts from when placing one, and changes to what the data sheet says. No figure here
 * is a claim about any device.
 */
export type CameraClass = {
  readonly id: CameraClassId;
  readonly kind: "fixed" | "panoramic";
  readonly widthPx: number;
  readonly heightPx: number;
  /** Null for one that sees all round. */
  readonly lens: Varifocal | null;
  /** Farthest it is lit by its own infrared light, metres; null where a class says nothing of it. */
  readonly infraredM: number | null;
};

/**
 * Widths of the image by optical format, mm: nominal, as `lib/imports/cameras/lens-angle.ts` takes them from data sheets. Angles of view follow from them and
 * the focal length for a lens without distortion: f = A·L/H of GB 50198-2011, 3.2.3.
 */
const WIDTH_1_2_8 = 5.37;
const WIDTH_1_1_8 = 7.18;

function lens(sensorWidthMm: number, wideMm: number, teleMm = wideMm): Varifocal {
  const angle = (focalMm: number) => (2 * Math.atan(sensorWidthMm / (2 * focalMm)) * 180) / Math.PI;
  return { wide: { focalMm: wideMm, hfov: angle(wideMm) }, tele: { focalMm: teleMm, hfov: angle(teleMm) } };
}

/**
 * The catalogue. Pictures are the usual formats of 2, 4 and 8 million pixels; focal lengths and infrared reaches are round figures that many data sheets
 * have. All are our defaults, unverified and changeable, and so is the kind: the home preset of a camera that turns counts as a fixed camera.
 */
export const CAMERA_CLASSES: readonly CameraClass[] = [
  { id: "fixed-2mp-wide", ...fixed(1920, 1080), lens: lens(WIDTH_1_2_8, 2.8), infraredM: 30 },
  { id: "fixed-4mp", ...fixed(2560, 1440), lens: lens(WIDTH_1_2_8, 4), infraredM: 30 },
  { id: "varifocal-2mp", ...fixed(1920, 1080), lens: lens(WIDTH_1_2_8, 2.8, 12), infraredM: 50 },
  { id: "varifocal-4mp", ...fixed(2560, 1440), lens: lens(WIDTH_1_2_8, 2.8, 12), infraredM: 50 },
  { id: "varifocal-8mp", ...fixed(3840, 2160), lens: lens(WIDTH_1_1_8, 3.6, 11), infraredM: 50 },
  { id: "ptz-2mp", ...fixed(1920, 1080), lens: lens(WIDTH_1_2_8, 5, 100), infraredM: 100 },
  { id: "panoramic-8mp", kind: "panoramic", widthPx: 3840, heightPx: 2160, lens: null, infraredM: null },
];

function fixed(widthPx: number, heightPx: number) {
  return { kind: "fixed", widthPx, heightPx } as const;
}

/** Where a camera is mounted that a person places, and how it looks down, until the person says otherwise. A pole of 6 m is one of the heights that cities list; ours. */
export const PLACEMENT_DEFAULTS = { heightM: 6, bearing: 0, tilt: 20 } as const;

/** The angle of view of a class at a focal length within its range, degrees to a hundredth; null for one that sees all round. */
export function classAngle({ lens: ofClass }: CameraClass, focalMm: number): number | null {
  return ofClass && Math.round(varifocalAngle(ofClass, focalMm) * 100) / 100;
}
