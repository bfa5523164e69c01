import { boxOf } from "@/lib/geometry/box";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { signedArea } from "@/lib/geometry/ring-area";
import { blocksSight } from "./blocks-sight";
import { type CameraFrame, cameraFrame } from "./camera-frame";
import { cameraIssues } from "./camera-issues";
import { type CameraView, viewOf } from "./camera-view";
import { type BlockersAt, gapReasons, type Watcher, type Why } from "./gap-reasons";
import { type Kernel, typescriptKernel } from "./kernel/kernel";
import { ObstacleField } from "./obstacle-field";
import { layersMeet, type Prism } from "./prism";
import type { LevelSolution, Scene, SceneCamera, SceneSolution } from "./scene";
import { scenePolygon, scenePolygons, sceneRings } from "./scene-rings";
import { sweepGround } from "./sweep-ground";

/**
 * Solves a scene by docs/geometry/scene.md: what each camera covers, how much of the site is covered at each level, where and why it is not.
 * Free of I/O; the same scene always gives the same solution.
 *
 * @param scene - As `parseScene` returns it: within its limits, rings not crossing.
 * @param kernel - Computes; compiled or not, it gives the same numbers.
 */
export function solveScene(scene: Scene, kernel: Kernel = typescriptKernel): SceneSolution {
  const { site } = scene;
  const planeZ = site.z + scene.targetHeight;
  const prisms = scene.obstacles.filter(({ layer }) => layersMeet(layer, site.layer)).map(scenePrism);
  const field = new ObstacleField(kernel, prisms);
  const cameras = scene.cameras.map((camera) => seenBy(camera, scene, planeZ, field));
  const ground = sceneRings(site.polygon);
  const area = ground.reduce((sum, ring) => sum + signedArea(ring), 0);
  const levels = Object.keys(scene.levels).map((level) => [
    level,
    levelSolution(kernel, level, scene, ground, cameras, (view, x, y) =>
      prisms.filter((prism) => blocksSight(prism, view.camera, x, y, planeZ)).map(({ id }) => id),
    ),
  ]);
  return {
    site: { area, levels: Object.fromEntries(levels) },
    cameras: cameras.map(({ camera, seen }) => ({
      id: camera.id,
      footprints: Object.fromEntries([...seen].map(([level, { polygons }]) => [level, scenePolygons(polygons)])),
    })),
    issues: scene.cameras
      .filter(({ layer }) => layer === site.layer)
      .flatMap((camera) => cameraIssues(camera, planeZ, prisms)),
  };
}

/** What a camera covers at each level; no view where it is of another layer or not above the targets. */
type Seen = {
  readonly camera: SceneCamera;
  readonly view: CameraView | null;
  readonly seen: ReadonlyMap<string, { readonly frame: CameraFrame | null; readonly polygons: MultiPolygon }>;
};

function scenePrism({ id, polygon, base, top, layer }: Scene["obstacles"][number]): Prism {
  const rings = sceneRings(polygon);
  return { id, rings, box: boxOf(rings), base, top, layer };
}

function seenBy(camera: SceneCamera, scene: Scene, planeZ: number, field: ObstacleField): Seen {
  const view = camera.layer === scene.site.layer ? viewOf(camera, planeZ, scene) : null;
  const frames = Object.entries(scene.levels).map(([level, density]) => ({
    level,
    frame: view && cameraFrame(view, density),
  }));
  const polygons = view
    ? field.footprints(
        view,
        frames.map(({ frame }) => frame),
      )
    : [];
  const seen = frames.map(({ level, frame }, i) => [level, { frame, polygons: polygons[i] ?? [] }] as const);
  return { camera, view, seen: new Map(seen) };
}

function levelSolution(
  kernel: Kernel,
  level: string,
  scene: Scene,
  ground: ReturnType<typeof sceneRings>,
  cameras: readonly Seen[],
  blockersAt: BlockersAt,
): LevelSolution {
  const density = scene.levels[level] as number;
  const covers = cameras.map(({ camera, seen }) => ({
    ...(camera.device === undefined ? {} : { device: camera.device }),
    polygons: seen.get(level)?.polygons ?? [],
  }));
  const watchers = cameras.flatMap(({ view, seen }): Watcher[] => {
    const frame = seen.get(level)?.frame;
    return view && frame ? [{ view, frame }] : [];
  });
  const { coveredArea, twiceArea, gapArea, gaps } = sweepGround(kernel, ground, covers);
  const polygons = gaps.map(({ polygon }) => polygon);
  const why = gapReasons(kernel, polygons, watchers, density, blockersAt, blockerSamples(scene));
  return {
    coveredArea,
    twiceArea,
    gapArea,
    gaps: gaps.map(({ polygon, area }, i) => ({ polygon: scenePolygon(polygon), area, ...(why[i] as Why) })),
  };
}

/** Sides of obstacles that are compared with sight lines for one gap, about. */
const MOST_COMPARISONS = 2e7;

/** How many hidden points of a gap are asked for what hides them: all, but in large scenes no more than takes a moment, and never fewer than find what hides a fortieth. */
function blockerSamples({ cameras, obstacles }: Scene): number {
  const sides = obstacles.reduce((sum, { polygon }) => sum + polygon.reduce((all, ring) => all + ring.length, 0), 0);
  return Math.min(1_000, Math.max(40, Math.floor(MOST_COMPARISONS / Math.max(1, cameras.length * sides))));
}
