import type { F64s, f64, I32s, i32 } from "./arrays";
import { f64s, grownF64s, grownI32s, i32s } from "./arrays";

/*
 * Why the points of a gap are not covered: for each the first reason, in the order of scene.md, that any of the watchers gives. Watchers are the cameras
 * that may have something to do with the gap.
 *
 * A thousand points are many, and most watchers say the same about most of them. So points are asked in runs that lie close together, and first it is
 * found which reasons a watcher can give anywhere in the box around a run: all its conditions are linear or depend on distance alone, so the box's middle and
 * its half sides bound them. A watcher that can do no better than what another one gives everywhere is not asked, and the rest are asked in the order of
 * the best they can give, until none can do better.
 */

/** Reasons, in the order in which they count: places in `GAP_REASONS`. */
const OCCLUDED: i32 = 0;
const TOO_FAR: i32 = 1;
const TOO_CLOSE: i32 = 2;
const OUT_OF_FRAME: i32 = 3;
const NO_CAMERA: i32 = 4;

/** Numbers of one watcher, in the order of the constants below. */
export const WATCHER_NUMBERS: i32 = 18;
/** The camera's foot, in the frame of the points; metres. */
const FOOT_X: i32 = 0;
const FOOT_Y: i32 = 1;
/** 0 for a fixed camera, 1 for a panoramic one. */
const KIND: i32 = 2;
/** Unit vector of the bearing. */
const FORWARD_X: i32 = 3;
const FORWARD_Y: i32 = 4;
const COS_TILT: i32 = 5;
const SIN_TILT: i32 = 6;
/** Tangents of half the angles of view. */
const TAN_H: i32 = 7;
const TAN_V: i32 = 8;
/** Height above the targets, metres. */
const DROP: i32 = 9;
/** Fixed: focal length in pixels; panoramic: width in pixels. */
const PIXELS: i32 = 10;
/** What a metre of depth (panoramic: of straight distance) asks of those pixels. */
const PER_METRE: i32 = 11;
/** Square of the range. */
const RANGE_SQUARE: i32 = 12;
/** Least ρv, 0 where it is not asked for. */
const LEAST_VERTICAL: i32 = 13;
/** Distance (fixed: ahead) nearer than which the view is too steep. */
const NEAREST: i32 = 14;
/** Square of the distance up to which the camera has a say. */
const SAY_SQUARE: i32 = 15;
/** Squares of the distances between which no circle that is drawn as a polygon has a part in the frame. */
const PLAIN_FROM: i32 = 16;
const PLAIN_TO: i32 = 17;

/** Points asked together. */
const RUN: i32 = 32;

let numbers: F64s = f64s(64 * WATCHER_NUMBERS);
let ringStart: I32s = i32s(129);
let ringXY: F64s = f64s(1024);
let points: F64s = f64s(2048);
let ranks: I32s = i32s(1024);

// watchers that matter to the gap, those that matter to a run in the order they are asked, and the best reason each can give
let ofGap: I32s = i32s(64);
let ofRun: I32s = i32s(64);
let best: I32s = i32s(64);

// the box around some points
let middleX: f64 = 0;
let middleY: f64 = 0;
let halfX: f64 = 0;
let halfY: f64 = 0;
/** The best and the worst reason that the watcher asked last gives in it. */
let bestRank: i32 = 0;
let worstRank: i32 = 0;

/** @returns the array for `WATCHER_NUMBERS` numbers of each watcher */
export function watcherNumbers(watchers: i32): F64s {
  const wanted = watchers * WATCHER_NUMBERS;
  if (numbers.length < wanted) numbers = grownF64s(numbers, wanted + (wanted >> 1));
  if (ofGap.length < watchers) {
    const room = watchers + (watchers >> 1);
    ofGap = grownI32s(ofGap, room);
    ofRun = grownI32s(ofRun, room);
    best = grownI32s(best, room);
  }
  return numbers;
}

