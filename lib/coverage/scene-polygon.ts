import { type Box, boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { type Edge, edgeContact } from "@/lib/geometry/edge-contact";
import { ringsAreApart } from "@/lib/geometry/rings-are-apart";
import { turn } from "@/lib/geometry/turn";
import type { ScenePolygon } from "./scene";
import { SceneRefusal } from "./scene-error";
import { readList, readNumber } from "./scene-fields";
import { closedRing } from "./scene-rings";

type Point = readonly [x: number, y: number];

/**
 * Reads `[outer, ...holes]` and checks that it has an inside: rings with area whose edges do not cross, holes within the outer ring and
 * outside each other. Rings may touch themselves and each other at points.
 *
 * @returns The rings, open, without repeated points.
 * @throws {SceneRefusal} saying which ring is wrong.
 */
export function readPolygon(value: unknown, path: string): ScenePolygon {
  const rings = readList(value, path).map((ring, i) => readRing(ring, `${path}[${i}]`));
  if (rings.length === 0) throw new SceneRefusal("bad-ring", path, `${path} has no rings`);
  refuseStrayHoles(rings, touchesOf(rings, path), path);
  return rings;
}

function readRing(value: unknown, path: string): Point[] {
  const points = readList(value, path).map((point, i) => readPoint(point, `${path}[${i}]`));
  const isNew = ([x, y]: Point, before: Point | undefined) =>
    before === undefined || x !== before[0] || y !== before[1];
  const kept = points.filter((point, i) => isNew(point, points[i - 1]));
  while (kept.length > 1 && !isNew(kept[0] as Point, kept.at(-1))) kept.pop();
  const [a, b] = kept;
  const hasArea = a && b && kept.some((point) => turn(...a, ...b, ...point) !== 0);
  if (!hasArea)
    throw new SceneRefusal(
      "bad-ring",
      path,
      `${path} encloses no area: it needs three corners that are not on one line`,
    );
  return kept;
}

function readPoint(value: unknown, path: string): Point {
  const [x, y] = readList(value, path);
  return [readNumber(x, `${path}[0]`), readNumber(y, `${path}[1]`)];
}

type RingEdge = { readonly edge: Edge; readonly ring: number; readonly index: number };

/** Where edges of two rings touch at a point. */
type Touch = readonly [RingEdge, RingEdge];

/** @throws {SceneRefusal} if two edges cross, or run along each other. */
function touchesOf(rings: readonly Point[][], path: string): Touch[] {
  if (ringsAreApart(rings.map(closedRing))) return [];
  const touches: Touch[] = [];
  const edges = rings.flatMap((points, ring) =>
    points.map((a, index): RingEdge => {
      const b = points[(index + 1) % points.length] as Point;
      return { edge: [a[0], a[1], b[0], b[1]], ring, index };
    }),
  );
  const boxes = new BoxIndex([...edges.entries()], ([, { edge }]) => boxOfEdge(edge));
  for (const [i, first] of edges.entries()) {
    for (const [j, second] of boxes.near(boxOfEdge(first.edge))) {
      if (j <= i) continue;
      const contact = edgeContact(first.edge, second.edge);
      if (contact === "none") continue;
      if (contact === "touch") {
        if (first.ring !== second.ring) touches.push([first, second], [second, first]);
        continue;
      }
      const verb = contact === "crossing" ? "crosses" : "runs along";
      throw new SceneRefusal(
        "self-crossing",
        `${path}[${second.ring}]`,
        `edge ${first.index} of ${path}[${first.ring}] ${verb} edge ${second.index} of ${path}[${second.ring}]`,
      );
    }
  }
  return touches;
}

function boxOfEdge([ax, ay, bx, by]: Edge): Box {
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

/** No edges cross, so a hole can leave a ring only where the two touch: one point of it, and each piece of an edge beside a touch, tell where all of it is. */
function refuseStrayHoles([outer, ...holes]: readonly Point[][], touches: readonly Touch[], path: string): void {
  const boxes = new BoxIndex([...holes.entries()], ([, hole]) => boxOfRing(hole));
  const sidesOf = (ring: number, points: readonly Point[], otherRing: number, other: readonly Point[]) => [
    sideOfRing(points, other),
    ...touches
      .filter(([own, met]) => own.ring === ring && met.ring === otherRing)
      .flatMap(([own]) => middlesOf(own.edge, other).map((point) => sideOfPoint(point, other))),
  ];
  for (const [i, hole] of holes.entries()) {
    const at = `${path}[${i + 1}]`;
    if (sidesOf(i + 1, hole, 0, outer as Point[]).includes("outside")) {
      throw new SceneRefusal("bad-ring", at, `the hole ${at} lies outside its outer ring ${path}[0], or partly so`);
    }
    for (const [j, other] of boxes.near(boxOfRing(hole))) {
      if (j === i || !sidesOf(i + 1, hole, j + 1, other).includes("inside")) continue;
      throw new SceneRefusal("bad-ring", at, `the hole ${at} lies inside the hole ${path}[${j + 1}], or partly so`);
    }
  }
}

/** The middles of the pieces that the corners of a ring on an edge cut it into. */
function middlesOf([ax, ay, bx, by]: Edge, ring: readonly Point[]): Point[] {
  const [west, south, east, north] = boxOfEdge([ax, ay, bx, by]);
  const along = ([x, y]: Point) => (x - ax) * (bx - ax) + (y - ay) * (by - ay);
  const cuts = ring
    .filter(([x, y]) => west <= x && x <= east && south <= y && y <= north && turn(ax, ay, bx, by, x, y) === 0)
    .toSorted((p, q) => along(p) - along(q));
  const ends: Point[] = [[ax, ay], ...cuts, [bx, by]];
  return ends.slice(1).map((to, i) => {
    const from = ends[i] as Point;
    return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  });
}

function boxOfRing(points: readonly Point[]): Box {
  return boxOf([Float64Array.from(points.flat())]);
}

/** Where a ring lies to another that it does not cross. Its corners and the middles of its sides are asked, until one is not on the border. */
function sideOfRing(ring: readonly Point[], around: readonly Point[]): "inside" | "outside" {
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length] as Point;
    for (const point of [a, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const]) {
      const side = sideOfPoint(point, around);
      if (side !== "border") return side;
    }
  }
  return "outside";
}

function sideOfPoint([x, y]: Point, ring: readonly Point[]): "inside" | "outside" | "border" {
  let inside = false;
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length] as Point;
    if ((a[1] > y && b[1] > y) || (a[1] < y && b[1] < y)) continue;
    const side = turn(...a, ...b, x, y);
    const [west, south, east, north] = boxOfEdge([...a, ...b]);
    if (side === 0 && west <= x && x <= east && south <= y && y <= north) return "border";
    if (a[1] > y !== b[1] > y && side > 0 === b[1] > a[1]) inside = !inside;
  }
  return inside ? "inside" : "outside";
}
