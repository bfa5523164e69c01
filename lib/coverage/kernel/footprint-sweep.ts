import type { F64s, f64, I32s, i32 } from "./arrays";
import { f64s, grownF64s, grownI32s, i32s } from "./arrays";
import { AT_FOOT, beginOutlines, beginRegion, endRegion, follow, outlineCount, pile, turnTo } from "./outline-rings";
import {
  BEGINS,
  beginLines,
  collectSector,
  sectorKind,
  sectorLeft,
  sectorLineCount,
  sectorRight,
  sectorSlope,
  sectorV,
  TALL,
} from "./sector-walls";
import { sortByKey, sortKeys } from "./sort";

/*
 * What a camera covers: its frame without the shadows of what stands around it.
 *
 *      v near                        The camera's surroundings are one sector about its bearing, or four quadrants. In a sector's projective
 *      | ____________ frame          frame (u = y / x, v = 1 / x) everything has straight sides. Between two neighbouring ends of lines
 *      |            |                ("a slab") nothing begins or ends, so the upper edge of all that is hidden for good, by tall walls or by
 *      |   ___      |                the frame's far side, is one line or a few that take turns: the skyline. Above it lie the shadows that
 *      |   \__\ low wall's shadow    end again, of low walls and of what hangs above the street. What is visible is a stack of intervals
 *      |            |                between the skyline and the frame's near side, and goes to outline-rings.ts slab by slab.
 *      |~~\____/~~~~| skyline
 *      +------------ u
 *
 * Plain floating point is enough: lines are put in order anew in every slab, so an order that rounding got wrong concerns lines that are
 * 1e-12 apart, and costs an area of that width. docs/geometry/footprint.md derives all of it.
 */

/** Ends of lines nearer to each other than this, in u, are one. */
const SAME_U: f64 = 1e-12;

/** A sector about the bearing may be as wide as this tangent; wider surroundings are cut into quadrants. */
const WIDEST: f64 = 4;

/** Corners nearer to the foot than this are the foot, metres. */
const FOOT_M: f64 = 1e-9;

/** Ids of the frame's lines start here; those of walls are their numbers. */
const FRAME_IDS: i32 = 1 << 28;

/** Heights of lines that differ by less than this part are level. */
const LEVEL: f64 = 1e-14;

// frames: for each level an outline and a hole, convex rings about the foot, counter-clockwise and open
let frameXY: F64s = f64s(1024);
let frameStart: I32s = i32s(64);
let levelRings: I32s = i32s(64);

// the camera's sectors
let bearingX: f64 = 1;
let bearingY: f64 = 0;
let sectors: i32 = 1;
let tangent: f64 = 1;
/** Whether the one sector holds all frames, with no corner at the foot. */
let isClear = false;
const sectorFrom: I32s = i32s(5);
let sectorX: f64 = 1;
let sectorY: f64 = 0;

// the frame in the current sector: far and near lines from small u to large
let farLeft: F64s = f64s(256);
let farRight: F64s = f64s(256);
let farV: F64s = f64s(256);
let farSlope: F64s = f64s(256);
let farCount: i32 = 0;
let nearLeft: F64s = f64s(256);
let nearRight: F64s = f64s(256);
let nearV: F64s = f64s(256);
let nearSlope: F64s = f64s(256);
let nearCount: i32 = 0;
let scratch: F64s = f64s(256);
let order: I32s = i32s(256);

let stops: F64s = f64s(1024);
let wallStops: F64s = f64s(1024);
/** Whether nothing but sides of the frame's far side meet at a stop. */
let farOnly: I32s = i32s(1024);

// the lines over the current slab
let tall: I32s = i32s(256);
let tallCount: i32 = 0;
let low: I32s = i32s(256);
let lowCount: i32 = 0;
let tallFrom: F64s = f64s(256);
let tallTo: F64s = f64s(256);

// the lines between skyline and near side over a piece of it
let betweenFrom: F64s = f64s(256);
let betweenTo: F64s = f64s(256);
let betweenStep: I32s = i32s(256);
let betweenId: I32s = i32s(256);
let betweenKey: F64s = f64s(256);
let betweenOrder: I32s = i32s(256);
let turns: F64s = f64s(256);

