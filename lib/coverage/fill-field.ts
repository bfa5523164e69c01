import type { FlatObstacles } from "./flat-city";
import type { Kernel } from "./kernel/kernel";
import { CLEAR_SIDES } from "./kernel/near-obstacles";

/** Writes obstacles into a kernel's field, one after another, and indexes them at the end. */
export class FieldWriter {
  private readonly kernel: Kernel;
  private readonly points: Float64Array;
  private readonly owners: Int32Array;
  private readonly firsts: Int32Array;
  private readonly bases: Float64Array;
  private readonly tops: Float64Array;
  private obstacle = -1;
  private at = 0;

  /** @param corners - Of all rings together, the first of each ring counted twice. */
  constructor(kernel: Kernel, obstacles: number, corners: number) {
    kernel.reserveField(obstacles, corners);
    this.kernel = kernel;
    this.points = kernel.fieldPoints();
    this.owners = kernel.fieldOwners();
    this.firsts = kernel.fieldFirstPoints();
    this.bases = kernel.fieldBases();
    this.tops = kernel.fieldTops();
  }

  /** Begins the next obstacle; heights in metres above the datum. */
  begin(base: number, top: number): void {
    this.obstacle++;
    this.firsts[this.obstacle] = this.at;
    this.bases[this.obstacle] = base;
    this.tops[this.obstacle] = top;
  }

  /** Adds a ring to it, open: outer rings counter-clockwise, holes clockwise. */
  ring(open: Float64Array): void {
    const { points, owners, at } = this;
    points.set(open, 2 * at);
    const end = at + open.length / 2;
    owners.fill(this.obstacle, at, end);
    // the kernel's rings are closed: the first corner again, from which no wall leads on
    points[2 * end] = open[0] as number;
    points[2 * end + 1] = open[1] as number;
    owners[end] = -1;
    this.at = end + 1;
  }

  end(): void {
    this.firsts[this.obstacle + 1] = this.at;
    this.kernel.clearCircle().set(CIRCLE);
    this.kernel.indexField();
  }
}

/**
 * Gives the kernel the obstacles among which cameras will be asked for, and indexes them.
 * @param obstacles - Those whose layers count for the plane that is asked about.
 */
export function fillField(kernel: Kernel, { xy, rings, first, base, top }: FlatObstacles): void {
  const field = new FieldWriter(kernel, base.length, xy.length / 2 + rings.length - 1);
  for (let obstacle = 0; obstacle < base.length; obstacle++) {
    field.begin(base[obstacle] as number, top[obstacle] as number);
    const end = first[obstacle + 1] as number;
    for (let ring = first[obstacle] as number; ring < end; ring++)
      field.ring(xy.subarray(2 * (rings[ring] as number), 2 * (rings[ring + 1] as number)));
  }
  field.end();
}

/** Unit vectors all round, counter-clockwise from west. */
const CIRCLE = Float64Array.from({ length: 2 * CLEAR_SIDES }, (_, i) => {
  const angle = (2 * Math.PI * (i >> 1)) / CLEAR_SIDES - Math.PI;
  return i % 2 === 0 ? Math.cos(angle) : Math.sin(angle);
});