/** @returns the array for the first corner of each watcher's outline (entry 2i) and hole (2i + 1), and one number more; a ring without corners is none */
export function watcherStarts(watchers: i32): I32s {
  if (ringStart.length < 2 * watchers + 1) ringStart = grownI32s(ringStart, 3 * watchers + 1);
  return ringStart;
}

/** @returns the array for the corners x, y of those rings about the watcher's foot, metres; open */
export function watcherCorners(corners: i32): F64s {
  if (ringXY.length < 2 * corners) ringXY = grownF64s(ringXY, 3 * corners);
  return ringXY;
}

/** @returns the array for the points x, y of a gap, neighbours side by side as far as may be; metres */
export function reasonPoints(count: i32): F64s {
  if (points.length < 2 * count) points = grownF64s(points, 3 * count);
  if (ranks.length < count) ranks = grownI32s(ranks, count + (count >> 1));
  return points;
}

/** The reason found for each point. */
export function pointReasons(): I32s {
  return ranks;
}

/** Finds the reason of each of the points that were filled in, given the first `watchers` watchers. */
export function findReasons(count: i32, watchers: i32): void {
  const all = ofGap;
  for (let i: i32 = 0; i < watchers; i++) all[i] = i;
  boxAround(0, count);
  const known = orderWatchers(all, watchers, NO_CAMERA);
  let kept: i32 = 0;
  for (let i: i32 = 0; i < orderedCount; i++) all[kept++] = ofRun[i]!;
  for (let from: i32 = 0; from < count; from += RUN) {
    const to: i32 = from + RUN < count ? from + RUN : count;
    boxAround(from, to);
    const sure = orderWatchers(all, kept, known);
    for (let i = from; i < to; i++) ranks[i] = firstReason(points[2 * i]!, points[2 * i + 1]!, sure);
  }
}

function boxAround(from: i32, to: i32): void {
  let west: f64 = Infinity;
  let south: f64 = Infinity;
  let east: f64 = -Infinity;
  let north: f64 = -Infinity;
  const xy = points;
  for (let i = from; i < to; i++) {
    west = Math.min(west, xy[2 * i]!);
    east = Math.max(east, xy[2 * i]!);
    south = Math.min(south, xy[2 * i + 1]!);
    north = Math.max(north, xy[2 * i + 1]!);
  }
  middleX = 0.5 * (west + east);
  middleY = 0.5 * (south + north);
  halfX = 0.5 * (east - west);
  halfY = 0.5 * (north - south);
}

let orderedCount: i32 = 0;

/** Puts those of some watchers that may do better than all of them do everywhere into `ofRun`, best first. @returns what is given everywhere */
function orderWatchers(from: I32s, count: i32, known: i32): i32 {
  let sure = known;
  for (let i: i32 = 0; i < count; i++) {
    const watcher = from[i]!;
    boundReasons(watcher);
    best[watcher] = bestRank;
    if (worstRank < sure) sure = worstRank;
  }
  orderedCount = 0;
  for (let rank: i32 = 0; rank < sure; rank++) {
    for (let i: i32 = 0; i < count; i++) if (best[from[i]!]! === rank) ofRun[orderedCount++] = from[i]!;
  }
  return sure;
}

function firstReason(x: f64, y: f64, sure: i32): i32 {
  let found = sure;
  for (let i: i32 = 0; i < orderedCount; i++) {
    const watcher = ofRun[i]!;
    if (best[watcher]! >= found) return found;
    const rank = reasonAt(watcher, x, y);
    if (rank < found) found = rank;
  }
  return found;
}