// the piece of slab being looked at: its ends, and its skyline and near side at both
let pieceFrom: f64 = 0;
let pieceTo: f64 = 0;
let skyFrom: f64 = 0;
let skyTo: f64 = 0;
let skyId: i32 = 0;
let topFrom: f64 = 0;
let topTo: f64 = 0;
let topId: i32 = 0;
let frameId: i32 = 0;

// the visible intervals of a piece, from the top down
let openLow: I32s = i32s(64);
let openHigh: I32s = i32s(64);

/**
 * Makes room for the frames of a camera's levels.
 *
 * @param corners - Of all their rings together.
 * @returns the array for their corners x, y about the camera's foot, metres
 */
export function framePoints(corners: i32): F64s {
  if (2 * corners > frameXY.length) frameXY = grownF64s(frameXY, 4 * corners);
  return frameXY;
}

/** @returns the array for the first corner of each level's outline (entry 2i) and hole (2i + 1), and one number more; a ring without corners is none */
export function frameStarts(levels: i32): I32s {
  if (2 * levels + 1 > frameStart.length) frameStart = grownI32s(frameStart, 4 * levels + 1);
  return frameStart;
}

/** The first ring of each level among those that `seeFootprints` drew, and one number more. */
export function levelStarts(): I32s {
  return levelRings;
}

/**
 * Draws what a camera covers at each of the levels whose frames were filled in. Rings are in outline-rings.ts afterwards.
 *
 * @param plane - Height of the targets, below z.
 * @param forwardX - With `forwardY` the bearing, a unit vector, x east and y north.
 * @returns how many rings there are
 */
export function seeFootprints(x: f64, y: f64, z: f64, plane: f64, forwardX: f64, forwardY: f64, levels: i32): i32 {
  bearingX = forwardX;
  bearingY = forwardY;
  if (levels >= levelRings.length) levelRings = grownI32s(levelRings, 2 * levels);
  beginOutlines();
  const farthest = planSectors(levels);
  beginLines(x, y, z, plane);
  for (let sector: i32 = 0; sector < sectors; sector++) {
    turnSector(sector);
    sectorFrom[sector] = isInSector(levels) ? collectSector(sectorX, sectorY, tangent, farthest) : sectorLineCount();
  }
  sectorFrom[sectors] = sectorLineCount();
  for (let level: i32 = 0; level < levels; level++) {
    levelRings[level] = outlineCount();
    drawLevel(level);
  }
  levelRings[levels] = outlineCount();
  return outlineCount();
}

/** Decides on one sector or four. @returns the largest distance of a frame's corner */
function planSectors(levels: i32): f64 {
  let square: f64 = 0;
  let widest: f64 = 0;
  let ahead = true;
  let hasFoot = false;
  for (let level: i32 = 0; level < levels; level++) {
    const end = frameStart[2 * level + 1]!;
    for (let i = frameStart[2 * level]!; i < end; i++) {
      const px = frameXY[2 * i]!;
      const py = frameXY[2 * i + 1]!;
      square = Math.max(square, px * px + py * py);
      if (Math.abs(px) < FOOT_M && Math.abs(py) < FOOT_M) {
        hasFoot = true;
        continue;
      }
      const x = px * bearingX + py * bearingY;
      const y = Math.abs(py * bearingX - px * bearingY);
      if (x > 0 && y <= WIDEST * x) widest = Math.max(widest, y / x);
      else ahead = false;
    }
  }
  sectors = ahead ? 1 : 4;
  isClear = ahead && !hasFoot;
  tangent = ahead ? Math.max(widest, 1e-6) : 1;
  return Math.sqrt(square);
}

function turnSector(sector: i32): void {
  sectorX = sector === 0 ? bearingX : sector === 1 ? -bearingY : sector === 2 ? -bearingX : bearingY;
  sectorY = sector === 0 ? bearingY : sector === 1 ? bearingX : sector === 2 ? -bearingY : -bearingX;
}

