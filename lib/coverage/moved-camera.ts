import { cityFrame } from "@/lib/crs/city-frame";
import type { LonLat } from "@/lib/crs/lon-lat";
import { type Box, boxesMeet, boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import type { MultiPolygon, Polygon } from "@/lib/geometry/polygon";
import { cityCamera, isJudged, type StoredCamera } from "./city-camera";
import type { Kernel } from "./kernel/kernel";
import type { Prism } from "./prism";
import { cameraPose, type Footprints, footprintsAmong, prismsInSight, type SightedCamera } from "./sighted-camera";
import { type SiteToSolve, type SolvedSite, solveSite } from "./solve-site";
import type { Surroundings } from "./surroundings";

/**
 * Where a camera is tried: degrees on CGCS2000; bearing clockwise from true north, null where nobody knows it. Metres above the ground and degrees downwards,
 * its own where left out.
 */
export type Pose = {
  readonly lon: number;
  readonly lat: number;
  readonly bearing: number | null;
  readonly heightM?: number;
  readonly tilt?: number;
};

type Rings = readonly (readonly LonLat[])[];

/** What a site comes to with the camera as it is tried; m², coverage 0…1. Gaps in degrees, as the map draws them. */
export type SitePreview = {
  readonly id: string;
  readonly number: number;
  readonly state: SolvedSite["site"]["state"];
  readonly coverage: number | null;
  readonly areaM2: number;
  readonly coveredM2: number;
  readonly gaps: readonly { readonly level: string; readonly areaM2: number; readonly rings: Rings }[];
};

/** What a camera would cover where it is tried, and what becomes of each site that it covers there or covered before. */
export type Preview = {
  readonly pose: Pose;
  /** By level, on the target plane over its own ground, degrees. */
  readonly footprints: readonly { readonly level: string; readonly polygons: readonly Rings[] }[];
  readonly sites: readonly SitePreview[];
};

/**
 * Computes what becomes of a camera's surroundings when it moves, by the functions that the server's tiles use, in their order: the same answer to the last
 * digit that arithmetic decides. The footprints of all other cameras are computed once, and a site without the camera once as well.
 */
export class MovedCamera {
  private readonly around: Surroundings;
  private readonly kernel: Kernel;
  private readonly toLonLat: (x: number, y: number) => LonLat;
  private readonly toCity: (camera: StoredCamera) => ReturnType<typeof cityCamera>;
  private readonly obstacles: BoxIndex<Prism>;
  private readonly sites: readonly SiteToSolve[];
  private readonly others = new Map<string, readonly SightedCamera[]>();
  private readonly without = new Map<string, SolvedSite>();
  private readonly before: ReadonlySet<string>;

  constructor(around: Surroundings, kernel: Kernel) {
    this.around = around;
    this.kernel = kernel;
    const frame = cityFrame(around.centralMeridian);
    this.toLonLat = (x, y) => frame.toLonLat([x, y]);
    this.toCity = (camera) => cityCamera(camera, frame);
    this.obstacles = new BoxIndex(around.obstacles.map(prismAround), ({ box }) => box);
    this.sites = around.sites.map(siteToSolve);
    const { lon, lat, bearing } = around.camera;
    this.before = new Set(this.touched({ lon, lat, bearing }).map(({ site }) => site.id));
  }

  /** What becomes of all with the camera at a pose. Sites that it touches neither there nor where it stood are left out: nothing becomes of them. */
  at(pose: Pose): Preview {
    const touched = new Map(this.touched(pose).map(({ site, sighted }) => [site.id, sighted]));
    const sites = this.sites.filter(({ id }) => touched.has(id) || this.before.has(id));
    return {
      pose,
      footprints: this.footprints(pose),
      sites: sites.map((site) => this.sitePreview(site, this.solved(site, touched.get(site.id)))),
    };
  }

  /** What a site comes to with the camera at a pose, as the server would store it. */
  solvedAt(pose: Pose): SolvedSite[] {
    const touched = new Map(this.touched(pose).map(({ site, sighted }) => [site.id, sighted]));
    return this.sites.map((site) => this.solved(site, touched.get(site.id)));
  }

  private solved(site: SiteToSolve, camera: SightedCamera | undefined): SolvedSite {
    const known = this.without.get(site.id);
    if (!camera && known) return known;
    const near = this.othersOver(site);
    const cameras = camera ? [...near, camera].sort((a, b) => (a.camera.id < b.camera.id ? -1 : 1)) : near;
    const solved = solveSite(site, this.around, cameras, this.obstacles, { kernel: this.kernel, withReasons: false });
    if (!camera) this.without.set(site.id, solved);
    return solved;
  }

  private touched(pose: Pose): { readonly site: SiteToSolve; readonly sighted: SightedCamera }[] {
    const camera = this.posed(pose);
    const planes = new Map<number, SightedCamera | null>();
    return this.sites.flatMap((site) => {
      const known = planes.get(site.z);
      const sighted = known === undefined ? this.sight(camera, site.z) : known;
      planes.set(site.z, sighted);
      return sighted && boxesMeet(sighted.box, site.box) ? [{ site, sighted }] : [];
    });
  }

  private posed({ lon, lat, bearing, heightM, tilt }: Pose): StoredCamera {
    const { camera } = this.around;
    return { ...camera, lon, lat, bearing, height_m: heightM ?? camera.height_m, tilt: tilt ?? camera.tilt };
  }

  private othersOver(site: SiteToSolve): readonly SightedCamera[] {
    const known = this.others.get(site.id);
    if (known) return known;
    const planes = this.onPlane(site.z);
    const near = planes.filter(({ box }) => boxesMeet(box, site.box));
    this.others.set(site.id, near);
    return near;
  }

  private readonly planes = new Map<number, readonly SightedCamera[]>();

  private onPlane(groundZ: number): readonly SightedCamera[] {
    const known =
      this.planes.get(groundZ) ?? this.around.cameras.flatMap((camera) => this.sight(camera, groundZ) ?? []);
    this.planes.set(groundZ, known);
    return known;
  }

  private sight(stored: StoredCamera, groundZ: number): SightedCamera | null {
    if (!isJudged(stored)) return null;
    const pose = cameraPose(this.toCity(stored), groundZ + this.around.targetHeight, this.around.levels);
    if (!pose) return null;
    const { camera, view, frames, box } = pose;
    let known: Footprints | undefined;
    return {
      ...pose,
      footprints: () => {
        known ??= footprintsAmong(this.kernel, view, frames, prismsInSight(this.obstacles, camera, box));
        return known;
      },
    };
  }

  /** What the camera would cover at a pose. */
  footprints(pose: Pose): Preview["footprints"] {
    const camera = this.posed(pose);
    const sighted = this.sight(camera, camera.ground_z_m);
    if (!sighted) return [];
    const { x, y } = sighted.camera;
    return [...sighted.footprints()].map(([level, polygons]) => ({ level, polygons: this.toDegrees(polygons, x, y) }));
  }

  private sitePreview(site: SiteToSolve, { site: figures, gaps }: SolvedSite): SitePreview {
    const named = this.around.sites.find(({ id }) => id === site.id);
    return {
      id: site.id,
      number: named?.number ?? 0,
      state: figures.state,
      coverage: figures.coverage,
      areaM2: figures.areaM2,
      coveredM2: figures.coveredM2,
      gaps: gaps.map(({ level, area, polygon }) => ({
        level,
        areaM2: area,
        rings: this.toDegrees([polygon], 0, 0)[0] ?? [],
      })),
    };
  }

  private toDegrees(polygons: MultiPolygon, east: number, north: number): Rings[] {
    return polygons.map((rings: Polygon) =>
      rings.map((ring) => {
        const points: LonLat[] = [];
        for (let i = 0; i + 1 < ring.length; i += 2)
          points.push(this.toLonLat((ring[i] as number) + east, (ring[i + 1] as number) + north));
        return points;
      }),
    );
  }
}

function prismAround(obstacle: Surroundings["obstacles"][number]): Prism {
  const rings = obstacle.rings.map((ring) => Float64Array.from(ring));
  return { ...obstacle, rings, box: boxOf(rings) };
}

function siteToSolve({ id, kind, layer, z, origin, parts, centreline }: Surroundings["sites"][number]): SiteToSolve {
  const solvable = parts.map((part) => ({
    ...part,
    siteId: id,
    kind,
    layer,
    z,
    ground: part.ground.map((rings) => rings.map((ring) => Float64Array.from(ring))),
  }));
  const box: Box = boxOf(solvable.flatMap(({ ground }) => ground.flat()));
  return { id, layer, z, origin, box, parts: solvable, centreline };
}
