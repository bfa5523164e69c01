import type { F64s, f64, I32s, i32 } from "./arrays";
import { f64s, grownF64s, grownI32s, i32s } from "./arrays";
import { borderScale, pieces, pieceX0, pieceX1, pieceY0, pieceY1 } from "./gap-borders";
import { sortByKey } from "./sort";

/*
 * Joins the border pieces of a site's gaps to rings, outer ones counter-clockwise and holes clockwise, and finds the outer ring of each hole.
 *
 * A walk keeps the gap on its left. Where several borders meet at a point it takes the sharpest turn to the left, so that it goes round one
 * piece of gap; where it comes to a point of its own for the second time, what it walked since then is a ring of its own.
 *
 * Ends were rounded to a grid, which can make pieces touch or cross that lie closer together than it is wide. Every pair of pieces that are near
 * each other is checked; a site where two are too close is reported, and the host draws its gaps by exact arithmetic instead.
 */

/** Pieces nearer to each other than this, in steps of the grid, are too close to be told apart. */
const TOO_CLOSE: f64 = 2;

// points of the grid, found by hash
let pointX: I32s = i32s(1024);
let pointY: I32s = i32s(1024);
let pointNext: I32s = i32s(1024);
let pointOut: I32s = i32s(1024);
let pointDegree: I32s = i32s(1024);
let pointAt: I32s = i32s(1024);
let points: i32 = 0;
let buckets: I32s = i32s(1024);
let bucketMask: i32 = 1023;

// pieces that leave a point, and where they go
let outNext: I32s = i32s(1024);
let pieceEnd: I32s = i32s(1024);

// the walk
let path: I32s = i32s(1024);

// rings as points of the grid
let ringPoint: I32s = i32s(1024);
let ringStart: I32s = i32s(64);
let ringOuter: I32s = i32s(64);
let ringArea: F64s = f64s(64);
let rings: i32 = 0;
let ringPoints: i32 = 0;
let ringXY: F64s = f64s(2048);

// for the check: sides of rings, sorted by their lower end
let sideLow: F64s = f64s(1024);
let sideOrder: I32s = i32s(1024);
let sideFrom: I32s = i32s(1024);
let sideTo: I32s = i32s(1024);
let open: I32s = i32s(256);

/** Corners x, y of the rings about the site's origin, metres; open. */
export function gapXY(): F64s {
  return ringXY;
}

/** First corner of each ring, and one number more. */
export function gapStarts(): I32s {
  return ringStart;
}

/** The outer ring that each ring belongs to: itself, or the one around a hole. */
export function gapOuters(): I32s {
  return ringOuter;
}

/** Area of each ring in m², negative for holes. */
export function gapRingAreas(): F64s {
  return ringArea;
}

export function gapRingCount(): i32 {
  return rings;
}

/**
 * Draws the rings of the pieces that gap-borders.ts holds.
 * @returns how many, or -1 - how many where some are too close to each other to be trusted
 */
export function drawGapRings(originX: f64, originY: f64, alongX: f64, alongY: f64): i32 {
  rings = 0;
  ringPoints = 0;
  ringStart[0] = 0;
  if (pieces === 0) return 0;
  findPoints();
  for (let i: i32 = 0; i < pieces; i++) walkFrom(i);
  const isSound = assignHoles() && isClear();
  placeRings(originX, originY, alongX, alongY);
  return isSound ? rings : -1 - rings;
}

function findPoints(): void {
  const most = 2 * pieces;
  if (most > pointX.length) {
    pointX = i32s(2 * most);
    pointY = i32s(2 * most);
    pointNext = i32s(2 * most);
    pointOut = i32s(2 * most);
    pointDegree = i32s(2 * most);
    pointAt = i32s(2 * most);
    outNext = i32s(2 * most);
    pieceEnd = i32s(2 * most);
    path = i32s(2 * most);
  }
  let room: i32 = 64;
  while (room < most) room *= 2;
  if (room > buckets.length) buckets = i32s(room);
  bucketMask = room - 1;
  for (let i: i32 = 0; i < room; i++) buckets[i] = -1;
  points = 0;
  for (let i: i32 = 0; i < pieces; i++) {
    const from = pointOf(pieceX0[i]!, pieceY0[i]!);
    pieceEnd[i] = pointOf(pieceX1[i]!, pieceY1[i]!);
    outNext[i] = pointOut[from]!;
    pointOut[from] = i;
    pointDegree[from] = pointDegree[from]! + 1;
  }
}