/** Whether any frame has a place in the current sector. */
function isInSector(levels: i32): boolean {
  if (sectors === 1) return true;
  for (let level: i32 = 0; level < levels; level++) {
    frameInSector(level);
    if (farCount > 0) return true;
  }
  return false;
}

function drawLevel(level: i32): void {
  if (frameStart[2 * level]! === frameStart[2 * level + 1]!) return;
  beginRegion(sectors === 4);
  for (let sector: i32 = 0; sector < sectors; sector++) {
    turnSector(sector);
    frameInSector(level);
    turnTo(sectorX, sectorY);
    frameId = FRAME_IDS + sector * (1 << 24);
    sweepSector(sectorFrom[sector]!, sectorFrom[sector + 1]!);
  }
  endRegion(tangent);
}

/** Puts a level's frame into the current sector's projective frame. */
function frameInSector(level: i32): void {
  farCount = 0;
  nearCount = 0;
  const from = frameStart[2 * level]!;
  const hole = frameStart[2 * level + 1]!;
  const end = frameStart[2 * level + 2]!;
  if (isClear && hole === end) addClearFrame(from, end);
  else for (let i = from; i < hole; i++) addFrameSide(i, i + 1 < hole ? i + 1 : from, hole === end);
  if (farCount > 0 && hole < end) for (let i = hole; i < end; i++) addHoleSide(i, i + 1 < end ? i + 1 : hole);
  sortFrame(farLeft, farRight, farV, farSlope, farCount);
  sortFrame(nearLeft, nearRight, nearV, nearSlope, nearCount);
}

// the side that clipSide cut last
let sideLeft: f64 = 0;
let sideRight: f64 = 0;
let sideV: f64 = 0;
let sideW: f64 = 0;

/** Adds the sides of a frame that lies within the sector: nothing is cut, and each corner is looked at once. */
function addClearFrame(from: i32, end: i32): void {
  if (end === from) return;
  let ax = frameXY[2 * end - 2]!;
  let ay = frameXY[2 * end - 1]!;
  let v = 1 / (ax * sectorX + ay * sectorY);
  let u = Math.min(tangent, Math.max(-tangent, v * (ay * sectorX - ax * sectorY)));
  for (let i = from; i < end; i++) {
    const bx = frameXY[2 * i]!;
    const by = frameXY[2 * i + 1]!;
    const turn = ax * by - bx * ay;
    const nextV = 1 / (bx * sectorX + by * sectorY);
    const nextU = Math.min(tangent, Math.max(-tangent, nextV * (by * sectorX - bx * sectorY)));
    if (turn > 0 && nextU - u > SAME_U) {
      sideLeft = u;
      sideRight = nextU;
      sideV = v;
      sideW = nextV;
      addFar();
    } else if (turn < 0 && u - nextU > SAME_U) {
      sideLeft = nextU;
      sideRight = u;
      sideV = nextV;
      sideW = v;
      addNear();
    }
    ax = bx;
    ay = by;
    u = nextU;
    v = nextV;
  }
}

/** A side that the foot is on the left of is a far one, as rays leave the frame through it; on the right, a near one. */
function addFrameSide(a: i32, b: i32, withNear: boolean): void {
  const turn = frameXY[2 * a]! * frameXY[2 * b + 1]! - frameXY[2 * b]! * frameXY[2 * a + 1]!;
  if (turn > 0 && clipSide(a, b)) addFar();
  else if (turn < 0 && withNear && clipSide(b, a)) addNear();
}

function addHoleSide(a: i32, b: i32): void {
  if (clipSide(a, b)) addNear();
}

function addFar(): void {
  const at = farCount++;
  if (farCount > farLeft.length) growFar();
  farLeft[at] = sideLeft;
  farRight[at] = sideRight;
  farV[at] = sideV;
  farSlope[at] = (sideW - sideV) / (sideRight - sideLeft);
}

