import { boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { pointInRings } from "@/lib/geometry/point-in-rings";
import type { XY } from "@/lib/geometry/polygon";
import type { DerivedSite, PartRole } from "@/lib/sites/derived-site";
import { groundElevation } from "@/lib/sites/ground-elevation";
import type { SiteKind } from "@/lib/sites/site-kind";
import { type GroundSample, groundSamples } from "./invent/ground-samples";
import { LENSES, type Lens, tangents, tiltFor } from "./invent/lenses";
import { type Block, SightLines, type Spot } from "./invent/sight-lines";
import { type Stand, standsOf } from "./invent/stands";
import { seededShare } from "./seeded-share";

/**
 * A camera made up for a demonstration, in the city's metres; angles in degrees, bearing clockwise from grid north, tilt downwards.
 * The bearing of a few is null: nobody recorded it.
 */
export type InventedCamera = {
  readonly key: string;
  readonly siteKey: string;
  readonly name: string;
  readonly kind: "fixed" | "panoramic";
  readonly at: XY;
  readonly layer: number;
  readonly groundZM: number;
  readonly heightM: number;
  readonly bearing: number | null;
  readonly tilt: number;
  readonly hfov: number;
  readonly widthPx: number;
  readonly heightPx: number;
};

/** What is to be watched, and what stands in the way; local metres. */
export type CityToEquip = { readonly sites: readonly DerivedSite[]; readonly obstacles: readonly Block[] };

/** Pixels per metre that a part of a site needs. */
export type DensityOf = (kind: SiteKind, role: PartRole) => number;

/** Height of the heads that are looked at, metres above the ground. */
const HEAD_M = 1.6;
/** Directions tried from each place. */
const DIRECTIONS = 12;
/** A camera that would add less than this is not bought, m². */
const LEAST_GAIN_M2 = 6;
/** Share of cameras whose direction the list of the demo city does not give. */
const UNRECORDED = 0.03;

/**
 * Cameras for the demo city. Each site has a share of its ground that its cameras are to see, nothing for some, nearly all for others, so that
 * met, partial and blind sites all occur. They stand at the edge of their site and are taken greedily, the one that adds most first.
 * The same city and seed give the same cameras, whatever order its sites come in.
 *
 * @param seed - Any text; another seed gives another city.
 */
export function inventCameras({ sites, obstacles }: CityToEquip, densityOf: DensityOf, seed: string): InventedCamera[] {
  const sight = new SightLines(obstacles);
  const own = sites.filter((site) => !site.candidate).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const streets = new BoxIndex(own.filter(isStreet), ({ ground }) => boxOf(ground.flat()));
  return own.flatMap((site) => camerasOf(site, { sight, streets, densityOf, seed }));
}

type Around = {
  readonly sight: SightLines;
  readonly streets: BoxIndex<DerivedSite>;
  readonly densityOf: DensityOf;
  readonly seed: string;
};

const STREETS: readonly SiteKind[] = ["main-road", "intersection", "tunnel", "large-bridge", "boundary-crossing"];

function isStreet({ kind }: DerivedSite): boolean {
  return STREETS.includes(kind);
}

/** Whether a street goes on beyond its edge, so that a pole there would stand in the carriageway. */
function isInCarriageway(site: DerivedSite, { beyond: [x, y] }: Stand, { streets }: Around): boolean {
  if (!isStreet(site)) return false;
  return streets.near([x, y, x, y]).some((other) => other !== site && pointInRings(x, y, other.ground.flat()));
}

function camerasOf(site: DerivedSite, around: Around): InventedCamera[] {
  const { sight, densityOf, seed } = around;
  const goal = goalOf(site, seed);
  if (goal === 0) return [];
  const heightM = POLE_M[site.kind] ?? STREET_POLE_M;
  const groundZM = groundElevation(site.layer);
  const samples = groundSamples(site, (role) => densityOf(site.kind, role)).filter(
    ({ at }) => !sight.isTaken({ at, z: groundZM + HEAD_M }, site.layer),
  );
  const poses = standsOf(site)
    .filter((stand) => !isInCarriageway(site, stand, around))
    .map(({ at }): Spot => ({ at, z: groundZM + heightM }))
    .filter((spot) => !sight.isTaken(spot, site.layer))
    .flatMap((spot) => posesFrom(spot, heightM - HEAD_M, samplesInSight(spot, samples, groundZM, site.layer, sight)));
  return chosen(poses, samples, goal).map(({ at, bearing, lens }, i) => {
    const key = `invented/${site.key}/${i}`;
    return {
      key,
      siteKey: site.key,
      name: `${site.name ?? KIND_NAME[site.kind]}-${String(i + 1).padStart(2, "0")}`,
      kind: "fixed",
      at,
      layer: site.layer,
      groundZM,
      heightM,
      bearing: seededShare(`${seed}/${key}`) < UNRECORDED ? null : bearing,
      tilt: tiltFor(lens, heightM - HEAD_M),
      hfov: lens.hfov,
      widthPx: lens.widthPx,
      heightPx: lens.heightPx,
    };
  });
}

/** Shares of its ground that a site's cameras are to see, and how many of a hundred sites have each. */
const GOALS = {
  street: [
    [22, 0],
    [48, 0.55],
    [72, 0.85],
    [100, 0.99],
  ],
  place: [
    [10, 0],
    [32, 0.65],
    [55, 0.9],
    [100, 0.99],
  ],
} as const;

function goalOf(site: DerivedSite, seed: string): number {
  const goals = GOALS[site.kind === "main-road" ? "street" : "place"];
  const chance = 100 * seededShare(`${seed}/${site.key}`);
  return goals.find(([until]) => chance < until)?.[1] ?? 0;
}

/** Height of a camera above its site's ground, metres: poles in the street, ceilings and railings elsewhere. */
const STREET_POLE_M = 6;
const POLE_M: Partial<Record<SiteKind, number>> = { tunnel: 4.4, underpass: 2.8, footbridge: 4, "metro-passage": 2.8 };

/** What a site without a name is called. */
const KIND_NAME: Record<SiteKind, string> = {
  square: "广场",
  park: "公园",
  "main-road": "道路",
  "security-complex-section": "路段",
  intersection: "路口",
  underpass: "地下通道",
  footbridge: "过街天桥",
  tunnel: "隧道",
  "large-bridge": "桥梁",
  "boundary-crossing": "边界",
  "key-unit-surroundings": "周边",
  "metro-passage": "地铁通道",
};

type Seen = { readonly index: number; readonly sample: GroundSample; readonly offset: XY };
type Pose = { readonly at: XY; readonly bearing: number; readonly lens: Lens; readonly sees: readonly number[] };

function samplesInSight(
  spot: Spot,
  samples: readonly GroundSample[],
  groundZM: number,
  layer: number,
  sight: SightLines,
): Seen[] {
  return samples.flatMap((sample, index) => {
    const offset: XY = [sample.at[0] - spot.at[0], sample.at[1] - spot.at[1]];
    const near = Math.hypot(...offset) <= FARTHEST_M;
    return near && sight.isClear(spot, { at: sample.at, z: groundZM + HEAD_M }, layer)
      ? [{ index, sample, offset }]
      : [];
  });
}

const FARTHEST_M = Math.max(...LENSES.map(({ reachM }) => reachM)) + 5;

function posesFrom({ at }: Spot, drop: number, seen: readonly Seen[]): Pose[] {
  return LENSES.flatMap((lens) =>
    Array.from({ length: DIRECTIONS }, (_, i): Pose => {
      const bearing = (360 * i) / DIRECTIONS;
      const isSeen = pictureOf(bearing, lens, drop);
      return { at, bearing, lens, sees: seen.filter(isSeen).map(({ index }) => index) };
    }).filter(({ sees }) => sees.length > 0),
  );
}

/** Conditions 2 and 3 of docs/geometry/scene.md for a fixed camera. */
function pictureOf(bearing: number, lens: Lens, drop: number): (one: Seen) => boolean {
  const turn = (bearing * Math.PI) / 180;
  const tilt = (tiltFor(lens, drop) * Math.PI) / 180;
  const [sinTurn, cosTurn, sinTilt, cosTilt] = [Math.sin(turn), Math.cos(turn), Math.sin(tilt), Math.cos(tilt)];
  const { across, up } = tangents(lens);
  const focal = lens.widthPx / (2 * across);
  return ({ offset: [east, north], sample }) => {
    const forward = east * sinTurn + north * cosTurn;
    const depth = forward * cosTilt + drop * sinTilt;
    if (depth <= 0 || focal < sample.density * depth) return false;
    const lateral = east * cosTurn - north * sinTurn;
    return Math.abs(lateral) <= across * depth && Math.abs(forward * sinTilt - drop * cosTilt) <= up * depth;
  };
}

/** Takes the pose that adds most ground, again and again, until the goal is reached or nothing much is added. */
function chosen(poses: readonly Pose[], samples: readonly GroundSample[], goal: number): Pose[] {
  const open = samples.map(({ weight }) => weight);
  const all = open.reduce((sum, weight) => sum + weight, 0);
  const taken: Pose[] = [];
  let seen = 0;
  while (seen < goal * all) {
    const best = mostGain(poses, open);
    if (!best || best.gain < LEAST_GAIN_M2) break;
    for (const index of best.pose.sees) open[index] = 0;
    taken.push(best.pose);
    seen += best.gain;
  }
  return taken;
}

function mostGain(poses: readonly Pose[], open: readonly number[]): { pose: Pose; gain: number } | null {
  let best: { pose: Pose; gain: number } | null = null;
  for (const pose of poses) {
    let gain = 0;
    for (const index of pose.sees) gain += open[index] ?? 0;
    if (!best || gain > best.gain) best = { pose, gain };
  }
  return best;
}