function pointOf(x: i32, y: i32): i32 {
  let hash: i32 = x ^ (x >> 9) ^ (y << 7) ^ (y >> 5) ^ (y << 15);
  hash = (hash ^ (hash >> 13) ^ (hash >> 6)) & bucketMask;
  let at: i32 = buckets[hash]!;
  while (at >= 0) {
    if (pointX[at]! === x && pointY[at]! === y) return at;
    at = pointNext[at]!;
  }
  at = points++;
  pointX[at] = x;
  pointY[at] = y;
  pointNext[at] = buckets[hash]!;
  pointOut[at] = -1;
  pointDegree[at] = 0;
  pointAt[at] = -1;
  buckets[hash] = at;
  return at;
}

/** Walks from the start of a piece until nothing is left there, and cuts the walk into rings. */
function walkFrom(piece: i32): void {
  const start = pointOf(pieceX0[piece]!, pieceY0[piece]!);
  while (pointOut[start]! >= 0) {
    let steps: i32 = 0;
    path[steps] = start;
    pointAt[start] = steps++;
    let here = start;
    let before: i32 = -1;
    while (steps > 0) {
      const out = takeOut(here, before);
      if (out < 0) {
        steps--;
        break;
      }
      const to = pieceEnd[out]!;
      before = here;
      here = to;
      if (pointAt[to]! < 0) {
        path[steps] = to;
        pointAt[to] = steps++;
        continue;
      }
      const from = pointAt[to]!;
      cutRing(from, steps);
      for (let i = from + 1; i < steps; i++) pointAt[path[i]!] = -1;
      steps = from + 1;
      before = from > 0 ? path[from - 1]! : -1;
      if (from === 0) break;
    }
    for (let i: i32 = 0; i < steps; i++) pointAt[path[i]!] = -1;
    pointAt[start] = -1;
  }
}

/** Takes the piece that leaves a point with the sharpest turn to the left, as seen by who comes from `before`; -1 where none is left. */
function takeOut(here: i32, before: i32): i32 {
  let best = pointOut[here]!;
  if (best < 0) return -1;
  let bestLink: i32 = -1;
  if (before >= 0 && outNext[best]! >= 0) {
    let link = best;
    let at = outNext[best]!;
    while (at >= 0) {
      if (isSharper(here, before, pieceEnd[at]!, pieceEnd[best]!)) {
        best = at;
        bestLink = link;
      }
      link = at;
      at = outNext[at]!;
    }
  }
  if (bestLink < 0) pointOut[here] = outNext[best]!;
  else outNext[bestLink] = outNext[best]!;
  return best;
}

/** Whether going on to p turns more to the left than going on to q. */
function isSharper(here: i32, before: i32, p: i32, q: i32): boolean {
  const x: f64 = pointX[here]! - pointX[before]!;
  const y: f64 = pointY[here]! - pointY[before]!;
  return turnOf(x, y, here, p) > turnOf(x, y, here, q);
}

/** A number that grows with the turn from direction (x, y), from -2 (back, by the right) to 2 (back, by the left). */
function turnOf(x: f64, y: f64, here: i32, to: i32): f64 {
  const dx: f64 = pointX[to]! - pointX[here]!;
  const dy: f64 = pointY[to]! - pointY[here]!;
  const along = x * dx + y * dy;
  const left = x * dy - y * dx;
  const share = along / (Math.abs(along) + Math.abs(left));
  return left >= 0 ? 1 - share : share - 1;
}

/** Makes a ring of a part of the walk, without points that only lie on a straight line. */
function cutRing(from: i32, to: i32): void {
  const start = ringPoints;
  if (ringPoints + to - from > ringPoint.length) ringPoint = grownI32s(ringPoint, 2 * (ringPoints + to - from));
  for (let i = from; i < to; i++) {
    const point = path[i]!;
    while (ringPoints - start >= 2 && isIdle(ringPoint[ringPoints - 2]!, ringPoint[ringPoints - 1]!, point))
      ringPoints--;
    ringPoint[ringPoints++] = point;
  }
  while (ringPoints - start >= 3 && isIdle(ringPoint[ringPoints - 2]!, ringPoint[ringPoints - 1]!, ringPoint[start]!))
    ringPoints--;
  if (ringPoints - start < 3) {
    ringPoints = start;
    return;
  }
  let doubled: f64 = 0;
  const first = ringPoint[start]!;
  for (let i = start + 1; i + 1 < ringPoints; i++) {
    const ax: f64 = pointX[ringPoint[i]!]! - pointX[first]!;
    const ay: f64 = pointY[ringPoint[i]!]! - pointY[first]!;
    const bx: f64 = pointX[ringPoint[i + 1]!]! - pointX[first]!;
    const by: f64 = pointY[ringPoint[i + 1]!]! - pointY[first]!;
    doubled += ax * by - bx * ay;
  }
  if (doubled === 0) {
    ringPoints = start;
    return;
  }
  if (rings + 2 > ringStart.length) {
    ringStart = grownI32s(ringStart, 2 * ringStart.length);
    ringOuter = grownI32s(ringOuter, 2 * ringOuter.length);
    ringArea = grownF64s(ringArea, 2 * ringArea.length);
  }
  ringArea[rings] = (0.5 * doubled) / (borderScale() * borderScale());
  ringOuter[rings] = rings;
  rings++;
  ringStart[rings] = ringPoints;
}

