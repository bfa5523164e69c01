import { boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { pointInRings } from "@/lib/geometry/point-in-rings";
import type { Ring, XY } from "@/lib/geometry/polygon";
import type { DerivedObstacle } from "./obstacles";

/** What is asked of an obstacle here. */
type Walls = Pick<DerivedObstacle, "ground" | "baseM" | "topM" | "layer">;

/** How far outside the wall a camera is put. Source: docs/geometry/scene.md, condition 5. */
const OUTSIDE_M = 0.3;
/** A camera nearer to the edge than this is on the wall, not inside. Source: the same. */
const ON_WALL_M = 0.05;

type Foot = { readonly at: XY; readonly apart: number; readonly edge: readonly [XY, XY] };

/** Finds the building a camera is drawn inside of, and the place before its nearest wall. */
export class WallFinder<Obstacle extends Walls = DerivedObstacle> {
  private readonly obstacles: BoxIndex<Obstacle>;

  constructor(obstacles: readonly Obstacle[]) {
    this.obstacles = new BoxIndex(obstacles, ({ ground }) => boxOf(ground.flat()));
  }

  /** The obstacle whose prism holds a point of this height more than 0.05 m deep; null if none does. */
  around(at: XY, z: number, layer: number): Obstacle | null {
    const found = this.obstaclesAt(at).find(
      (obstacle) =>
        (obstacle.layer < 0 || layer < 0 ? obstacle.layer === layer : true) &&
        obstacle.baseM < z &&
        z < obstacle.topM &&
        nearestFoot(at, obstacle).apart > ON_WALL_M,
    );
    return found ?? null;
  }

  /**
   * The nearest place 0.3 m outside an obstacle's walls that no other building takes; the nearest one at all where walls stand wall to wall.
   */
  outside(at: XY, obstacle: Obstacle): XY {
    const feet = feetOf(at, obstacle).sort((a, b) => a.apart - b.apart);
    const places = feet.map((foot) => before(foot));
    const isFree = (place: XY) => !this.obstaclesAt(place).some(({ layer }) => layer === obstacle.layer);
    return places.find(isFree) ?? places[0] ?? at;
  }

  private obstaclesAt([x, y]: XY): Obstacle[] {
    return this.obstacles.near([x, y, x, y]).filter(({ ground }) => pointInRings(x, y, ground.flat()));
  }
}

/** 0.3 m along the outward normal: rings turn so that the inside is on the left of every edge, holes included. */
function before({ at, edge: [a, b] }: Foot): XY {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return [at[0] + ((b[1] - a[1]) / length) * OUTSIDE_M, at[1] - ((b[0] - a[0]) / length) * OUTSIDE_M];
}

function nearestFoot(at: XY, obstacle: Walls): Foot {
  return feetOf(at, obstacle).reduce((nearest, foot) => (foot.apart < nearest.apart ? foot : nearest));
}

/** The nearest point of every edge. */
function feetOf(at: XY, { ground }: Walls): Foot[] {
  return ground.flat().flatMap((ring) => edgesOf(ring).map((edge) => footOn(edge, at)));
}

function edgesOf(ring: Ring): [XY, XY][] {
  const edges: [XY, XY][] = [];
  for (let i = 0; i + 3 < ring.length; i += 2) {
    edges.push([
      [ring[i] ?? 0, ring[i + 1] ?? 0],
      [ring[i + 2] ?? 0, ring[i + 3] ?? 0],
    ]);
  }
  return edges;
}

function footOn(edge: readonly [XY, XY], [x, y]: XY): Foot {
  const [[ax, ay], [bx, by]] = edge;
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  const at: XY = [ax + along * dx, ay + along * dy];
  return { at, apart: Math.hypot(at[0] - x, at[1] - y), edge };
}