function addNear(): void {
  const at = nearCount++;
  if (nearCount > nearLeft.length) growNear();
  nearLeft[at] = sideLeft;
  nearRight[at] = sideRight;
  nearV[at] = sideV;
  nearSlope[at] = (sideW - sideV) / (sideRight - sideLeft);
}

function growFar(): void {
  const room = 2 * farLeft.length;
  farLeft = grownF64s(farLeft, room);
  farRight = grownF64s(farRight, room);
  farV = grownF64s(farV, room);
  farSlope = grownF64s(farSlope, room);
}

function growNear(): void {
  const room = 2 * nearLeft.length;
  nearLeft = grownF64s(nearLeft, room);
  nearRight = grownF64s(nearRight, room);
  nearV = grownF64s(nearV, room);
  nearSlope = grownF64s(nearSlope, room);
}

/** Cuts the side from corner a to corner b, which runs to the left as seen from the foot, to the sector. @returns whether anything is left */
function clipSide(a: i32, b: i32): boolean {
  const ax = frameXY[2 * a]!;
  const ay = frameXY[2 * a + 1]!;
  const bx = frameXY[2 * b]!;
  const by = frameXY[2 * b + 1]!;
  const x1 = ax * sectorX + ay * sectorY;
  const y1 = ay * sectorX - ax * sectorY;
  const x2 = bx * sectorX + by * sectorY;
  const y2 = by * sectorX - bx * sectorY;
  const right1 = tangent * x1 + y1;
  const right2 = tangent * x2 + y2;
  const left1 = tangent * x1 - y1;
  const left2 = tangent * x2 - y2;
  if ((right1 <= 0 && right2 <= 0) || (left1 <= 0 && left2 <= 0)) return false;
  const t0: f64 = right1 < 0 ? right1 / (right1 - right2) : 0;
  const t1: f64 = left2 < 0 ? left1 / (left1 - left2) : 1;
  if (t0 >= t1) return false;
  const xa = Math.max(FOOT_M, x1 + t0 * (x2 - x1));
  const xb = Math.max(FOOT_M, x1 + t1 * (x2 - x1));
  sideLeft = right1 < 0 ? -tangent : Math.max(-tangent, (y1 + t0 * (y2 - y1)) / xa);
  sideRight = left2 < 0 ? tangent : Math.min(tangent, (y1 + t1 * (y2 - y1)) / xb);
  sideV = 1 / xa;
  sideW = 1 / xb;
  return sideRight - sideLeft > SAME_U;
}

function sortFrame(left: F64s, right: F64s, v: F64s, slope: F64s, count: i32): void {
  let isSorted = true;
  for (let i: i32 = 1; i < count; i++) if (left[i - 1]! > left[i]!) isSorted = false;
  if (isSorted) return;
  if (count > order.length) order = i32s(2 * count + 2);
  if (count > scratch.length) scratch = f64s(2 * count + 2);
  for (let i: i32 = 0; i < count; i++) order[i] = i;
  sortByKey(left, order, 0, count);
  permute(left, count);
  permute(right, count);
  permute(v, count);
  permute(slope, count);
}

function permute(values: F64s, count: i32): void {
  for (let i: i32 = 0; i < count; i++) scratch[i] = values[order[i]!]!;
  for (let i: i32 = 0; i < count; i++) values[i] = scratch[i]!;
}

