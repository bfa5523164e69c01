import type { Box } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { moved } from "@/lib/geometry/moved";
import type { Line, MultiPolygon, Polygon, Ring, XY } from "@/lib/geometry/polygon";
import type { PartToSolve } from "./city-input";
import type { PlaneCamera } from "./city-plane";
import { layersMeet, type Prism } from "./prism";
import type { Footprints, SightedCamera } from "./sighted-camera";
import { type SolvedCity, siteRecord, type Zone, zoneRecord } from "./solve-city";
import { solveZone, type ZonePlane, type ZoneWay } from "./solve-zone";

/** A site with its parts, in metres on the city's plane. */
export type SiteToSolve = {
  readonly id: string;
  readonly layer: number;
  readonly z: number;
  /** Its centroid, rounded to 1 m: it is computed about that, so that no tile has a part in its figures. */
  readonly origin: XY;
  readonly box: Box;
  /** By reference. */
  readonly parts: readonly PartToSolve[];
  readonly centreline: readonly Line[] | null;
};

/** What decides every site besides cameras and obstacles. */
export type SiteSettings = {
  readonly targetHeight: number;
  /** Level name → pixels per metre. */
  readonly levels: Readonly<Record<string, number>>;
};

/** What a site came to; gaps on the city's plane. */
export type SolvedSite = {
  readonly site: SolvedCity["sites"][number];
  readonly zones: readonly SolvedCity["zones"][number][];
  readonly gaps: readonly SolvedCity["gaps"][number][];
};

/**
 * Solves one site about its own origin.
 *
 * @param cameras - Those that have something of it within twice their reach, by id.
 * @param obstacles - Those on the city's plane, in one order for all who compute the site.
 */
export function solveSite(
  site: SiteToSolve,
  settings: SiteSettings,
  cameras: readonly SightedCamera[],
  obstacles: BoxIndex<Prism>,
  way: ZoneWay,
): SolvedSite {
  const here = new SitePlane(site, settings.targetHeight, cameras, obstacles);
  const standing = new BoxIndex(here.prismsNear(shifted(site.box, site.origin, -1)), ({ box }) => box);
  const zones: Zone[] = site.parts.map((city) => {
    const part = { ...city, ground: here.toSite(city.ground) };
    return { part, zone: solveZone(part, settings.levels, here, standing, way) };
  });
  const centrelines = new Map(site.centreline ? [[site.id, here.linesToSite(site.centreline)]] : []);
  return {
    site: siteRecord(site.id, zones, { levels: settings.levels, centrelines }),
    zones: zones.map(({ part, zone }) => zoneRecord(part, zone)),
    gaps: zones.flatMap(({ part, zone }) =>
      zone.gaps.map((gap) => ({
        siteId: site.id,
        partId: part.id,
        level: part.level,
        ...gap,
        polygon: here.toCity(gap.polygon),
      })),
    ),
  };
}

/** The target plane over a site's ground, in metres about the site's origin. */
export class SitePlane implements ZonePlane {
  readonly z: number;
  private readonly site: SiteToSolve;
  private readonly obstacles: BoxIndex<Prism>;
  private readonly cameras: BoxIndex<PlaneCamera>;
  private readonly prisms = new Map<string, Prism>();

  constructor(site: SiteToSolve, targetHeight: number, cameras: readonly SightedCamera[], obstacles: BoxIndex<Prism>) {
    this.site = site;
    this.z = site.z + targetHeight;
    this.obstacles = obstacles;
    this.cameras = new BoxIndex(
      cameras.map((camera) => this.planeCamera(camera)),
      ({ box }) => box,
    );
  }

  near(box: Box): PlaneCamera[] {
    return this.cameras.near(box);
  }

  prismsNear(box: Box): Prism[] {
    const { origin, layer } = this.site;
    return this.obstacles
      .near(shifted(box, origin, 1))
      .filter((prism) => layersMeet(prism.layer, layer))
      .map((prism) => this.prismHere(prism));
  }

  toSite(polygons: MultiPolygon): MultiPolygon {
    return polygons.map((rings) => this.ringsHere(rings));
  }

  linesToSite(lines: readonly Line[]): Line[] {
    const [ox, oy] = this.site.origin;
    return lines.map((line) => line.map(([x, y]) => [x - ox, y - oy]));
  }

  toCity(polygon: Polygon): Polygon {
    const [ox, oy] = this.site.origin;
    return polygon.map((ring) => moved(ring, ox, oy));
  }

  private ringsHere(rings: readonly Ring[]): Ring[] {
    const [ox, oy] = this.site.origin;
    return rings.map((ring) => moved(ring, -ox, -oy));
  }

  private prismHere(prism: Prism): Prism {
    const known = this.prisms.get(prism.id);
    if (known) return known;
    const here = { ...prism, rings: this.ringsHere(prism.rings), box: shifted(prism.box, this.site.origin, -1) };
    this.prisms.set(prism.id, here);
    return here;
  }

  private planeCamera({ camera, view, frames, wideBox, footprints }: SightedCamera): PlaneCamera {
    const [ox, oy] = this.site.origin;
    const here = { ...camera, x: camera.x - ox, y: camera.y - oy };
    let known: Footprints | undefined;
    return {
      view: { ...view, camera: here },
      frames,
      box: shifted(wideBox, this.site.origin, -1),
      footprints: () => {
        known ??= placed(footprints(), here.x, here.y);
        return known;
      },
    };
  }
}

function placed(footprints: Footprints, x: number, y: number): Footprints {
  return new Map(
    [...footprints].map(([level, polygons]) => [
      level,
      polygons.map((rings) => rings.map((ring) => moved(ring, x, y))),
    ]),
  );
}

/** A box moved by an origin, or back. */
export function shifted([west, south, east, north]: Box, [x, y]: XY, sign: 1 | -1): Box {
  return [west + sign * x, south + sign * y, east + sign * x, north + sign * y];
}