/** Bounds the reasons that a watcher gives in the box. */
function boundReasons(watcher: i32): void {
  const at = watcher * WATCHER_NUMBERS;
  const dx = middleX - numbers[at + FOOT_X]!;
  const dy = middleY - numbers[at + FOOT_Y]!;
  const nearX = Math.max(0, Math.abs(dx) - halfX);
  const nearY = Math.max(0, Math.abs(dy) - halfY);
  const farX = Math.abs(dx) + halfX;
  const farY = Math.abs(dy) + halfY;
  const nearSquare = nearX * nearX + nearY * nearY;
  const farSquare = farX * farX + farY * farY;
  if (nearSquare > numbers[at + SAY_SQUARE]!) {
    bestRank = NO_CAMERA;
    worstRank = NO_CAMERA;
    return;
  }
  if (numbers[at + KIND]! === 0) boundFixed(at, dx, dy, nearSquare, farSquare);
  else boundPanoramic(at, nearSquare, farSquare);
  if (farSquare > numbers[at + SAY_SQUARE]!) worstRank = NO_CAMERA;
}

function boundPanoramic(at: i32, nearSquare: f64, farSquare: f64): void {
  bestRank = isThin(at, nearSquare) ? TOO_FAR : OCCLUDED;
  if (nearSquare < numbers[at + PLAIN_FROM]!) worstRank = TOO_CLOSE;
  else worstRank = isThin(at, farSquare) || farSquare >= numbers[at + PLAIN_TO]! ? TOO_FAR : OCCLUDED;
}

/** Whether a place at this square of a distance is not dense enough for a panoramic camera, or out of range. */
function isThin(at: i32, square: f64): boolean {
  const drop = numbers[at + DROP]!;
  const asked = numbers[at + PER_METRE]! * Math.sqrt(square + drop * drop);
  return numbers[at + PIXELS]! < asked || square > numbers[at + RANGE_SQUARE]!;
}

function boundFixed(at: i32, dx: f64, dy: f64, nearSquare: f64, farSquare: f64): void {
  const forwardX = numbers[at + FORWARD_X]!;
  const forwardY = numbers[at + FORWARD_Y]!;
  const cosTilt = numbers[at + COS_TILT]!;
  const sinTilt = numbers[at + SIN_TILT]!;
  const tanH = numbers[at + TAN_H]!;
  const tanV = numbers[at + TAN_V]!;
  const drop = numbers[at + DROP]!;
  const x = dx * forwardX + dy * forwardY;
  const y = dy * forwardX - dx * forwardY;
  const depth = x * cosTilt + drop * sinTilt;
  const height = x * sinTilt - drop * cosTilt;
  // how much each grows from the middle of the box to its best corner
  const ahead = Math.abs(forwardX) * halfX + Math.abs(forwardY) * halfY;
  const deeper = Math.abs(cosTilt) * ahead;
  const slope = cosTilt * tanH;
  const toRight = Math.abs(slope * forwardX + forwardY) * halfX + Math.abs(slope * forwardY - forwardX) * halfY;
  const toLeft = Math.abs(slope * forwardX - forwardY) * halfX + Math.abs(slope * forwardY + forwardX) * halfY;
  const right = depth * tanH - y;
  const left = depth * tanH + y;
  bestRank = OUT_OF_FRAME;
  worstRank = OUT_OF_FRAME;
  if (depth + deeper <= 0 || right + toRight < 0 || left + toLeft < 0) return;
  const isBetween = depth - deeper > 0 && right - toRight >= 0 && left - toLeft >= 0;
  const up = height + depth * tanV;
  const upBy = Math.abs(sinTilt + cosTilt * tanV) * ahead;
  const down = depth * tanV - height;
  const downBy = Math.abs(cosTilt * tanV - sinTilt) * ahead;
  if (up + upBy < 0) {
    bestRank = TOO_CLOSE;
    if (isBetween) worstRank = TOO_CLOSE;
    return;
  }
  if (down + downBy < 0) {
    if (up - upBy < 0) bestRank = TOO_CLOSE;
    return;
  }
  const pixels = numbers[at + PIXELS]!;
  const perMetre = numbers[at + PER_METRE]!;
  const range = numbers[at + RANGE_SQUARE]!;
  bestRank = pixels < perMetre * (depth - deeper) || nearSquare > range ? TOO_FAR : OCCLUDED;
  if (!isBetween || down - downBy < 0) return;
  const mayBeClose = up - upBy < 0 || numbers[at + LEAST_VERTICAL]! > 0 || x - ahead < numbers[at + NEAREST]!;
  const mayBeFar = pixels < perMetre * (depth + deeper) || farSquare > range || farSquare >= numbers[at + PLAIN_TO]!;
  worstRank = mayBeClose ? TOO_CLOSE : mayBeFar ? TOO_FAR : OCCLUDED;
}