/** Sweeps the current sector over the walls `from … to - 1`. */
function sweepSector(from: i32, to: i32): void {
  const count = placeStops(from, to);
  const left = sectorLeft();
  const right = sectorRight();
  const kinds = sectorKind();
  growSlabs(to - from);
  tallCount = 0;
  lowCount = 0;
  let next = from;
  let far: i32 = 0;
  let near: i32 = 0;
  for (let k: i32 = 0; k + 1 < count; k++) {
    const a = stops[k]!;
    let b = stops[k + 1]!;
    const until = a + SAME_U;
    dropEnded(right, until);
    while (next < to && left[next]! <= until) {
      if (right[next]! > until) {
        if (kinds[next]! === TALL) tall[tallCount++] = next;
        else low[lowCount++] = next;
      }
      next++;
    }
    while (far < farCount && farRight[far]! <= until) far++;
    while (near < nearCount && nearRight[near]! <= until) near++;
    if (far >= farCount || farLeft[far]! > until) {
      follow(a);
      continue;
    }
    if (tallCount > 0 && farOnly[k]! === 0 && farOnly[k + 1]! === 1) {
      // corners of the far side that one wall hides do not matter
      let end = k + 2;
      while (farOnly[end]! === 1) end++;
      if (isFarHidden(a, stops[end]!, far)) {
        k = end - 1;
        b = stops[end]!;
      }
    }
    topFrom = AT_FOOT;
    topTo = AT_FOOT;
    topId = frameId;
    if (near < nearCount && nearLeft[near]! <= until) {
      topFrom = nearV[near]! + (a - nearLeft[near]!) * nearSlope[near]!;
      topTo = nearV[near]! + (b - nearLeft[near]!) * nearSlope[near]!;
      topId = frameId + 1 + near;
    }
    walkSkyline(a, b, far);
  }
}

/** Whether one tall wall hides the frame's far side from a to b: it is convex, so its ends decide. @param far - Its side at a. */
function isFarHidden(a: f64, b: f64, far: i32): boolean {
  let last = far;
  while (last < farCount && farRight[last]! < b - SAME_U) last++;
  if (last >= farCount) return false;
  const v = farV[far]! + (a - farLeft[far]!) * farSlope[far]!;
  const w = farV[last]! + (b - farLeft[last]!) * farSlope[last]!;
  const left = sectorLeft();
  const vs = sectorV();
  const slopes = sectorSlope();
  for (let i: i32 = 0; i < tallCount; i++) {
    const line = tall[i]!;
    if (vs[line]! + (a - left[line]!) * slopes[line]! > v && vs[line]! + (b - left[line]!) * slopes[line]! > w)
      return true;
  }
  return false;
}

function growSlabs(count: i32): void {
  if (count + 2 <= tall.length) return;
  tall = i32s(2 * count + 2);
  low = i32s(2 * count + 2);
  tallFrom = f64s(2 * count + 2);
  tallTo = f64s(2 * count + 2);
  betweenFrom = f64s(2 * count + 2);
  betweenTo = f64s(2 * count + 2);
  betweenStep = i32s(2 * count + 2);
  betweenId = i32s(2 * count + 2);
  betweenKey = f64s(2 * count + 2);
  betweenOrder = i32s(2 * count + 2);
  openLow = i32s(2 * count + 2);
  openHigh = i32s(2 * count + 2);
}

/** Puts every u at which a line begins or ends into `stops`, in order. @returns how many there are */
function placeStops(from: i32, to: i32): i32 {
  const left = sectorLeft();
  const right = sectorRight();
  const most = 2 * (to - from) + 2 * farCount + 2 * nearCount + 2;
  if (most > stops.length) {
    stops = f64s(2 * most);
    wallStops = f64s(2 * most);
    farOnly = i32s(2 * most);
  }
  let walls: i32 = 0;
  if (farCount > 0) {
    for (let i = from; i < to; i++) {
      wallStops[walls++] = left[i]!;
      wallStops[walls++] = right[i]!;
    }
    sortKeys(wallStops, 0, walls);
  }
  // those of the frame are in order already: the three are merged
  const farStops: i32 = 2 * farCount;
  const nearStops: i32 = farCount > 0 ? 2 * nearCount : 0;
  let wall: i32 = 0;
  let far: i32 = 0;
  let near: i32 = 0;
  let last = -tangent;
  let count: i32 = 1;
  stops[0] = last;
  farOnly[0] = 0;
  while (wall < walls || far < farStops || near < nearStops) {
    const w: f64 = wall < walls ? wallStops[wall]! : Infinity;
    const f: f64 = far < farStops ? ((far & 1) === 0 ? farLeft[far >> 1]! : farRight[far >> 1]!) : Infinity;
    const n: f64 = near < nearStops ? ((near & 1) === 0 ? nearLeft[near >> 1]! : nearRight[near >> 1]!) : Infinity;
    let u = w;
    let isFar: i32 = 0;
    if (f <= w && f <= n) {
      u = f;
      isFar = 1;
      far++;
    } else if (n <= w) {
      u = n;
      near++;
    } else wall++;
    if (u - last > SAME_U) {
      last = u;
      farOnly[count] = isFar;
      stops[count++] = u;
    } else if (isFar === 0) farOnly[count - 1] = 0;
  }
  if (tangent - last > SAME_U) stops[count++] = tangent;
  farOnly[count - 1] = 0;
  return count;
}

