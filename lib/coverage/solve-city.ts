import { BoxIndex } from "@/lib/geometry/box-index";
import { lengthInRings } from "@/lib/geometry/length-in-rings";
import type { MultiPolygon, Polygon } from "@/lib/geometry/polygon";
import { cameraIssues } from "./camera-issues";
import type { CityCamera, CityToSolve, PartToSolve } from "./city-input";
import { CityPlane } from "./city-plane";
import { type Kernel, typescriptKernel } from "./kernel/kernel";
import { layersMeet, type Prism, prismOf } from "./prism";
import { isPointRole } from "./requirement-profile";
import type { GapReason, SceneIssue } from "./scene";
import { type SiteResult, siteResult, zoneMet } from "./site-result";
import { type LevelAreas, type SolvedZone, solveZone } from "./solve-zone";

type Levels = Readonly<Record<string, LevelAreas>>;

/** What a city's cameras cover; areas in m². */
export type SolvedCity = {
  readonly zones: readonly (LevelAreas & {
    readonly partId: string;
    readonly level: string;
    /** Whether the part is the strip across an opening. */
    readonly point: boolean;
    readonly area: number;
    readonly met: boolean;
    readonly levels: Levels;
  })[];
  readonly sites: readonly (SiteResult & {
    readonly siteId: string;
    readonly levels: Levels;
    /** Ids of the cameras that cover some of it at a level it needs. */
    readonly cameras: readonly string[];
  })[];
  /** Where a part is not seen at the level it needs; largest first within a part. */
  readonly gaps: readonly {
    readonly siteId: string;
    readonly partId: string;
    readonly level: string;
    readonly polygon: Polygon;
    readonly area: number;
    readonly reasons: Readonly<Partial<Record<GapReason, number>>>;
    readonly blockers: readonly string[];
  }[];
  /** What each camera covers at each level on the target plane over its own ground. */
  readonly footprints: readonly { readonly camera: string; readonly level: string; readonly polygons: MultiPolygon }[];
  readonly issues: readonly SceneIssue[];
};

/**
 * Solves every site of a city by docs/geometry/scene.md: each part of a site is a scene of its own, at every level. Free of I/O.
 * A camera's footprint is computed once for each target plane that it is asked for on.
 *
 * @param kernel - Computes; compiled or not, it gives the same numbers.
 * @param onProgress - Called with parts done and parts in all, after each part.
 */
export function solveCity(
  city: CityToSolve,
  kernel: Kernel = typescriptKernel,
  onProgress?: (done: number, total: number) => void,
): SolvedCity {
  const prisms = new BoxIndex<Prism>(city.obstacles.map(prismOf), ({ box }) => box);
  const planes = new Planes(city, prisms, kernel);
  const solved = city.parts.map((part, index) => {
    const zone = solveZone(part, city.levels, planes.at(part.layer, part.z), prisms, {
      kernel,
      withReasons: true,
    });
    onProgress?.(index + 1, city.parts.length);
    return { part, zone };
  });
  return {
    zones: solved.map(({ part, zone }) => zoneRecord(part, zone)),
    sites: [...bySite(solved)].map(([siteId, zones]) => siteRecord(siteId, zones, city)),
    gaps: solved.flatMap(({ part, zone }) =>
      zone.gaps.map((gap) => ({ siteId: part.siteId, partId: part.id, level: part.level, ...gap })),
    ),
    footprints: city.cameras.flatMap((camera) => {
      const found = planes.at(camera.layer, camera.groundZ).footprintsOf(camera);
      return [...found].map(([level, polygons]) => ({ camera: camera.id, level, polygons }));
    }),
    issues: city.cameras.flatMap((camera) => issuesOf(camera, city.targetHeight, prisms)),
  };
}

/** The target planes of a city, each made when first asked for. */
class Planes {
  private readonly city: CityToSolve;
  private readonly prisms: BoxIndex<Prism>;
  private readonly kernel: Kernel;
  private readonly known = new Map<string, CityPlane>();

