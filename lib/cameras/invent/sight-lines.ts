import { boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { pointInRings } from "@/lib/geometry/point-in-rings";
import type { MultiPolygon, Ring, XY } from "@/lib/geometry/polygon";

/** What stands in the way: a ground plan between two heights above the datum. */
export type Block = {
  readonly ground: MultiPolygon;
  readonly baseM: number;
  readonly topM: number;
  readonly layer: number;
};

/** A place in space: metres on the plane, and above the datum. */
export type Spot = { readonly at: XY; readonly z: number };

/** Nearly what the engine decides, quick enough to try thousands of places: a line is blocked where it crosses the side of a block. */
export class SightLines {
  private readonly blocks: BoxIndex<Block>;

  constructor(blocks: readonly Block[]) {
    this.blocks = new BoxIndex(blocks, ({ ground }) => boxOf(ground.flat()));
  }

  isClear(from: Spot, to: Spot, layer: number): boolean {
    const [[ax, ay], [bx, by]] = [from.at, to.at];
    return this.blocks
      .near([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)])
      .every(
        (block) =>
          !counts(block, layer) || !block.ground.some((polygon) => polygon.some((ring) => hits(ring, block, from, to))),
      );
  }

  /** Whether something stands on a place, or hangs so low over it that nobody can stand there. */
  isTaken({ at: [x, y], z }: Spot, layer: number): boolean {
    return this.blocks
      .near([x, y, x, y])
      .some(
        (block) => counts(block, layer) && block.baseM < z && z < block.topM && pointInRings(x, y, block.ground.flat()),
      );
  }
}

/** Source: docs/geometry/scene.md, condition 5. */
function counts({ layer }: Block, site: number): boolean {
  return layer < 0 || site < 0 ? layer === site : true;
}

function hits(ring: Ring, { baseM, topM }: Block, from: Spot, to: Spot): boolean {
  const [dx, dy] = [to.at[0] - from.at[0], to.at[1] - from.at[1]];
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [px, py] = [(ring[i] ?? 0) - from.at[0], (ring[i + 1] ?? 0) - from.at[1]];
    const [ex, ey] = [(ring[i + 2] ?? 0) - from.at[0] - px, (ring[i + 3] ?? 0) - from.at[1] - py];
    const cross = dx * ey - dy * ex;
    if (cross === 0) continue;
    const along = (px * ey - py * ex) / cross;
    const beside = (px * dy - py * dx) / cross;
    if (along <= 0 || along >= 1 || beside < 0 || beside > 1) continue;
    const z = from.z + along * (to.z - from.z);
    if (baseM < z && z < topM) return true;
  }
  return false;
}