function dropEnded(right: F64s, until: f64): void {
  let kept: i32 = 0;
  for (let i: i32 = 0; i < tallCount; i++) if (right[tall[i]!]! > until) tall[kept++] = tall[i]!;
  tallCount = kept;
  kept = 0;
  for (let i: i32 = 0; i < lowCount; i++) if (right[low[i]!]! > until) low[kept++] = low[i]!;
  lowCount = kept;
}

/** Walks the skyline over a slab from a to b, the upper hull of the tall walls and one far line, piece by piece. */
function walkSkyline(a: f64, b: f64, far: i32): void {
  const left = sectorLeft();
  const vs = sectorV();
  const slopes = sectorSlope();
  const farFrom = farV[far]! + (a - farLeft[far]!) * farSlope[far]!;
  const farTo = farV[far]! + (b - farLeft[far]!) * farSlope[far]!;
  // the highest line at either end, and of equal ones the one that is higher at the other
  let highA = farFrom;
  let highAatB = farTo;
  let highB = farTo;
  let highBatA = farFrom;
  let idA: i32 = frameId + (1 << 23) + far;
  let idB = idA;
  for (let i: i32 = 0; i < tallCount; i++) {
    const line = tall[i]!;
    const v = vs[line]! + (a - left[line]!) * slopes[line]!;
    const w = vs[line]! + (b - left[line]!) * slopes[line]!;
    tallFrom[i] = v;
    tallTo[i] = w;
    if (v > highA || (v === highA && w > highAatB)) {
      highA = v;
      highAatB = w;
      idA = line;
    }
    if (w > highB || (w === highB && v > highBatA)) {
      highB = w;
      highBatA = v;
      idB = line;
    }
  }
  const nearFrom = topFrom;
  const nearTo = topTo;
  if (idA === idB || highAatB >= highB * (1 - LEVEL)) {
    piece(a, b, highA, highAatB, idA, nearFrom, nearTo);
    return;
  }
  if (highBatA >= highA * (1 - LEVEL)) {
    piece(a, b, highBatA, highB, idB, nearFrom, nearTo);
    return;
  }
  // from corner to corner of the hull: t runs from 0 at a to 1 at b
  let t: f64 = 0;
  let lineFrom = highA;
  let lineTo = highAatB;
  let id = idA;
  while (lineTo < highB * (1 - LEVEL)) {
    let bestT: f64 = 2;
    let bestFrom: f64 = 0;
    let bestTo: f64 = 0;
    let bestId: i32 = -1;
    for (let i: i32 = -1; i < tallCount; i++) {
      const v: f64 = i < 0 ? farFrom : tallFrom[i]!;
      const w: f64 = i < 0 ? farTo : tallTo[i]!;
      if (w <= lineTo) continue;
      const closing = w - v - (lineTo - lineFrom);
      if (closing <= 0) continue;
      const crossing = Math.max(t, (lineFrom - v) / closing);
      if (crossing < bestT || (crossing === bestT && w > bestTo)) {
        bestT = crossing;
        bestFrom = v;
        bestTo = w;
        bestId = i < 0 ? frameId + (1 << 23) + far : tall[i]!;
      }
    }
    if (bestId < 0 || bestT >= 1) break;
    hullPiece(a, b, t, bestT, lineFrom, lineTo, id, nearFrom, nearTo);
    t = bestT;
    lineFrom = bestFrom;
    lineTo = bestTo;
    id = bestId;
  }
  hullPiece(a, b, t, 1, lineFrom, lineTo, id, nearFrom, nearTo);
}

