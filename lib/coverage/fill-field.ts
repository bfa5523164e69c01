import type { FlatObstacles } from "./flat-city";
import type { Kernel } from "./kernel/kernel";

/** Sides of the polygon that stands for the disc within which nothing hides anything. Source: docs/geometry/scene.md. */
const CLEAR_SIDES = 720;

/**
 * Gives the kernel the obstacles among which cameras will be asked for, and indexes them.
 * @param obstacles - Those whose layers count for the plane that is asked about.
 */
export function fillField(kernel: Kernel, obstacles: FlatObstacles): void {
  const { xy, rings, first, base, top } = obstacles;
  const count = first.length - 1;
  kernel.reserveField(count, xy.length / 2 + rings.length - 1);
  kernel.fieldBases().set(base);
  kernel.fieldTops().set(top);
  const points = kernel.fieldPoints();
  const owners = kernel.fieldOwners();
  const starts = kernel.fieldFirstPoints();
  let at = 0;
  for (let obstacle = 0; obstacle < count; obstacle++) {
    starts[obstacle] = at;
    const end = first[obstacle + 1] as number;
    for (let ring = first[obstacle] as number; ring < end; ring++) {
      const from = rings[ring] as number;
      const to = rings[ring + 1] as number;
      points.set(xy.subarray(2 * from, 2 * to), 2 * at);
      owners.fill(obstacle, at, at + to - from);
      at += to - from;
      // the kernel's rings are closed: the first corner again, from which no wall leads on
      points[2 * at] = xy[2 * from] as number;
      points[2 * at + 1] = xy[2 * from + 1] as number;
      owners[at] = -1;
      at++;
    }
  }
  starts[count] = at;
  fillCircle(kernel.clearCircle());
  kernel.indexField();
}

/** Unit vectors all round, counter-clockwise from west. */
export function fillCircle(circle: Float64Array): void {
  for (let i = 0; i < CLEAR_SIDES; i++) {
    const angle = (2 * Math.PI * i) / CLEAR_SIDES - Math.PI;
    circle[2 * i] = Math.cos(angle);
    circle[2 * i + 1] = Math.sin(angle);
  }
}
