import type { F64s, f64, I32s, i32 } from "./arrays";
import { f64s, grownF64s, grownI32s, i32s, toInt } from "./arrays";
import { findNearObstacles, isNear, nearWallCount, nearWallOwners, nearWalls } from "./near-obstacles";
import {
  columnOf,
  fieldBases,
  fieldCell,
  fieldColumns,
  fieldOwners,
  fieldPointCount,
  fieldPoints,
  fieldSouth,
  fieldTops,
  fieldWallStarts,
  fieldWalls,
  fieldWest,
  rowOf,
} from "./obstacle-field";
import { sortByKey } from "./sort";

/*
 * Collects the walls that may hide something in one sector of a camera's surroundings, as lines in the sector's projective frame.
 *
 *   x forward, y to the left of the sector's axis: u = y / x says which ray, v = 1 / x how near.
 *   Straight lines stay straight. What a height throws by s onto the target plane has v / s.
 *
 *   A wall that faces the foot begins a shadow at v / s_base, one that faces away ends it at v / s_top. Walls of a prism as high as the camera
 *   end nowhere, so only those that face the foot matter: these are "tall". See docs/geometry/footprint.md.
 */

export const TALL: i32 = 0;
export const BEGINS: i32 = 1;
export const ENDS: i32 = 2;

/** Bins over a sector in which the nearest tall walls are looked for, to leave out what lies behind them. */
const BINS: i32 = 32;

/** Nearest x that a wall may have: an order below what the clear radius allows. */
const LEAST_X: f64 = 1e-9;

/** Lines narrower than this part of a sector hide nothing. */
const LEAST_WIDTH: f64 = 1e-12;

/** Fewer lines than this are not worth binning. */
const FEW: i32 = 12;

let stamps: I32s = i32s(0);
let stamp: i32 = 0;

let camX: f64 = 0;
let camY: f64 = 0;
let camZ: f64 = 0;
let planeZ: f64 = 0;

// the lines collected, those of the current sector from `from` on
let lineLeft: F64s = f64s(256);
let lineRight: F64s = f64s(256);
let lineV: F64s = f64s(256);
let lineSlope: F64s = f64s(256);
let lineKind: I32s = i32s(256);
let lines: i32 = 0;

const nearest: F64s = f64s(BINS);
let order: I32s = i32s(256);
let sorted: F64s = f64s(256);
let sortedKinds: I32s = i32s(256);

// the sector
let axisX: f64 = 1;
let axisY: f64 = 0;
let wide: f64 = 1;
let reach: f64 = 0;

export function sectorLeft(): F64s {
  return lineLeft;
}

export function sectorRight(): F64s {
  return lineRight;
}

/** v of each line at its left end. */
export function sectorV(): F64s {
  return lineV;
}

export function sectorSlope(): F64s {
  return lineSlope;
}

/** `TALL`, `BEGINS` or `ENDS`. */
export function sectorKind(): I32s {
  return lineKind;
}

export function sectorLineCount(): i32 {
  return lines;
}

/** To be called when the field has changed. */
export function beginSectorWalls(): void {
  stamps = i32s(fieldPointCount());
  stamp = 0;
}

/** Begins a camera; forgets the lines of the last one. @param z - Height of the lens, above `plane`, the height of the targets. */
export function beginLines(x: f64, y: f64, z: f64, plane: f64): void {
  camX = x;
  camY = y;
  camZ = z;
  planeZ = plane;
  lines = 0;
  findNearObstacles(x, y);
}

/**
 * Adds the lines of a sector, sorted from right to left (by smaller u), to those collected before.
 *
 * @param ax - With `ay` the direction of its axis, a unit vector.
 * @param tangent - The sector holds the rays with |u| at most this.
 * @param farthest - Ground distance beyond which nothing matters, metres.
 * @returns How many were there before: the first line of this sector.
 */
