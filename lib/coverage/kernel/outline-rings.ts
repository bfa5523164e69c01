import type { F64s, f64, I32s, i32 } from "./arrays";
import { f64s, grownF64s, grownI32s, i32s } from "./arrays";

/*
 * Draws the border of a region that is swept ray by ray, from the region's cuts with each ray.
 *
 *        v (nearer to the foot)
 *        |    t1 ____ t1        Between two rays nothing but straight lines happens: the region is a stack of intervals, each with a line
 *        |      |    |____ t2   below and a line above. Where one ray's intervals are not the next one's, the border jumps along the ray.
 *        |      |         |     All ends of both stacks, sorted, belong together in pairs: going up the ray, the first end makes the
 *        |   b1 |____b1___|     two stacks differ and the second makes them agree again. So each pair is one piece of border.
 *        +----------------- u
 *
 * Borders run with the region on their left: along lower lines towards larger u, along upper lines back. An end is either the point that
 * a border comes from ("source") or the one it goes to ("target"); every pair has one of each.
 */

/** Two ends of a pair nearer than this part of their v are one corner. */
const SAME: f64 = 1e-13;

/** A ring smaller than this encloses nothing, m². */
const LEAST_AREA_M2: f64 = 1e-9;

/** A corner turns by less than this, in radians, where its border goes straight on. */
const STRAIGHT: f64 = 1e-12;

/** v of a line that goes through the foot itself. */
export const AT_FOOT: f64 = 1e30;

// the direction of the sector
let axisX: f64 = 1;
let axisY: f64 = 0;

// corners
let cornerX: F64s = f64s(1024);
let cornerY: F64s = f64s(1024);
let nextCorner: I32s = i32s(1024);
let corners: i32 = 0;

// the stack of the last rays: lines, v where it ends, and the last corner of each line's border
let stack: i32 = 0;
let stackLow: I32s = i32s(64);
let stackHigh: I32s = i32s(64);
let stackLowV: F64s = f64s(64);
let stackHighV: F64s = f64s(64);
let stackLowCorner: I32s = i32s(64);
let stackHighCorner: I32s = i32s(64);

// the stack that follows
let coming: i32 = 0;
let comingLow: I32s = i32s(64);
let comingHigh: I32s = i32s(64);
let comingLowFrom: F64s = f64s(64);
let comingLowTo: F64s = f64s(64);
let comingHighFrom: F64s = f64s(64);
let comingHighTo: F64s = f64s(64);
let comingLowCorner: I32s = i32s(64);
let comingHighCorner: I32s = i32s(64);

// the first stack of a full circle, kept until the last one meets it
let first: i32 = -1;
let firstLowV: F64s = f64s(64);
let firstHighV: F64s = f64s(64);
let firstLowCorner: I32s = i32s(64);
let firstHighCorner: I32s = i32s(64);

// rings
let ringXY: F64s = f64s(2048);
let ringPoints: i32 = 0;
let ringStart: I32s = i32s(256);
let rings: i32 = 0;

/** Corners x, y of the rings drawn so far, about the foot, metres; open: the first corner is not repeated. */
export function outlineXY(): F64s {
  return ringXY;
}

/** First corner of each ring drawn so far; one number more at the end. Outer rings run counter-clockwise, holes clockwise. */
export function outlineStarts(): I32s {
  return ringStart;
}

export function outlineCount(): i32 {
  return rings;
}

/** Forgets all rings. */
export function beginOutlines(): void {
  rings = 0;
  ringPoints = 0;
  ringStart[0] = 0;
}

/** Begins a region. @param circle - Whether the rays go all round, so that the last stack meets the first. */
export function beginRegion(circle: boolean): void {
  corners = 0;
  stack = 0;
  coming = 0;
  first = circle ? -1 : -2;
}

/** The rays that follow are given about this direction, a unit vector. */
export function turnTo(x: f64, y: f64): void {
  axisX = x;
  axisY = y;
}

/**
 * Puts an interval on top of the coming stack.
 * @param low - Id of the line below it; two lines never share one.
 */
export function pile(low: i32, lowFrom: f64, lowTo: f64, high: i32, highFrom: f64, highTo: f64): void {
  const at = coming++;
  if (at >= comingLow.length) growComing();
  comingLow[at] = low;
  comingLowFrom[at] = lowFrom;
  comingLowTo[at] = lowTo;
  comingHigh[at] = high;
  comingHighFrom[at] = highFrom;
  comingHighTo[at] = highTo;
}

