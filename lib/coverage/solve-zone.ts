import { type Box, boxesMeet, boxOf } from "@/lib/geometry/box";
import type { BoxIndex } from "@/lib/geometry/box-index";
import type { MultiPolygon, Polygon, Ring } from "@/lib/geometry/polygon";
import { ringsMeet } from "@/lib/geometry/rings-meet";
import { blocksSight } from "./blocks-sight";
import type { CameraView } from "./camera-view";
import type { PartToSolve } from "./city-input";
import type { CityPlane, PlaneCamera } from "./city-plane";
import type { CameraCover } from "./cover-ground";
import { gapReasons, type Watcher, type Why } from "./gap-reasons";
import type { Kernel } from "./kernel/kernel";
import type { Prism } from "./prism";
import type { GapReason, LevelSolution } from "./scene";
import { sweepGround } from "./sweep-ground";
import { zoneGround } from "./zone-ground";

export type LevelAreas = Pick<LevelSolution, "coveredArea" | "twiceArea" | "gapArea">;

/** One zone: a part of a site as a scene of its own. Areas in m², those of `levels` for every level, gaps for the level the part needs. */
export type SolvedZone = {
  readonly ground: readonly Ring[];
  readonly area: number;
  readonly levels: Readonly<Record<string, LevelAreas>>;
  readonly gaps: readonly {
    readonly polygon: Polygon;
    readonly area: number;
    readonly reasons: Readonly<Partial<Record<GapReason, number>>>;
    readonly blockers: readonly string[];
  }[];
  /** Ids of the cameras that cover some of it at the level it needs. */
  readonly cameras: readonly string[];
};

/** Hidden points of a gap that are asked for what hides them: enough for what hides a fortieth of it. */
const BLOCKER_SAMPLES = 40;

/** What a zone asks of its target plane. */
export type ZonePlane = Pick<CityPlane, "z" | "near" | "prismsNear">;

/** How a zone is solved: by which kernel, and whether its gaps are asked why they are there, which nobody reads while a camera is dragged. */
export type ZoneWay = { readonly kernel: Kernel; readonly withReasons: boolean };

/** Solves one part of a site on its target plane. */
export function solveZone(
  part: PartToSolve,
  levels: Readonly<Record<string, number>>,
  plane: ZonePlane,
  obstacles: BoxIndex<Prism>,
  { kernel, withReasons }: ZoneWay,
): SolvedZone {
  const ground = zoneGround(part, obstacles);
  if (ground.length === 0) return { ground, area: 0, levels: emptyLevels(levels), gaps: [], cameras: [] };
  const box = boxOf(ground);
  const near = plane.near(box);
  let area = 0;
  const solved: Record<string, LevelAreas> = {};
  let gaps: SolvedZone["gaps"] = [];
  let cameras: string[] = [];
  for (const [level, density] of Object.entries(levels)) {
    const covers = near.flatMap((camera) => coverOf(camera, level, box));
    const cover = sweepGround(kernel, ground, covers, level === part.level);
    area = cover.area;
    solved[level] = { coveredArea: cover.coveredArea, twiceArea: cover.twiceArea, gapArea: cover.gapArea };
    if (level !== part.level) continue;
    const why = withReasons ? reasonsOf(kernel, cover.gaps, near, level, density, plane) : [];
    gaps = cover.gaps.map((gap, i) => ({ ...gap, ...(why[i] ?? UNASKED) }));
    cameras = covers.filter(({ polygons }) => ringsMeet(polygons.flat(), ground)).map(({ camera }) => camera);
  }
  return { ground, area, levels: solved, gaps, cameras };
}

function emptyLevels(levels: Readonly<Record<string, number>>): Record<string, LevelAreas> {
  return Object.fromEntries(Object.keys(levels).map((level) => [level, { coveredArea: 0, twiceArea: 0, gapArea: 0 }]));
}

/** What a camera covers at a level, if its frame comes near a box at all. */
export function coverOf(
  { view, frames, footprints }: PlaneCamera,
  level: string,
  box: Box,
): (CameraCover & { readonly camera: string })[] {
  const frame = frames.get(level);
  const { id, device, x, y } = view.camera;
  if (!frame) return [];
  const [west, south, east, north] = frame.box;
  if (!boxesMeet([x + west, y + south, x + east, y + north], box)) return [];
  const polygons: MultiPolygon = footprints().get(level) ?? [];
  return [{ camera: id, polygons, ...(device === undefined ? {} : { device }) }];
}

const UNASKED = { reasons: {}, blockers: [] };

function reasonsOf(
  kernel: Kernel,
  gaps: readonly { readonly polygon: Polygon }[],
  near: readonly PlaneCamera[],
  level: string,
  density: number,
  plane: ZonePlane,
): Why[] {
  const watchers = near.flatMap(({ view, frames }): Watcher[] => {
    const frame = frames.get(level);
    return frame ? [{ view, frame }] : [];
  });
  const blockersAt = ({ camera }: CameraView, x: number, y: number) =>
    plane
      .prismsNear([Math.min(camera.x, x), Math.min(camera.y, y), Math.max(camera.x, x), Math.max(camera.y, y)])
      .filter((prism) => blocksSight(prism, camera, x, y, plane.z))
      .map(({ id }) => id);
  return gapReasons(
    kernel,
    gaps.map(({ polygon }) => polygon),
    watchers,
    density,
    blockersAt,
    BLOCKER_SAMPLES,
  );
}