  constructor(city: CityToSolve, prisms: BoxIndex<Prism>, kernel: Kernel) {
    this.city = city;
    this.kernel = kernel;
    this.prisms = prisms;
  }

  /** The target plane over the ground of a layer at a height. */
  at(layer: number, groundZ: number): CityPlane {
    const key = `${layer}/${groundZ}`;
    const known = this.known.get(key);
    if (known) return known;
    const { cameras, levels, targetHeight } = this.city;
    const plane = new CityPlane(layer, groundZ + targetHeight, cameras, this.prisms, levels, this.kernel);
    this.known.set(key, plane);
    return plane;
  }
}

/** A part of a site with its solution. */
export type Zone = { readonly part: PartToSolve; readonly zone: SolvedZone };

const NOTHING: LevelAreas = { coveredArea: 0, twiceArea: 0, gapArea: 0 };

/** What is kept of a zone. */
export function zoneRecord(part: PartToSolve, { area, levels }: SolvedZone): SolvedCity["zones"][number] {
  const areas = levels[part.level];
  if (!areas) throw new RangeError(`part ${part.id} needs level "${part.level}", which has no density`);
  return {
    partId: part.id,
    level: part.level,
    point: isPointRole(part.role),
    area,
    ...areas,
    met: zoneMet({ role: part.role, area, coveredArea: areas.coveredArea }),
    levels,
  };
}

function bySite(zones: readonly Zone[]): Map<string, Zone[]> {
  const sites = new Map<string, Zone[]>();
  for (const zone of zones) {
    const known = sites.get(zone.part.siteId);
    if (known) known.push(zone);
    else sites.set(zone.part.siteId, [zone]);
  }
  return sites;
}

/** What the zones of a site, one or more, come to. */
export function siteRecord(
  siteId: string,
  zones: readonly Zone[],
  city: Pick<CityToSolve, "levels" | "centrelines">,
): SolvedCity["sites"][number] {
  const [first] = zones as [Zone];
  const results = zones.map(({ part, zone }) => ({
    role: part.role,
    area: zone.area,
    coveredArea: (zone.levels[part.level] ?? NOTHING).coveredArea,
  }));
  return {
    siteId,
    ...siteResult(first.part.kind, results, centrelineOf(siteId, zones, city)),
    levels: Object.fromEntries(Object.keys(city.levels).map((level) => [level, sumAreas(zones, level)])),
    cameras: [...new Set(zones.flatMap(({ zone }) => zone.cameras))],
  };
}

function sumAreas(zones: readonly Zone[], level: string): LevelAreas {
  const sum = { ...NOTHING };
  for (const { zone } of zones) {
    const areas = zone.levels[level] ?? NOTHING;
    sum.coveredArea += areas.coveredArea;
    sum.twiceArea += areas.twiceArea;
    sum.gapArea += areas.gapArea;
  }
  return sum;
}

/** Metres of a site's centre-line on its ground, and how many of them meet the level of the part they lie on. */
function centrelineOf(siteId: string, zones: readonly Zone[], { centrelines }: Pick<CityToSolve, "centrelines">) {
  const lines = centrelines.get(siteId);
  if (!lines) return null;
  let lengthM = 0;
  let unseenM = 0;
  for (const line of lines) {
    for (const { zone } of zones) {
      lengthM += lengthInRings(line, zone.ground);
      unseenM += lengthInRings(
        line,
        zone.gaps.flatMap(({ polygon }) => polygon),
      );
    }
  }
  return lengthM > 0 ? { lengthM, coveredM: Math.max(0, lengthM - unseenM) } : null;
}

function issuesOf(camera: CityCamera, targetHeight: number, obstacles: BoxIndex<Prism>): SceneIssue[] {
  const { x, y, layer, groundZ } = camera;
  const around = obstacles.near([x, y, x, y]).filter((prism) => layersMeet(prism.layer, layer));
  return cameraIssues(camera, groundZ + targetHeight, around);
}
