import type { ExpressionSpecification } from "maplibre-gl";

/**
 * How wide a class of street is drawn: `far` in pixels at zoom 12, and `metres` on the ground from zoom 16 on, kerb to kerb.
 * Typical widths, for the picture alone; sites bring their own.
 */
type StreetWidth = { readonly classes: readonly string[]; readonly far: number; readonly metres: number };

const WIDTHS: readonly StreetWidth[] = [
  { classes: ["motorway", "trunk"], far: 2.2, metres: 15 },
  { classes: ["primary"], far: 2, metres: 14 },
  { classes: ["secondary"], far: 1.6, metres: 12 },
  { classes: ["tertiary"], far: 1.2, metres: 10 },
  { classes: ["motorway_link", "trunk_link", "primary_link", "secondary_link", "tertiary_link"], far: 0.8, metres: 7 },
  { classes: ["residential", "unclassified", "living_street", "road"], far: 0.5, metres: 7 },
  { classes: ["pedestrian", "busway"], far: 0.4, metres: 6 },
];
const OTHER = { far: 0.2, metres: 4 } as const;

/** Ways for feet and wheels, drawn as thin dashes. */
export const PATHS = ["footway", "path", "steps", "cycleway", "bridleway", "corridor", "platform", "track"] as const;
export const MAIN_STREETS = [
  "motorway",
  "trunk",
  "primary",
  "secondary",
  "motorway_link",
  "trunk_link",
  "primary_link",
] as const;

/** Pixels per metre at zoom 16 with 512-pixel tiles at 37° of latitude, between Porto and Fujian: 2^16·512 / (40 075 017 · cos φ). */
const PIXELS_PER_METRE_16 = 1.05;

/** Width in pixels by class and zoom, true to the ground from zoom 16 on, `more` pixels wider on both sides together. */
export function streetWidth(more: number): ExpressionSpecification {
  const at = (pixels: (width: { far: number; metres: number }) => number): ExpressionSpecification =>
    [
      "match",
      ["get", "class"],
      ...WIDTHS.flatMap((width) => [[...width.classes], pixels(width) + more]),
      pixels(OTHER) + more,
    ] as unknown as ExpressionSpecification;
  return [
    "interpolate",
    ["exponential", 2],
    ["zoom"],
    12,
    at(({ far }) => far),
    16,
    at(({ metres }) => metres * PIXELS_PER_METRE_16),
    20,
    at(({ metres }) => metres * PIXELS_PER_METRE_16 * 16),
  ];
}

/** Wider classes lie over narrower ones. */
export const STREET_ORDER = [
  "match",
  ["get", "class"],
  ...WIDTHS.flatMap(({ classes, metres }) => [[...classes], metres]),
  OTHER.metres,
] as unknown as ExpressionSpecification;
