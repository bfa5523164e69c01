import type { ScenePolygon } from "@/lib/coverage/scene";
import { edgeContact } from "@/lib/geometry/edge-contact";
import { turn } from "@/lib/geometry/turn";

type Point = readonly [x: number, y: number];
type Side = { readonly from: Point; readonly to: Point; readonly ring: number };

/**
 * What makes polygons invalid for other programs (OGC Simple Features 6.1.11): open rings, rings the wrong way round, repeated or doubly
 * visited points, sides that cross or run along each other. Every pair of sides is looked at.
 */
export function ringFaults(polygons: readonly ScenePolygon[]): string[] {
  const rings = polygons.flat();
  return [
    ...rings.flatMap((ring, index) => shapeFaults(ring).map((fault) => `ring ${index} ${fault}`)),
    ...polygons.flatMap((polygon) =>
      polygon.flatMap((ring, i) => (runsLeft(ring) === (i === 0) ? [] : ["a ring runs the wrong way"])),
    ),
    ...contacts(rings),
  ];
}

function shapeFaults(ring: ScenePolygon[number]): string[] {
  const faults: string[] = [];
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last || first[0] !== last[0] || first[1] !== last[1]) faults.push("is open");
  if (new Set(ring.slice(1).map(([x, y]) => `${x} ${y}`)).size < ring.length - 1) faults.push("visits a point twice");
  if (ring.length < 4) faults.push("has fewer than three corners");
  return faults;
}

/** Sides that do more than touch. */
function contacts(rings: readonly ScenePolygon[number][]): string[] {
  const sides = rings.flatMap((ring, index) =>
    ring.slice(1).map((to, i): Side => ({ from: ring[i] as Point, to, ring: index })),
  );
  const faults: string[] = [];
  for (const [i, side] of sides.entries()) {
    for (let j = i + 1; j < sides.length; j++) {
      const other = sides[j] as Side;
      if (areApart(side, other)) continue;
      const contact = edgeContact([...side.from, ...side.to], [...other.from, ...other.to]);
      if (contact === "crossing" || contact === "overlap") {
        faults.push(`rings ${side.ring} and ${other.ring}: ${contact} at ${side.from}`);
      }
    }
  }
  return faults;
}

function areApart(a: Side, b: Side): boolean {
  return ([0, 1] as const).some(
    (axis) =>
      Math.max(a.from[axis], a.to[axis]) < Math.min(b.from[axis], b.to[axis]) ||
      Math.max(b.from[axis], b.to[axis]) < Math.min(a.from[axis], a.to[axis]),
  );
}

/** Which way a ring runs, by the turn at its westernmost, southernmost corner. */
function runsLeft(ring: ScenePolygon[number]): boolean {
  const open = ring.slice(1);
  const at = open.reduce(
    (best, [x, y], i) =>
      x < (open[best] as Point)[0] || (x === (open[best] as Point)[0] && y < (open[best] as Point)[1]) ? i : best,
    0,
  );
  const [before, here, after] = [at - 1, at, (at + 1) % open.length].map((i) => open.at(i) as Point);
  return turn(...(before as Point), ...(here as Point), ...(after as Point)) > 0;
}