function hullPiece(a: f64, b: f64, s: f64, t: f64, v: f64, w: f64, id: i32, near: f64, nearTo: f64): void {
  if ((t - s) * (b - a) < 0.1 * SAME_U) return;
  const rise = w - v;
  const nearRise = nearTo - near;
  piece(
    a + s * (b - a),
    t === 1 ? b : a + t * (b - a),
    v + s * rise,
    t === 1 ? w : v + t * rise,
    id,
    near + s * nearRise,
    t === 1 ? nearTo : near + t * nearRise,
  );
}

/** Handles a piece of slab with one skyline and one near side: finds the lines between them and what is visible. */
function piece(a: f64, b: f64, sky: f64, skyEnd: f64, id: i32, near: f64, nearEnd: f64): void {
  if (sky >= near && skyEnd >= nearEnd) {
    follow(a);
    return;
  }
  pieceFrom = a;
  pieceTo = b;
  skyFrom = sky;
  skyTo = skyEnd;
  skyId = id;
  topFrom = near;
  topTo = nearEnd;
  let hidden: i32 = 0;
  let between: i32 = 0;
  if (lowCount > 0) {
    const left = sectorLeft();
    const vs = sectorV();
    const slopes = sectorSlope();
    const kinds = sectorKind();
    for (let i: i32 = 0; i < lowCount; i++) {
      const line = low[i]!;
      const v = vs[line]! + (a - left[line]!) * slopes[line]!;
      const w = vs[line]! + (b - left[line]!) * slopes[line]!;
      const step: i32 = kinds[line]! === BEGINS ? 1 : -1;
      if (v <= sky && w <= skyEnd) continue;
      if (v >= near && w >= nearEnd) {
        hidden += step;
        continue;
      }
      betweenFrom[between] = v;
      betweenTo[between] = w;
      betweenStep[between] = step;
      betweenId[between++] = line;
    }
  }
  if (between > 0) pileStacks(between, hidden);
  else if (hidden > 0) follow(a);
  else pilePlain();
}

/** Nothing but the skyline and the near side: one interval, or a part of one where they cross. */
function pilePlain(): void {
  const opensAt = topFrom - skyFrom;
  const opensTo = topTo - skyTo;
  if (opensAt >= 0 && opensTo >= 0) {
    pile(skyId, skyFrom, skyTo, topId, topFrom, topTo);
    follow(pieceFrom);
    return;
  }
  const share = opensAt / (opensAt - opensTo);
  const u = pieceFrom + share * (pieceTo - pieceFrom);
  const v = skyFrom + share * (skyTo - skyFrom);
  if (opensAt > 0) {
    pile(skyId, skyFrom, v, topId, topFrom, v);
    follow(pieceFrom);
    follow(u);
  } else {
    follow(pieceFrom);
    pile(skyId, v, skyTo, topId, v, topTo);
    follow(u);
  }
}

/** The general case: cuts the piece wherever two of its lines cross, and stacks up what is visible between. */
function pileStacks(between: i32, hidden: i32): void {
  // the skyline and the near side join the others
  betweenFrom[between] = skyFrom;
  betweenTo[between] = skyTo;
  betweenStep[between] = 0;
  betweenId[between] = skyId;
  betweenFrom[between + 1] = topFrom;
  betweenTo[between + 1] = topTo;
  betweenStep[between + 1] = 0;
  betweenId[between + 1] = topId;
  const count = between + 2;
  const crossings = findCrossings(count);
  let from: f64 = 0;
  for (let i: i32 = 0; i <= crossings; i++) {
    const to: f64 = i < crossings ? turns[i]! : 1;
    if (i < crossings && (to - from) * (pieceTo - pieceFrom) < SAME_U) continue;
    stackUp(count, hidden, from, to);
    from = to;
  }
}