/** Whether a point lies within a step of the straight way from a to b, and no other border meets it. */
function isIdle(a: i32, point: i32, b: i32): boolean {
  if (pointDegree[point]! > 1) return false;
  const ax: f64 = pointX[point]! - pointX[a]!;
  const ay: f64 = pointY[point]! - pointY[a]!;
  const bx: f64 = pointX[b]! - pointX[point]!;
  const by: f64 = pointY[b]! - pointY[point]!;
  const room = Math.abs(ax) + Math.abs(ay) + Math.abs(bx) + Math.abs(by);
  return ax * bx + ay * by >= 0 && Math.abs(ax * by - ay * bx) <= room;
}

/** Gives each hole the smallest outer ring around it. @returns false where a hole has none */
function assignHoles(): boolean {
  let isSound = true;
  for (let hole: i32 = 0; hole < rings; hole++) {
    if (ringArea[hole]! > 0) continue;
    let best: i32 = -1;
    for (let outer: i32 = 0; outer < rings; outer++) {
      if (ringArea[outer]! <= -ringArea[hole]!) continue;
      if (best >= 0 && ringArea[outer]! >= ringArea[best]!) continue;
      if (holdsRing(outer, hole)) best = outer;
    }
    if (best >= 0) ringOuter[hole] = best;
    else isSound = false;
  }
  return isSound;
}

/** Whether a ring is inside another one: by its first point that is not a point of the other, or the middle of its first side. */
function holdsRing(outer: i32, inner: i32): boolean {
  const from = ringStart[inner]!;
  const to = ringStart[inner + 1]!;
  for (let i = from; i < to; i++) {
    const x: f64 = pointX[ringPoint[i]!]!;
    const y: f64 = pointY[ringPoint[i]!]!;
    if (!isCorner(outer, ringPoint[i]!)) return holdsPoint(outer, x, y);
  }
  const ax: f64 = pointX[ringPoint[from]!]!;
  const ay: f64 = pointY[ringPoint[from]!]!;
  const bx: f64 = pointX[ringPoint[from + 1]!]!;
  const by: f64 = pointY[ringPoint[from + 1]!]!;
  return holdsPoint(outer, 0.5 * (ax + bx), 0.5 * (ay + by));
}

function isCorner(ring: i32, point: i32): boolean {
  if (pointDegree[point]! < 2) return false;
  const to = ringStart[ring + 1]!;
  for (let i = ringStart[ring]!; i < to; i++) if (ringPoint[i]! === point) return true;
  return false;
}

function holdsPoint(ring: i32, x: f64, y: f64): boolean {
  const to = ringStart[ring + 1]!;
  let inside = false;
  let before = ringPoint[to - 1]!;
  for (let i = ringStart[ring]!; i < to; i++) {
    const at = ringPoint[i]!;
    const ax: f64 = pointX[before]! - x;
    const ay: f64 = pointY[before]! - y;
    const bx: f64 = pointX[at]! - x;
    const by: f64 = pointY[at]! - y;
    if (ay > 0 !== by > 0 && ax * by - bx * ay > 0 === by > ay) inside = !inside;
    before = at;
  }
  return inside;
}

/** Whether all sides of the rings keep clear of each other, but for common corners. */
function isClear(): boolean {
  if (ringPoints > sideLow.length) {
    sideLow = f64s(2 * ringPoints);
    sideOrder = i32s(2 * ringPoints);
    sideFrom = i32s(2 * ringPoints);
    sideTo = i32s(2 * ringPoints);
    open = i32s(2 * ringPoints);
  }
  let count: i32 = 0;
  for (let ring: i32 = 0; ring < rings; ring++) {
    const to = ringStart[ring + 1]!;
    let before = ringPoint[to - 1]!;
    for (let i = ringStart[ring]!; i < to; i++) {
      const at = ringPoint[i]!;
      const low: f64 = pointY[before]! < pointY[at]! ? pointY[before]! : pointY[at]!;
      sideLow[count] = low;
      sideOrder[count] = count;
      sideFrom[count] = before;
      sideTo[count] = at;
      count++;
      before = at;
    }
  }
  sortByKey(sideLow, sideOrder, 0, count);
  if (open.length < count) open = i32s(2 * count);
  let opened: i32 = 0;
  for (let k: i32 = 0; k < count; k++) {
    const side = sideOrder[k]!;
    const low = sideLow[side]! - TOO_CLOSE;
    let kept: i32 = 0;
    for (let i: i32 = 0; i < opened; i++) {
      const other = open[i]!;
      if (topOf(other) < low) continue;
      open[kept++] = other;
      if (!areClear(side, other)) return false;
    }
    open[kept++] = side;
    opened = kept;
  }
  return true;
}