function growComing(): void {
  const room = 2 * comingLow.length;
  comingLow = grownI32s(comingLow, room);
  comingHigh = grownI32s(comingHigh, room);
  comingLowFrom = grownF64s(comingLowFrom, room);
  comingLowTo = grownF64s(comingLowTo, room);
  comingHighFrom = grownF64s(comingHighFrom, room);
  comingHighTo = grownF64s(comingHighTo, room);
  comingLowCorner = grownI32s(comingLowCorner, room);
  comingHighCorner = grownI32s(comingHighCorner, room);
}

function growStack(): void {
  const room = comingLow.length;
  stackLow = grownI32s(stackLow, room);
  stackHigh = grownI32s(stackHigh, room);
  stackLowV = grownF64s(stackLowV, room);
  stackHighV = grownF64s(stackHighV, room);
  stackLowCorner = grownI32s(stackLowCorner, room);
  stackHighCorner = grownI32s(stackHighCorner, room);
}

/** Lets the stack that was piled up follow at ray u, and makes room for the next. */
export function follow(u: f64): void {
  if (first === -1) {
    keepFirst(u);
    return;
  }
  if (stack === 1 && coming === 1 && stackHigh[0]! === comingHigh[0]! && stackLow[0]! !== comingLow[0]! && isPlain()) {
    comingHighCorner[0] = stackHighCorner[0]!;
    turnLow(u);
    takeOver();
    return;
  }
  let same: i32 = 0;
  const least: i32 = stack < coming ? stack : coming;
  while (same < least && stackLow[same]! === comingLow[same]! && stackHigh[same]! === comingHigh[same]!) {
    comingLowCorner[same] = stackLowCorner[same]!;
    comingHighCorner[same] = stackHighCorner[same]!;
    same++;
  }
  if (same < stack || same < coming) join(u, same);
  takeOver();
}

/** Whether the one interval of both stacks is open on both rays, so that its lower ends are a pair and its upper ends are. */
function isPlain(): boolean {
  return Math.max(stackLowV[0]!, comingLowFrom[0]!) < Math.min(stackHighV[0]!, comingHighFrom[0]!);
}

/** The frequent case of `join`: the lower line turns into another one, and nothing else happens. */
function turnLow(u: f64): void {
  const before = stackLowV[0]!;
  const after = comingLowFrom[0]!;
  const at = corner(u, before);
  const other: i32 = Math.abs(before - after) <= SAME * Math.min(before, after) ? at : corner(u, after);
  nextCorner[stackLowCorner[0]!] = at;
  comingLowCorner[0] = other;
  if (at !== other) nextCorner[at] = other;
}

function takeOver(): void {
  if (comingLow.length > stackLow.length) growStack();
  stack = coming;
  for (let i: i32 = 0; i < coming; i++) {
    stackLow[i] = comingLow[i]!;
    stackHigh[i] = comingHigh[i]!;
    stackLowV[i] = comingLowTo[i]!;
    stackHighV[i] = comingHighTo[i]!;
    stackLowCorner[i] = comingLowCorner[i]!;
    stackHighCorner[i] = comingHighCorner[i]!;
  }
  coming = 0;
}

function corner(u: f64, v: f64): i32 {
  const at = corners++;
  if (at >= nextCorner.length) {
    const room = 2 * nextCorner.length;
    cornerX = grownF64s(cornerX, room);
    cornerY = grownF64s(cornerY, room);
    nextCorner = grownI32s(nextCorner, room);
  }
  if (v >= AT_FOOT) {
    cornerX[at] = 0;
    cornerY[at] = 0;
  } else {
    const x = 1 / v;
    const y = u * x;
    cornerX[at] = x * axisX - y * axisY;
    cornerY[at] = x * axisY + y * axisX;
  }
  nextCorner[at] = -1;
  return at;
}

/** Pairs the ends of both stacks from entry `from` upwards. */
function join(u: f64, from: i32): void {
  // ends are counted by halves: entry i of a stack has ends 2i (low) and 2i + 1 (high)
  let p: i32 = 2 * from;
  let q: i32 = 2 * from;
  const pEnd: i32 = 2 * stack;
  const qEnd: i32 = 2 * coming;
  let waiting: i32 = -1;
  while (p < pEnd || q < qEnd) {
    const vOld: f64 = p < pEnd ? oldV(p) : Infinity;
    const vNew: f64 = q < qEnd ? newV(q) : Infinity;
    // old ends first where they are level: it makes a line that goes on pair with itself
    const end: i32 = q >= qEnd || (p < pEnd && vOld <= vNew) ? 2 * p++ : 2 * q++ + 1;
    if (waiting < 0) waiting = end;
    else {
      connect(u, waiting, end);
      waiting = -1;
    }
  }
}