/** Finds where, as a part of the piece, any two lines cross; fills `turns`, in order. @returns how many there are */
function findCrossings(count: i32): i32 {
  for (let i: i32 = 0; i < count; i++) {
    const v = betweenFrom[i]!;
    const w = betweenTo[i]!;
    let j = i;
    while (j > 0) {
      const other = betweenOrder[j - 1]!;
      if (betweenFrom[other]! < v || (betweenFrom[other]! === v && betweenTo[other]! <= w)) break;
      betweenOrder[j] = other;
      j--;
    }
    betweenOrder[j] = i;
  }
  // to sort by the other end, exactly the lines that cross have to change places
  let found: i32 = 0;
  for (let i: i32 = 1; i < count; i++) {
    const line = betweenOrder[i]!;
    let j = i;
    while (j > 0 && betweenTo[betweenOrder[j - 1]!]! > betweenTo[line]!) {
      const other = betweenOrder[j - 1]!;
      const before = betweenFrom[line]! - betweenFrom[other]!;
      const after = betweenTo[other]! - betweenTo[line]!;
      if (found >= turns.length) turns = grownF64s(turns, 2 * turns.length);
      if (before > 0) turns[found++] = before / (before + after);
      betweenOrder[j] = other;
      j--;
    }
    betweenOrder[j] = line;
  }
  sortKeys(turns, 0, found);
  return found;
}

/** Piles up what is visible from part s to part t of the piece. */
function stackUp(count: i32, hidden: i32, s: f64, t: f64): void {
  const middle = 0.5 * (s + t);
  for (let i: i32 = 0; i < count; i++) {
    const key = betweenFrom[i]! + middle * (betweenTo[i]! - betweenFrom[i]!);
    betweenKey[i] = key;
    let j = i;
    while (j > 0 && betweenKey[betweenOrder[j - 1]!]! < key) {
      betweenOrder[j] = betweenOrder[j - 1]!;
      j--;
    }
    betweenOrder[j] = i;
  }
  // from the top down: lines of walls change how often a place is hidden, the near side opens the view and the skyline ends it
  const sky = count - 2;
  const top = count - 1;
  let depth = hidden;
  let isOpen = false;
  let from: i32 = -1;
  let stacked: i32 = 0;
  for (let i: i32 = 0; i < count; i++) {
    const line = betweenOrder[i]!;
    if (line === sky) {
      if (isOpen && depth <= 0) stacked = stackOne(line, from, stacked);
      break;
    }
    const wasVisible = isOpen && depth <= 0;
    depth += betweenStep[line]!;
    if (line === top) isOpen = true;
    const isVisible = isOpen && depth <= 0;
    if (isVisible && !wasVisible) from = line;
    if (wasVisible && !isVisible) stacked = stackOne(line, from, stacked);
  }
  for (let i = stacked - 1; i >= 0; i--) pileOne(openLow[i]!, openHigh[i]!, s, t);
  follow(s === 0 ? pieceFrom : pieceFrom + s * (pieceTo - pieceFrom));
}

/** Notes an interval between two lines, unless they are level. */
function stackOne(lowLine: i32, highLine: i32, stacked: i32): i32 {
  if (betweenKey[highLine]! - betweenKey[lowLine]! <= LEVEL * betweenKey[highLine]!) return stacked;
  openLow[stacked] = lowLine;
  openHigh[stacked] = highLine;
  return stacked + 1;
}

function pileOne(lowLine: i32, highLine: i32, s: f64, t: f64): void {
  const lowRise = betweenTo[lowLine]! - betweenFrom[lowLine]!;
  const highRise = betweenTo[highLine]! - betweenFrom[highLine]!;
  const lowAt = betweenFrom[lowLine]! + s * lowRise;
  const lowEnd = betweenFrom[lowLine]! + t * lowRise;
  // rounding must not turn an interval over where its lines cross
  const highAt = Math.max(lowAt, betweenFrom[highLine]! + s * highRise);
  const highEnd = Math.max(lowEnd, betweenFrom[highLine]! + t * highRise);
  pile(betweenId[lowLine]!, lowAt, lowEnd, betweenId[highLine]!, highAt, highEnd);
}
