import type { Box } from "@/lib/geometry/box";
import { boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { overlay } from "@/lib/geometry/overlay";
import type { MultiPolygon, Polygon, Ring, XY } from "@/lib/geometry/polygon";
import type { PartToSolve } from "./city-input";
import { type CameraCover, oncePerDevice, ringsNear } from "./cover-ground";
import { DEPTHS, type Depth } from "./depth";
import type { Kernel } from "./kernel/kernel";
import type { Prism } from "./prism";
import type { SightedCamera } from "./sighted-camera";
import { SitePlane, type SiteSettings, type SiteToSolve, shifted } from "./solve-site";
import { coverOf } from "./solve-zone";
import { depthAreas } from "./sweep-ground";
import { zoneGround } from "./zone-ground";

/** What one camera covers of a zone's surroundings; where its foot is, and which way it looks, a unit vector. */
type WatchingCamera = CameraCover & {
  readonly camera: string;
  readonly box: Box;
  readonly foot: XY;
  readonly forward: XY;
};

/** A zone with what each camera covers of its surroundings at the level that the zone needs, or that was asked for; metres about the site's origin. */
export type WatchedZone = {
  readonly part: PartToSolve;
  readonly ground: readonly Ring[];
  readonly covers: readonly WatchingCamera[];
  /** What its coordinates are about, on the city's plane. */
  readonly origin: XY;
  /** To the city's plane. */
  readonly toCity: (polygon: Polygon) => Polygon;
};

/**
 * The zones of a site with their cameras: what `solveSite` counts, before it is counted.
 *
 * @param cameras - Those that have something of the site within twice their reach, by id.
 * @param obstacles - Those on the city's plane, in the order of their digests.
 * @param level - The level at which the covers are wanted, for all zones; without it each zone's own.
 */
export function watchedZones(
  site: SiteToSolve,
  { targetHeight }: SiteSettings,
  cameras: readonly SightedCamera[],
  obstacles: BoxIndex<Prism>,
  level?: string,
): WatchedZone[] {
  const here = new SitePlane(site, targetHeight, cameras, obstacles);
  const standing = new BoxIndex(here.prismsNear(shifted(site.box, site.origin, -1)), ({ box }) => box);
  return site.parts.map((city) => {
    const part = { ...city, ground: here.toSite(city.ground) };
    const ground = zoneGround(part, standing);
    const box = boxOf(ground);
    const near = ground.length === 0 ? [] : here.near(box);
    const covers = near.flatMap((camera) => {
      const { forward, camera: stands } = camera.view;
      const foot: XY = [stands.x, stands.y];
      return coverOf(camera, level ?? part.level, box).map((cover) => ({ ...cover, foot, forward }));
    });
    return {
      part,
      ground,
      covers: covers.map((cover) => ({ ...cover, box: boxOf(cover.polygons.flat()) })),
      origin: site.origin,
      toCity: (polygon) => here.toCity(polygon),
    };
  });
}

/** Ground that one camera alone covers at the level of its zone: what opens when it fails. Area m². */
export type SoleCover = { readonly area: number; readonly polygons: MultiPolygon };

const alone = (cover: Int32Array, at: number) =>
  (cover[at] as number) > 0 && (cover[at + 1] as number) > 0 && (cover[at + 2] as number) <= 0;

/**
 * What of a zone would be a gap without one camera, and is none with it.
 *
 * @param withShapes - Whether to draw it, or to measure only.
 */
export function soleCover({ ground, covers }: WatchedZone, camera: string, withShapes: boolean): SoleCover {
  const own = covers.find((cover) => cover.camera === camera);
  if (!own || own.polygons.length === 0) return { area: 0, polygons: [] };
  const rings = own.polygons.flat();
  const laid = overlay(
    [
      { channel: 0, rings: ringsNear(ground, own.box) },
      { channel: 1, rings },
      {
        channel: 2,
        rings: covers.flatMap((other) => (other === own ? [] : ringsNear(other.polygons.flat(), own.box))),
      },
    ],
    3,
  );
  return { area: laid.area(alone), polygons: withShapes ? laid.region(alone) : [] };
}

/** How much of a zone is seen how often at the level that it needs, m². Cameras of one device count once. */
export function zoneDepths(kernel: Kernel, { ground, covers }: WatchedZone): Record<Depth, number> {
  const [none = 0, one = 0, two = 0, more = 0] =
    ground.length === 0 ? [] : depthAreas(kernel, ground, covers, DEPTHS.length);
  return { none, one, two, more };
}

const seenBy: Readonly<Record<Depth, (devices: number) => boolean>> = {
  none: (devices) => devices <= 0,
  one: (devices) => devices === 1,
  two: (devices) => devices === 2,
  more: (devices) => devices > 2,
};

/** Where a zone is seen how often: the ground of `zoneDepths` as polygons, which touch and do not overlap. By exact arithmetic. */
export function depthShapes({ ground, covers }: WatchedZone): Record<Depth, MultiPolygon> {
  if (ground.length === 0) return { none: [], one: [], two: [], more: [] };
  const box = boxOf(ground);
  const laid = overlay(
    [
      { channel: 0, rings: ground },
      { channel: 1, rings: oncePerDevice(covers).flatMap((rings) => ringsNear(rings, box)) },
    ],
    2,
  );
  const region = (depth: Depth) =>
    laid.region((cover, at) => (cover[at] as number) > 0 && seenBy[depth](cover[at + 1] as number));
  return { none: region("none"), one: region("one"), two: region("two"), more: region("more") };
}
