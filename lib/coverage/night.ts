import { type Box, boxOf } from "@/lib/geometry/box";
import { overlay } from "@/lib/geometry/overlay";
import type { MultiPolygon, Ring, XY } from "@/lib/geometry/polygon";
import { regularPolygon, sidesFor } from "@/lib/geometry/regular-polygon";
import { SAGITTA_M } from "./camera-frame";
import { listGaps, ringsNear } from "./cover-ground";
import type { WatchedZone } from "./watched-zone";

/**
 * How far a street lamp lights the ground until somebody says otherwise, metres. Ours: half the distance at which lamps of a street often stand, so that a
 * whole row lights a whole street. Nothing was measured and no standard of lighting is met by it.
 */
export const LAMP_REACH_M = 15;
/** Bounds of what a person may take instead; at 0 no lamp lights anything. */
export const LAMP_REACH = { min: 0, max: 60 } as const;

/** What light there is at night. */
export type NightLight = {
  /** How far the infrared light of a camera reaches over the ground, metres, by the camera's id; one of which nobody knows it is missing. */
  readonly infraredM: ReadonlyMap<string, number>;
  /** Where lamps stand, metres on the city's plane. */
  readonly lamps: readonly XY[];
  readonly lampReachM: number;
};

/** Areas of a zone, m²: all of its ground, what cameras see of it by day, and what of that they see at night. */
export type NightAreas = { readonly area: number; readonly day: number; readonly night: number };

/** What one camera sees of a zone by day, what of it it loses at night, and what of that no other camera sees at night either, m². */
export type CameraNight = {
  readonly camera: string;
  readonly sees: number;
  readonly loses: number;
  readonly opens: number;
};

/** Ground that is seen by day and not at night, and the cameras that see it by day. */
export type NightOpens = { readonly polygons: MultiPolygon; readonly cameras: readonly CameraNight[] };

const GROUND = 0;
const SEEN = 1;
const LIT = 2;
/** What cameras see by their own light; of one camera, and of all others. */
const OWN = 3;
const OTHERS = 4;

const has = (cover: Int32Array, at: number, channel: number) => (cover[at + channel] as number) > 0;
const byDay = (cover: Int32Array, at: number) => has(cover, at, GROUND) && has(cover, at, SEEN);
const dark = (cover: Int32Array, at: number) => byDay(cover, at) && !has(cover, at, LIT) && !has(cover, at, OWN);

/**
 * How much of a zone is seen at night. A camera sees at night what it sees by day (its footprint at the level that the zone was watched at) where the ground is
 * within its infrared reach, a circle about its foot as `maxRange` of docs/geometry/scene.md, or within reach of a lamp, a circle about the lamp. Circles are
 * inscribed polygons within 1 cm; areas are exact for those, by laying all of it over each other. A reading of distances: light that is
 * shaded, fades or dazzles is not computed.
 */
export function nightAreas(zone: WatchedZone, light: NightLight): NightAreas {
  if (zone.ground.length === 0) return { area: 0, day: 0, night: 0 };
  const laid = layNight(zone, light);
  const day = laid.area(byDay);
  return { area: laid.area((cover, at) => has(cover, at, GROUND)), day, night: Math.max(0, day - laid.area(dark)) };
}

/** Where a zone is seen by day and not at night, and which cameras lose how much: as `nightAreas`, drawn. */
export function nightOpens(zone: WatchedZone, light: NightLight): NightOpens {
  if (zone.ground.length === 0) return { polygons: [], cameras: [] };
  const polygons = listGaps(layNight(zone, light).region(dark)).map(({ polygon }) => polygon);
  const lit = litGround(zone, light);
  const own = zone.covers.map((cover) => ownLight(cover, light).flat());
  const cameras = zone.covers.flatMap((seeing, i): CameraNight[] => {
    if (seeing.polygons.length === 0) return [];
    const near = (rings: readonly Ring[]) => ringsNear(rings, seeing.box);
    const laid = overlay(
      [
        { channel: GROUND, rings: near(zone.ground) },
        { channel: SEEN, rings: seeing.polygons.flat() },
        { channel: LIT, rings: near(lit) },
        { channel: OWN, rings: own[i] ?? [] },
        { channel: OTHERS, rings: near(own.filter((_, other) => other !== i).flat()) },
      ],
      5,
    );
    const sees = laid.area(byDay);
    if (sees === 0) return [];
    const opens = laid.area((cover, at) => dark(cover, at) && !has(cover, at, OTHERS));
    return [{ camera: seeing.camera, sees, loses: laid.area(dark), opens }];
  });
  return { polygons, cameras };
}

function layNight(zone: WatchedZone, light: NightLight) {
  const box = boxOf(zone.ground);
  const near = (rings: readonly Ring[]) => ringsNear(rings, box);
  return overlay(
    [
      { channel: GROUND, rings: zone.ground },
      { channel: SEEN, rings: near(zone.covers.flatMap(({ polygons }) => polygons.flat())) },
      { channel: LIT, rings: near(litGround(zone, light)) },
      { channel: OWN, rings: near(zone.covers.flatMap((cover) => ownLight(cover, light).flat())) },
    ],
    4,
  );
}

/** The circles that lamps near a zone light, about its site's origin. */
function litGround({ ground, origin }: WatchedZone, { lamps, lampReachM }: NightLight): Ring[] {
  if (!(lampReachM > 0)) return [];
  const box = boxOf(ground);
  const sides = sidesFor(lampReachM, SAGITTA_M);
  return lamps.flatMap(([x, y]) => {
    const at: XY = [x - origin[0], y - origin[1]];
    return isWithin(at, box, lampReachM) ? [regularPolygon(at, lampReachM, sides, EAST)] : [];
  });
}

const EAST: XY = [1, 0];

/** What a camera sees by its own light: all that it sees by day where the light reaches beyond it. */
function ownLight({ camera, polygons, foot, forward }: WatchedZone["covers"][number], light: NightLight): MultiPolygon {
  const reach = light.infraredM.get(camera);
  if (reach === undefined || polygons.length === 0) return [];
  const rings = polygons.flat();
  if (rings.every((ring) => isRingWithin(ring, foot, reach - SAGITTA_M))) return polygons;
  const disc = regularPolygon(foot, reach, sidesFor(reach, SAGITTA_M), forward);
  return overlay(
    [
      { channel: 0, rings },
      { channel: 1, rings: [disc] },
    ],
    2,
  ).region((cover, at) => has(cover, at, 0) && has(cover, at, 1));
}

function isRingWithin(ring: Ring, [x, y]: XY, reach: number): boolean {
  for (let i = 0; i + 1 < ring.length; i += 2)
    if (Math.hypot((ring[i] as number) - x, (ring[i + 1] as number) - y) > reach) return false;
  return true;
}

function isWithin([x, y]: XY, [west, south, east, north]: Box, margin: number): boolean {
  return x > west - margin && x < east + margin && y > south - margin && y < north + margin;
}