function oldV(end: i32): f64 {
  return (end & 1) === 0 ? stackLowV[end >> 1]! : stackHighV[end >> 1]!;
}

function newV(end: i32): f64 {
  return (end & 1) === 0 ? comingLowFrom[end >> 1]! : comingHighFrom[end >> 1]!;
}

/** Ends are named 2e for the old stack's end e and 2e + 1 for the coming one's. */
function connect(u: f64, a: i32, b: i32): void {
  const isNewA = (a & 1) === 1;
  const isNewB = (b & 1) === 1;
  const highA = ((a >> 1) & 1) === 1;
  const highB = ((b >> 1) & 1) === 1;
  const i: i32 = a >> 2;
  const j: i32 = b >> 2;
  if (isNewA !== isNewB && highA === highB) {
    const isSame = isNewA ? lineOfOld(j, highB) === lineOfNew(i, highA) : lineOfOld(i, highA) === lineOfNew(j, highB);
    if (isSame) {
      carryOn(isNewA ? j : i, isNewA ? i : j, highA);
      return;
    }
  }
  const va = isNewA ? newV(a >> 1) : oldV(a >> 1);
  const vb = isNewB ? newV(b >> 1) : oldV(b >> 1);
  const at = corner(u, va);
  const other: i32 = Math.abs(va - vb) <= SAME * va ? at : corner(u, vb);
  attach(a, at);
  attach(b, other);
  if (at === other) return;
  // an old low end and a new high end are where a border comes from
  if (isNewA === highA) nextCorner[at] = other;
  else nextCorner[other] = at;
}

function lineOfOld(entry: i32, high: boolean): i32 {
  return high ? stackHigh[entry]! : stackLow[entry]!;
}

function lineOfNew(entry: i32, high: boolean): i32 {
  return high ? comingHigh[entry]! : comingLow[entry]!;
}

function carryOn(old: i32, now: i32, high: boolean): void {
  if (high) comingHighCorner[now] = stackHighCorner[old]!;
  else comingLowCorner[now] = stackLowCorner[old]!;
}

/** Ends the border of an old line at a corner, or begins that of a new one there. */
function attach(end: i32, at: i32): void {
  const high = ((end >> 1) & 1) === 1;
  const entry: i32 = end >> 2;
  if ((end & 1) === 1) {
    if (high) comingHighCorner[entry] = at;
    else comingLowCorner[entry] = at;
  } else if (high) nextCorner[at] = stackHighCorner[entry]!;
  else nextCorner[stackLowCorner[entry]!] = at;
}

/** Keeps the coming stack as the first of a circle, at ray u: its borders begin at corners of their own, which the last stack will meet. */
function keepFirst(u: f64): void {
  first = coming;
  if (comingLow.length > firstLowV.length) {
    const room = comingLow.length;
    firstLowV = grownF64s(firstLowV, room);
    firstHighV = grownF64s(firstHighV, room);
    firstLowCorner = grownI32s(firstLowCorner, room);
    firstHighCorner = grownI32s(firstHighCorner, room);
  }
  for (let i: i32 = 0; i < coming; i++) {
    firstLowV[i] = comingLowFrom[i]!;
    firstHighV[i] = comingHighFrom[i]!;
    comingLowCorner[i] = firstLowCorner[i] = corner(u, comingLowFrom[i]!);
    comingHighCorner[i] = firstHighCorner[i] = corner(u, comingHighFrom[i]!);
  }
  takeOver();
}

/** Ends the region at ray u and adds its rings to the others. */
export function endRegion(u: f64): void {
  coming = 0;
  if (first > 0) meetFirst(u);
  else if (stack > 0) join(u, 0);
  drawRings();
}

/** Joins the last stack to the first one, which lies on the same ray. */
function meetFirst(u: f64): void {
  let p: i32 = 0;
  let q: i32 = 0;
  const pEnd: i32 = 2 * stack;
  const qEnd: i32 = 2 * first;
  let waiting: i32 = -1;
  while (p < pEnd || q < qEnd) {
    const vOld: f64 = p < pEnd ? oldV(p) : Infinity;
    const vNew: f64 = q < qEnd ? firstV(q) : Infinity;
    const end: i32 = q >= qEnd || (p < pEnd && vOld <= vNew) ? 2 * p++ : 2 * q++ + 1;
    if (waiting < 0) waiting = end;
    else {
      meet(u, waiting, end);
      waiting = -1;
    }
  }
}

