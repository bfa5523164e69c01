/** Ground a class of street takes, kerb to kerb, metres; typical widths, for the picture alone: sites bring their own. */
const WIDTHS: Readonly<Record<string, number>> = {
  motorway: 15,
  trunk: 15,
  primary: 14,
  secondary: 12,
  tertiary: 10,
  residential: 7,
  unclassified: 7,
  living_street: 7,
  road: 7,
  pedestrian: 6,
  busway: 6,
};
const LINK_M = 7;
const OTHER_M = 4;

const FOOT = ["footway", "path", "steps", "cycleway", "bridleway", "corridor", "platform", "track"];

/** Whether a class of street is for feet or wheels alone, which is drawn as a thin line. */
export function isFootway(streetClass: string): boolean {
  return FOOT.includes(streetClass);
}

/** How wide a class of street is drawn at a scale, millimetres; never thinner than what prints. */
export function streetWidthMm(streetClass: string, scale: number): number {
  const metres = WIDTHS[streetClass] ?? (streetClass.endsWith("_link") ? LINK_M : OTHER_M);
  return Math.max(0.35, (metres * 1_000) / scale);
}
