import type { Line, XY } from "@/lib/geometry/polygon";
import type { DerivedSite, SitePart } from "@/lib/sites/derived-site";
import { groundElevation } from "@/lib/sites/ground-elevation";

/** A camera made up for a demonstration, in the city's metres; angles in degrees, bearing clockwise from grid north, tilt downwards. */
export type InventedCamera = {
  readonly key: string;
  readonly siteKey: string;
  readonly kind: "fixed" | "panoramic";
  readonly at: XY;
  readonly layer: number;
  readonly groundZM: number;
  readonly heightM: number;
  readonly bearing: number;
  readonly tilt: number;
  readonly hfov: number;
  readonly widthPx: number;
  readonly heightPx: number;
};

const TARGET_HEIGHT_M = 1.6;
const HEIGHT_M = 6;
const SENSOR = { widthPx: 2560, heightPx: 1440 } as const;
/** Metres between cameras along a street, and how far its cameras look. */
const SPACING_M = 45;
const STREET_REACH_M = 32;

/**
 * Cameras for the demo city: dense where a city would have begun, absent elsewhere, so that met, partial and blind sites all occur.
 * The same sites and seed give the same cameras, whatever order the sites come in.
 *
 * @param sites - Derived sites in local metres; candidates get none.
 * @param seed - Any text; another seed gives another city.
 */
export function inventCameras(sites: readonly DerivedSite[], seed: string): InventedCamera[] {
  return [...sites]
    .filter((site) => !site.candidate)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .flatMap((site) => {
      const chance = share(`${seed}/${site.key}`);
      if (chance > EQUIPPED[site.kind === "main-road" ? "road" : "place"]) return [];
      const poses = site.kind === "main-road" || site.centreline.length > 0 ? alongLines(site) : [];
      return [...poses, ...overOpenings(site), ...overMiddle(site)].map((pose, index) => ({
        ...pose,
        key: `invented/${site.key}/${index}`,
        siteKey: site.key,
        layer: site.layer,
        groundZM: groundElevation(site.layer),
        ...SENSOR,
      }));
    });
}

/** Share of sites that have cameras at all. */
const EQUIPPED = { road: 0.6, place: 0.8 } as const;

type Pose = Pick<InventedCamera, "kind" | "at" | "heightM" | "bearing" | "tilt" | "hfov">;

/** One camera every `SPACING_M` along each centre-line, looking along it; every second one looks back. */
function alongLines(site: DerivedSite): Pose[] {
  return site.centreline.flatMap((line) => {
    const poses: Pose[] = [];
    const length = lineLength(line);
    for (let step = 0, at = Math.min(SPACING_M / 3, length / 2); at < length; step++, at += SPACING_M) {
      const here = pointAlong(line, at);
      const there = pointAlong(line, step % 2 === 0 ? at + STREET_REACH_M / 2 : at - STREET_REACH_M / 2);
      if (distance(here, there) > 1) poses.push(aim(here, there, STREET_REACH_M, 65));
    }
    return poses;
  });
}

/** A camera behind every opening but one in five, dense enough to recognise a face in it. */
function overOpenings(site: DerivedSite): Pose[] {
  return site.parts.flatMap((part): Pose[] => {
    const middle = middleOf(site);
    if (!part.at || !middle || share(`${site.key}/${part.ref}`) > 0.8) return [];
    const away = distance(middle, part.at);
    if (away < 3) return [];
    const back = Math.min(away, 14) / away;
    const from: XY = [part.at[0] + (middle[0] - part.at[0]) * back, part.at[1] + (middle[1] - part.at[1]) * back];
    return [aim(from, part.at, 16, 60)];
  });
}

/** An all-round camera in the middle of squares. */
function overMiddle(site: DerivedSite): Pose[] {
  const middle = middleOf(site);
  if (site.kind !== "square" || !middle) return [];
  return [{ kind: "panoramic", at: middle, heightM: HEIGHT_M, bearing: 0, tilt: 0, hfov: 90 }];
}

/** A camera at `from` whose picture is centred on `to` at head height. */
function aim(from: XY, to: XY, reach: number, hfov: number): Pose {
  const bearing = ((Math.atan2(to[0] - from[0], to[1] - from[1]) * 180) / Math.PI + 360) % 360;
  const tilt = (Math.atan2(HEIGHT_M - TARGET_HEIGHT_M, reach / 2) * 180) / Math.PI;
  return { kind: "fixed", at: from, heightM: HEIGHT_M, bearing: tenth(bearing) % 360, tilt: tenth(tilt), hfov };
}

function middleOf(site: DerivedSite): XY | null {
  const area = site.parts.find((part: SitePart) => part.at === undefined);
  const ring = (area?.polygons[0] ?? site.ground[0])?.[0];
  if (!ring) return null;
  let x = 0;
  let y = 0;
  const points = ring.length / 2 - 1;
  for (let i = 0; i < points; i++) {
    x += ring[2 * i] ?? 0;
    y += ring[2 * i + 1] ?? 0;
  }
  return [x / points, y / points];
}

function lineLength(line: Line): number {
  return line.reduce((sum, point, i) => sum + (i === 0 ? 0 : distance(line[i - 1] ?? point, point)), 0);
}

/** The point `metres` along a line; its ends beyond them. */
function pointAlong(line: Line, metres: number): XY {
  let left = Math.max(0, metres);
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1] as XY;
    const b = line[i] as XY;
    const step = distance(a, b);
    if (left <= step && step > 0) return [a[0] + ((b[0] - a[0]) * left) / step, a[1] + ((b[1] - a[1]) * left) / step];
    left -= step;
  }
  return line[line.length - 1] as XY;
}

function distance(a: XY, b: XY): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A number in [0, 1) that depends on the text alone. FNV-1a, 32 bits, with a final avalanche. */
function share(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