function firstV(end: i32): f64 {
  return (end & 1) === 0 ? firstLowV[end >> 1]! : firstHighV[end >> 1]!;
}

function meet(u: f64, a: i32, b: i32): void {
  const at = endCorner(u, a);
  const other = endCorner(u, b);
  if (((a & 1) === 1) === (((a >> 1) & 1) === 1)) nextCorner[at] = other;
  else nextCorner[other] = at;
}

/** The corner at which an old line's border ends, or the kept one at which a first line's begins. */
function endCorner(u: f64, end: i32): i32 {
  const high = ((end >> 1) & 1) === 1;
  const entry: i32 = end >> 2;
  if ((end & 1) === 1) return high ? firstHighCorner[entry]! : firstLowCorner[entry]!;
  const at = corner(u, oldV(end >> 1));
  attach(end, at);
  return at;
}

/** Follows the borders from corner to corner. */
function drawRings(): void {
  for (let start: i32 = 0; start < corners; start++) {
    if (nextCorner[start]! < 0) continue;
    const from = ringPoints;
    let at = start;
    while (nextCorner[at]! >= 0) {
      putCorner(from, cornerX[at]!, cornerY[at]!);
      const following = nextCorner[at]!;
      nextCorner[at] = -1;
      at = following;
    }
    closeRing(from);
  }
}

/** Adds a corner to the ring that begins at `from`, in place of those that turn out to lie on the way to it. */
function putCorner(from: i32, x: f64, y: f64): void {
  if (ringPoints > from && x === ringXY[2 * ringPoints - 2]! && y === ringXY[2 * ringPoints - 1]!) return;
  while (ringPoints - from >= 2 && isOnTheWay(ringPoints - 2, ringPoints - 1, x, y)) ringPoints--;
  if (2 * ringPoints + 2 > ringXY.length) ringXY = grownF64s(ringXY, 2 * ringXY.length);
  ringXY[2 * ringPoints] = x;
  ringXY[2 * ringPoints + 1] = y;
  ringPoints++;
}

/** Whether corner b lies on the straight way from corner a to (x, y): where a wall goes on in the next sector, or as the next house's. */
function isOnTheWay(a: i32, b: i32, x: f64, y: f64): boolean {
  const ax = ringXY[2 * b]! - ringXY[2 * a]!;
  const ay = ringXY[2 * b + 1]! - ringXY[2 * a + 1]!;
  const bx = x - ringXY[2 * b]!;
  const by = y - ringXY[2 * b + 1]!;
  return ax * bx + ay * by > 0 && Math.abs(ax * by - ay * bx) <= STRAIGHT * (ax * ax + ay * ay + bx * bx + by * by);
}

/** Ends the ring that begins at `from`; one that encloses nothing is dropped. */
function closeRing(from: i32): void {
  while (ringPoints - from > 1 && isSameCorner(ringPoints - 1, from)) ringPoints--;
  while (ringPoints - from >= 3 && isOnTheWay(ringPoints - 2, ringPoints - 1, ringXY[2 * from]!, ringXY[2 * from + 1]!))
    ringPoints--;
  // the first corner may be on the way from the last one, too
  if (ringPoints - from >= 4 && isOnTheWay(ringPoints - 1, from, ringXY[2 * from + 2]!, ringXY[2 * from + 3]!)) {
    ringPoints--;
    ringXY[2 * from] = ringXY[2 * ringPoints]!;
    ringXY[2 * from + 1] = ringXY[2 * ringPoints + 1]!;
  }
  let doubled: f64 = 0;
  for (let i = from; i < ringPoints; i++) {
    const j: i32 = i + 1 < ringPoints ? i + 1 : from;
    doubled += ringXY[2 * i]! * ringXY[2 * j + 1]! - ringXY[2 * j]! * ringXY[2 * i + 1]!;
  }
  if (ringPoints - from < 3 || Math.abs(doubled) < 2 * LEAST_AREA_M2) {
    ringPoints = from;
    return;
  }
  rings++;
  if (rings >= ringStart.length) ringStart = grownI32s(ringStart, 2 * ringStart.length);
  ringStart[rings] = ringPoints;
}

function isSameCorner(a: i32, b: i32): boolean {
  return ringXY[2 * a]! === ringXY[2 * b]! && ringXY[2 * a + 1]! === ringXY[2 * b + 1]!;
}