function topOf(side: i32): f64 {
  const a = pointY[sideFrom[side]!]!;
  const b = pointY[sideTo[side]!]!;
  const top: f64 = a > b ? a : b;
  return top;
}

function areClear(p: i32, q: i32): boolean {
  const a = sideFrom[p]!;
  const b = sideTo[p]!;
  const c = sideFrom[q]!;
  const d = sideTo[q]!;
  const pWest: i32 = pointX[a]! < pointX[b]! ? pointX[a]! : pointX[b]!;
  const pEast: i32 = pointX[a]! < pointX[b]! ? pointX[b]! : pointX[a]!;
  const qWest: i32 = pointX[c]! < pointX[d]! ? pointX[c]! : pointX[d]!;
  const qEast: i32 = pointX[c]! < pointX[d]! ? pointX[d]! : pointX[c]!;
  if (pWest - 2 > qEast || qWest - 2 > pEast) return true;
  const cFromP = distanceTo(a, b, c);
  const dFromP = distanceTo(a, b, d);
  const aFromQ = distanceTo(c, d, a);
  const bFromQ = distanceTo(c, d, b);
  if (a === c || a === d) return a === c ? areApart(a, b, d) : areApart(a, b, c);
  if (b === c || b === d) return b === c ? areApart(b, a, d) : areApart(b, a, c);
  if ((cFromP > TOO_CLOSE && dFromP > TOO_CLOSE) || (cFromP < -TOO_CLOSE && dFromP < -TOO_CLOSE)) return true;
  if ((aFromQ > TOO_CLOSE && bFromQ > TOO_CLOSE) || (aFromQ < -TOO_CLOSE && bFromQ < -TOO_CLOSE)) return true;
  // neither lies beside the other's line: they are apart only along it
  return areBeyond(a, b, c, d);
}

/** How far a point lies to the left of the line from a to b, in steps. */
function distanceTo(a: i32, b: i32, point: i32): f64 {
  const dx: f64 = pointX[b]! - pointX[a]!;
  const dy: f64 = pointY[b]! - pointY[a]!;
  const px: f64 = pointX[point]! - pointX[a]!;
  const py: f64 = pointY[point]! - pointY[a]!;
  return (dx * py - dy * px) / Math.sqrt(dx * dx + dy * dy);
}

/** Whether two sides from a common corner go different ways. */
function areApart(corner: i32, p: i32, q: i32): boolean {
  if (p === q) return false;
  const px: f64 = pointX[p]! - pointX[corner]!;
  const py: f64 = pointY[p]! - pointY[corner]!;
  const qx: f64 = pointX[q]! - pointX[corner]!;
  const qy: f64 = pointY[q]! - pointY[corner]!;
  if (px * qx + py * qy <= 0) return true;
  return Math.abs(distanceTo(corner, p, q)) > TOO_CLOSE && Math.abs(distanceTo(corner, q, p)) > TOO_CLOSE;
}

/** Whether c–d lies before a or beyond b along a–b, or the other way round. */
function areBeyond(a: i32, b: i32, c: i32, d: i32): boolean {
  return isBeyond(a, b, c, d) || isBeyond(c, d, a, b);
}

function isBeyond(a: i32, b: i32, c: i32, d: i32): boolean {
  const dx: f64 = pointX[b]! - pointX[a]!;
  const dy: f64 = pointY[b]! - pointY[a]!;
  const length = Math.sqrt(dx * dx + dy * dy);
  const cx: f64 = pointX[c]! - pointX[a]!;
  const cy: f64 = pointY[c]! - pointY[a]!;
  const ex: f64 = pointX[d]! - pointX[a]!;
  const ey: f64 = pointY[d]! - pointY[a]!;
  const s = (cx * dx + cy * dy) / length;
  const t = (ex * dx + ey * dy) / length;
  return (s < -TOO_CLOSE && t < -TOO_CLOSE) || (s > length + TOO_CLOSE && t > length + TOO_CLOSE);
}

/** Turns the rings back into the frame of the site's origin. */
function placeRings(originX: f64, originY: f64, alongX: f64, alongY: f64): void {
  if (2 * ringPoints > ringXY.length) ringXY = f64s(4 * ringPoints);
  const step = 1 / borderScale();
  for (let i: i32 = 0; i < ringPoints; i++) {
    const x = pointX[ringPoint[i]!]! * step;
    const y = pointY[ringPoint[i]!]! * step;
    ringXY[2 * i] = originX + x * alongY + y * alongX;
    ringXY[2 * i + 1] = originY - x * alongX + y * alongY;
  }
}