export function collectSector(ax: f64, ay: f64, tangent: f64, farthest: f64): i32 {
  axisX = ax;
  axisY = ay;
  wide = tangent;
  reach = farthest;
  const from = lines;
  if (fieldPointCount() > 0) {
    addCells();
    addNear();
  }
  if (lines - from > FEW) leaveOutHidden(from);
  if (lines - from > 1) sortLines(from);
  return from;
}

/** Adds the walls of every cell that the sector meets. */
function addCells(): void {
  stamp++;
  const cell = fieldCell();
  const columns = fieldColumns();
  const starts = fieldWallStarts();
  const walls = fieldWalls();
  // the box around the foot and the ends of both border rays, and as much more as the arc between these bulges
  const length = reach / Math.sqrt(1 + wide * wide);
  const west = camX + Math.min(0, lowestOf(axisX, axisY, length));
  const east = camX + Math.max(0, highestOf(axisX, axisY, length));
  const south = camY + Math.min(0, lowestOf(axisY, -axisX, length));
  const north = camY + Math.max(0, highestOf(axisY, -axisX, length));
  const bulge = reach - length;
  const fromRow = rowOf(south - bulge);
  const toRow = rowOf(north + bulge);
  const fromColumn = columnOf(west - bulge);
  const toColumn = columnOf(east + bulge);
  const around = cell * 0.7071067811865477;
  const farthest = (reach + around) * (reach + around);
  const cosine = 1 / Math.sqrt(1 + wide * wide);
  for (let row = fromRow; row <= toRow; row++) {
    const my = fieldSouth() + (row + 0.5) * cell - camY;
    for (let column = fromColumn; column <= toColumn; column++) {
      const at = row * columns + column;
      const from = starts[at]!;
      const to = starts[at + 1]!;
      if (from === to) continue;
      const mx = fieldWest() + (column + 0.5) * cell - camX;
      if (mx * mx + my * my > farthest) continue;
      const x = mx * axisX + my * axisY;
      const y = my * axisX - mx * axisY;
      if ((y - wide * x) * cosine > around || (-y - wide * x) * cosine > around) continue;
      addWalls(walls, from, to);
    }
  }
}

/** Smallest of the two border rays' ends along a coordinate of the axis (a) and of its left-hand normal (-b). */
function lowestOf(a: f64, b: f64, length: f64): f64 {
  return Math.min(length * (a - wide * b), length * (a + wide * b));
}

function highestOf(a: f64, b: f64, length: f64): f64 {
  return Math.max(length * (a - wide * b), length * (a + wide * b));
}

function addWalls(walls: I32s, from: i32, to: i32): void {
  const points = fieldPoints();
  const owners = fieldOwners();
  const bases = fieldBases();
  const tops = fieldTops();
  for (let i = from; i < to; i++) {
    const wall = walls[i]!;
    if (stamps[wall]! === stamp) continue;
    stamps[wall] = stamp;
    const ax = points[2 * wall]! - camX;
    const ay = points[2 * wall + 1]! - camY;
    const bx = points[2 * wall + 2]! - camX;
    const by = points[2 * wall + 3]! - camY;
    const turn = ax * by - bx * ay;
    if (turn === 0) continue;
    const obstacle = owners[wall]!;
    const top = tops[obstacle]!;
    // most walls face away from the camera and are taller than it
    if (turn > 0 && top >= camZ) continue;
    if (top <= planeZ || bases[obstacle]! >= camZ || isNear(obstacle)) continue;
    addWall(ax, ay, bx, by, turn, bases[obstacle]!, top);
  }
}

function addNear(): void {
  const count = nearWallCount();
  if (count === 0) return;
  const walls = nearWalls();
  const owners = nearWallOwners();
  for (let i: i32 = 0; i < count; i++) {
    const base = fieldBases()[owners[i]!]!;
    const top = fieldTops()[owners[i]!]!;
    if (top <= planeZ || base >= camZ) continue;
    const ax = walls[4 * i]!;
    const ay = walls[4 * i + 1]!;
    const bx = walls[4 * i + 2]!;
    const by = walls[4 * i + 3]!;
    const turn = ax * by - bx * ay;
    if (turn === 0 || (turn > 0 && top >= camZ)) continue;
    addWall(ax, ay, bx, by, turn, base, top);
  }
}