/** Why a watcher does not cover a point that nobody covers. */
function reasonAt(watcher: i32, px: f64, py: f64): i32 {
  const at = watcher * WATCHER_NUMBERS;
  const dx = px - numbers[at + FOOT_X]!;
  const dy = py - numbers[at + FOOT_Y]!;
  const square = dx * dx + dy * dy;
  if (square > numbers[at + SAY_SQUARE]!) return NO_CAMERA;
  const rank: i32 = numbers[at + KIND]! === 0 ? fixedReason(at, dx, dy, square) : panoramicReason(at, square);
  if (rank !== OCCLUDED || (square >= numbers[at + PLAIN_FROM]! && square < numbers[at + PLAIN_TO]!)) return rank;
  // circles are drawn as polygons: a place may lie within a circle and yet outside what is drawn, and only what is left is hidden by something
  if (isInRing(2 * watcher + 1, dx, dy)) return TOO_CLOSE;
  return isInRing(2 * watcher, dx, dy) ? OCCLUDED : TOO_FAR;
}

function panoramicReason(at: i32, square: f64): i32 {
  if (isThin(at, square)) return TOO_FAR;
  return Math.sqrt(square) < numbers[at + NEAREST]! ? TOO_CLOSE : OCCLUDED;
}

function fixedReason(at: i32, dx: f64, dy: f64, square: f64): i32 {
  const x = dx * numbers[at + FORWARD_X]! + dy * numbers[at + FORWARD_Y]!;
  const y = dy * numbers[at + FORWARD_X]! - dx * numbers[at + FORWARD_Y]!;
  const drop = numbers[at + DROP]!;
  const depth = x * numbers[at + COS_TILT]! + drop * numbers[at + SIN_TILT]!;
  if (depth <= 0 || Math.abs(y) > depth * numbers[at + TAN_H]!) return OUT_OF_FRAME;
  const height = x * numbers[at + SIN_TILT]! - drop * numbers[at + COS_TILT]!;
  const top = depth * numbers[at + TAN_V]!;
  if (height < -top) return TOO_CLOSE;
  if (height > top) return OUT_OF_FRAME;
  const pixels = numbers[at + PIXELS]!;
  if (pixels < numbers[at + PER_METRE]! * depth || square > numbers[at + RANGE_SQUARE]!) return TOO_FAR;
  const least = numbers[at + LEAST_VERTICAL]!;
  const isFlat = least > 0 && pixels * x < least * depth * depth;
  return isFlat || x < numbers[at + NEAREST]! ? TOO_CLOSE : OCCLUDED;
}

function isInRing(ring: i32, x: f64, y: f64): boolean {
  const from = ringStart[ring]!;
  const end = ringStart[ring + 1]!;
  if (from === end) return false;
  let inside = false;
  let ax = ringXY[2 * end - 2]! - x;
  let ay = ringXY[2 * end - 1]! - y;
  for (let i = from; i < end; i++) {
    const bx = ringXY[2 * i]! - x;
    const by = ringXY[2 * i + 1]! - y;
    if (ay > 0 !== by > 0 && ax * by - bx * ay > 0 === by > ay) inside = !inside;
    ax = bx;
    ay = by;
  }
  return inside;
}

/** Whether a watcher would cover a point if nothing hid it. */
export function isHiddenFrom(watcher: i32, x: f64, y: f64): boolean {
  return reasonAt(watcher, x, y) === OCCLUDED;
}
