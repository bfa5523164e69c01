import { PART_ROLES, type PartRole, POINT_ROLES } from "@/lib/sites/derived-site";
import { SITE_KINDS, type SiteKind } from "@/lib/sites/site-kind";

/** The edition whose densities decide. The 2025 edition replaces it, but nobody has read its table for us yet. */
export const STANDARD = "EN 62676-4:2014";

/** Levels every run computes, by rising density. A requirement names one of them. */
export const COVERAGE_LEVELS = ["detect", "observe", "recognise"] as const;
export type CoverageLevel = (typeof COVERAGE_LEVELS)[number];

/** Height above the ground at which a person must be seen, metres: the face of an adult. Ours. */
export const TARGET_HEIGHT_M = 1.6;

/** Share of a point zone (entrance, portal, stair head, approach, checkpoint) that must be seen before the site can be met. Ours. */
export const POINT_THRESHOLD = 0.95;

/** Share of a site's ground that must meet its zones' levels before the site is met. Ours. */
export const COVERAGE_TARGET = 0.95;

const READ = "table of the standard as printed by cctv-check.de and in use by several planning tools";
const FROM_MEMORY = "known from use only; the clause was not read";
const SENTINEL = "SentinelTwin decision log D-012, which calls its figures approximate; the standard was not read";
const CALCULATOR = "figures of a public audio-visual calculator; the standard was not read";

/**
 * Densities in pixels per metre, one row per edition, level and source. Rows with `verified: false` are second-hand and decide nothing
 * unless somebody chooses their edition. Two sources disagree about 2025, so both stand here.
 */
export const STANDARD_LEVELS: readonly {
  readonly standard: string;
  readonly level: string;
  readonly pixelsPerMetre: number;
  readonly source: string;
  readonly verified: boolean;
}[] = [
  { standard: STANDARD, level: "monitor", pixelsPerMetre: 12.5, source: READ, verified: true },
  { standard: STANDARD, level: "detect", pixelsPerMetre: 25, source: READ, verified: true },
  { standard: STANDARD, level: "observe", pixelsPerMetre: 62.5, source: READ, verified: true },
  { standard: STANDARD, level: "recognise", pixelsPerMetre: 125, source: READ, verified: true },
  { standard: STANDARD, level: "identify", pixelsPerMetre: 250, source: READ, verified: true },
  { standard: STANDARD, level: "inspect", pixelsPerMetre: 1000, source: FROM_MEMORY, verified: false },
  ...edition2025(SENTINEL, [25, 50, 62.5, 100, 125, 250, 500]),
  ...edition2025(CALCULATOR, [20, 50, 100, 200, 400, 500, 1500]),
];

function edition2025(source: string, densities: readonly number[]) {
  const names = ["overview", "outline", "discern", "perceive", "characterise", "validate", "scrutinise"];
  return densities.map((pixelsPerMetre, i) => ({
    standard: "IEC 62676-4:2025",
    level: names[i] ?? "",
    pixelsPerMetre,
    source,
    verified: false,
  }));
}

/** Our defaults: which level each part of each kind of site needs. Ours: no standard says which level which public area needs. */
const REQUIREMENT_PROFILE: Readonly<Record<SiteKind, Readonly<Partial<Record<PartRole, CoverageLevel>>>>> = {
  square: { surface: "observe", entrance: "recognise" },
  park: { path: "observe", "open-ground": "detect", entrance: "recognise" },
  "main-road": { surface: "observe" },
  "security-complex-section": { surface: "observe" },
  intersection: { surface: "observe", approach: "recognise" },
  underpass: { length: "observe", portal: "recognise", "stair-head": "recognise" },
  footbridge: { length: "observe", portal: "recognise", "stair-head": "recognise" },
  tunnel: { length: "observe", portal: "recognise" },
  "large-bridge": { surface: "observe", portal: "recognise" },
  "boundary-crossing": { surface: "observe", checkpoint: "recognise" },
  "key-unit-surroundings": { surface: "observe" },
  "metro-passage": { length: "observe", portal: "recognise", "stair-head": "recognise" },
};

/**
 * The level a part of a site must be seen at by our defaults, before what a jurisdiction or the site itself asks for.
 * A part that its kind does not usually have, drawn by a person, needs *recognise* if it is an opening, else *observe*.
 */
export function requiredLevel(kind: SiteKind, role: PartRole): CoverageLevel {
  return REQUIREMENT_PROFILE[kind][role] ?? (isPointRole(role) ? "recognise" : "observe");
}

/** Our defaults as rows, in the order of the kinds. */
export function ourRequirements(): { kind: SiteKind; role: PartRole; level: CoverageLevel }[] {
  return SITE_KINDS.flatMap((kind) =>
    PART_ROLES.flatMap((role) => {
      const level = REQUIREMENT_PROFILE[kind][role];
      return level === undefined ? [] : [{ kind, role, level }];
    }),
  );
}

/** Whether a part is the strip across an opening, which must be seen nearly whole for its site to be met. */
export function isPointRole(role: PartRole): boolean {
  return POINT_ROLES.some((point) => point === role);
}