/** Adds what of a wall lies in the sector, ends about the foot; `turn` > 0 where it faces away. */
function addWall(ax: f64, ay: f64, bx: f64, by: f64, turn: f64, base: f64, top: f64): void {
  // 1 / s of the plane that draws this wall
  let scale: f64 = 1;
  if (turn > 0) scale = (camZ - top) / (camZ - planeZ);
  else if (base > planeZ) scale = (camZ - base) / (camZ - planeZ);
  const x1 = ax * axisX + ay * axisY;
  const y1 = ay * axisX - ax * axisY;
  const x2 = bx * axisX + by * axisY;
  const y2 = by * axisX - bx * axisY;
  // distances from the left (a) and the right (b) border ray, inwards
  const a1 = wide * x1 - y1;
  const a2 = wide * x2 - y2;
  const b1 = wide * x1 + y1;
  const b2 = wide * x2 + y2;
  if ((a1 <= 0 && a2 <= 0) || (b1 <= 0 && b2 <= 0)) return;
  let t0: f64 = 0;
  let t1: f64 = 1;
  let cut0: i32 = 0;
  let cut1: i32 = 0;
  if (a1 < 0) {
    t0 = a1 / (a1 - a2);
    cut0 = 1;
  } else if (a2 < 0) {
    t1 = a1 / (a1 - a2);
    cut1 = 1;
  }
  if (b1 < 0) {
    const t = b1 / (b1 - b2);
    if (t > t0) {
      t0 = t;
      cut0 = 2;
    }
  } else if (b2 < 0) {
    const t = b1 / (b1 - b2);
    if (t < t1) {
      t1 = t;
      cut1 = 2;
    }
  }
  if (t0 >= t1) return;
  const ex = x2 - x1;
  const ey = y2 - y1;
  const middle = Math.min(t1, Math.max(t0, -(x1 * ex + y1 * ey) / (ex * ex + ey * ey)));
  const px = x1 + middle * ex;
  const py = y1 + middle * ey;
  const limit = reach * scale;
  if (px * px + py * py >= limit * limit) return;
  const xa = Math.max(LEAST_X, x1 + t0 * ex);
  const xb = Math.max(LEAST_X, x1 + t1 * ex);
  let ua: f64 = cut0 === 1 ? wide : cut0 === 2 ? -wide : (y1 + t0 * ey) / xa;
  let ub: f64 = cut1 === 1 ? wide : cut1 === 2 ? -wide : (y1 + t1 * ey) / xb;
  let va = scale / xa;
  let vb = scale / xb;
  if (ua > ub) {
    const u = ua;
    ua = ub;
    ub = u;
    const v = va;
    va = vb;
    vb = v;
  }
  if (ua < -wide) ua = -wide;
  if (ub > wide) ub = wide;
  if (ub - ua < LEAST_WIDTH) return;
  const at = lines++;
  if (at >= lineLeft.length) growLines();
  lineLeft[at] = ua;
  lineRight[at] = ub;
  lineV[at] = va;
  lineSlope[at] = (vb - va) / (ub - ua);
  lineKind[at] = turn > 0 ? ENDS : top >= camZ ? TALL : BEGINS;
}

function growLines(): void {
  const room = 2 * lineLeft.length;
  lineLeft = grownF64s(lineLeft, room);
  lineRight = grownF64s(lineRight, room);
  lineV = grownF64s(lineV, room);
  lineSlope = grownF64s(lineSlope, room);
  lineKind = grownI32s(lineKind, room);
  order = grownI32s(order, room);
  sorted = grownF64s(sorted, room);
  sortedKinds = grownI32s(sortedKinds, room);
}

/** Leaves out the lines that lie behind tall walls all along. */
function leaveOutHidden(from: i32): void {
  const width = (2 * wide) / BINS;
  for (let bin: i32 = 0; bin < BINS; bin++) nearest[bin] = 0;
  for (let i = from; i < lines; i++) {
    if (lineKind[i]! !== TALL) continue;
    const firstBin = binAbove((lineLeft[i]! + wide) / width);
    const lastBin = binBelow((lineRight[i]! + wide) / width);
    for (let bin = firstBin; bin < lastBin; bin++) {
      const v = lineV[i]! + (bin * width - wide - lineLeft[i]!) * lineSlope[i]!;
      const least = Math.min(v, v + width * lineSlope[i]!);
      if (least > nearest[bin]!) nearest[bin] = least;
    }
  }
  let kept = from;
  for (let i = from; i < lines; i++) {
    if (!reachesBeforeNearest(i, width)) continue;
    lineLeft[kept] = lineLeft[i]!;
    lineRight[kept] = lineRight[i]!;
    lineV[kept] = lineV[i]!;
    lineSlope[kept] = lineSlope[i]!;
    lineKind[kept] = lineKind[i]!;
    kept++;
  }
  lines = kept;
}

function binAbove(share: f64): i32 {
  return share < BINS ? toInt(Math.ceil(share)) : BINS;
}

function binBelow(share: f64): i32 {
  return share < BINS ? toInt(Math.floor(share)) : BINS;
}

function reachesBeforeNearest(i: i32, width: f64): boolean {
  const left = lineLeft[i]!;
  const right = lineRight[i]!;
  const end = binBelow((right + wide) / width);
  const last: i32 = end < BINS ? end : BINS - 1;
  for (let bin = binBelow((left + wide) / width); bin <= last; bin++) {
    const from = Math.max(left, bin * width - wide);
    const to = Math.min(right, (bin + 1) * width - wide);
    const v = lineV[i]! + (from - left) * lineSlope[i]!;
    const w = lineV[i]! + (to - left) * lineSlope[i]!;
    if (Math.max(v, w) >= nearest[bin]! * (1 - 1e-12)) return true;
  }
  return false;
}

/** Sorts the lines from `from` on by where they begin, and alike ones by all else, so that their order does not depend on the walls'. */
function sortLines(from: i32): void {
  const count = lines - from;
  for (let i: i32 = 0; i < count; i++) order[i] = from + i;
  sortByKey(lineLeft, order, 0, count);
  for (let i: i32 = 1; i < count; i++) {
    const line = order[i]!;
    let j = i;
    while (j > 0 && isBefore(line, order[j - 1]!)) {
      order[j] = order[j - 1]!;
      j--;
    }
    order[j] = line;
  }
  permute(lineLeft, from, count);
  permute(lineRight, from, count);
  permute(lineV, from, count);
  permute(lineSlope, from, count);
  for (let i: i32 = 0; i < count; i++) sortedKinds[i] = lineKind[order[i]!]!;
  for (let i: i32 = 0; i < count; i++) lineKind[from + i] = sortedKinds[i]!;
}

function permute(values: F64s, from: i32, count: i32): void {
  for (let i: i32 = 0; i < count; i++) sorted[i] = values[order[i]!]!;
  for (let i: i32 = 0; i < count; i++) values[from + i] = sorted[i]!;
}

function isBefore(p: i32, q: i32): boolean {
  if (lineLeft[p]! !== lineLeft[q]!) return lineLeft[p]! < lineLeft[q]!;
  if (lineRight[p]! !== lineRight[q]!) return lineRight[p]! < lineRight[q]!;
  if (lineV[p]! !== lineV[q]!) return lineV[p]! < lineV[q]!;
  if (lineSlope[p]! !== lineSlope[q]!) return lineSlope[p]! < lineSlope[q]!;
  return lineKind[p]! < lineKind[q]!;
}
