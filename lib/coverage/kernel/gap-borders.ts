import type { F64s, f64, I32s, i32 } from "./arrays";
import { f64s, grownF64s, grownI32s, i32s, toInt } from "./arrays";
import { slopes, x0s, y0s } from "./sides";
import { sortByKey } from "./sort";

/*
 * Collects the borders of a site's gaps while cover-sweep.ts walks over it: pieces from one point of a grid to another, the gap on their left.
 *
 * Each slab has a stack of gap intervals, from west to east, between two sides each. While an interval stays between the same sides, nothing is
 * written. Where it does not, the pieces along its sides end, and what only one of the two stacks has at that height becomes a level piece.
 * Every end is rounded to the grid once, so as many pieces arrive at a point as leave it, and they close to rings whatever rounding does.
 *
 * Where cells meet, both write the piece of the seam; joinSeams keeps what they do not have in common.
 */

/** Sides named by cover-sweep.ts for the borders of a cell. */
const WEST_WALL: i32 = -2;
const EAST_WALL: i32 = -3;

/** The grid is the finest power of two per metre whose numbers stay within this, so that differences of two are whole numbers of 32 bits: 30 nm on 10 m. */
const MOST_STEPS: f64 = 536870912;

let scale: f64 = 1;

// pieces: from (x0, y0) to (x1, y1), in steps of the grid
export let pieceX0: I32s = i32s(1024);
export let pieceY0: I32s = i32s(1024);
export let pieceX1: I32s = i32s(1024);
export let pieceY1: I32s = i32s(1024);
export let pieces: i32 = 0;

// pieces on seams: which line (x of an upright one, y of a level one), from where to where
let seamUpright: I32s = i32s(256);
let seamLine: I32s = i32s(256);
let seamFrom: I32s = i32s(256);
let seamTo: I32s = i32s(256);
let seams: i32 = 0;

// the cell
let firstSide: i32 = 0;
let sideCount: i32 = 0;
let wallWest: f64 = 0;
let wallEast: f64 = 0;
let floor: f64 = 0;
let ceiling: f64 = 0;
let leftSince: F64s = f64s(256);
let rightSince: F64s = f64s(256);

// the stack of the last slab and the one that follows: sides by their number in the cell
let stack: i32 = 0;
let stackLeft: I32s = i32s(64);
let stackRight: I32s = i32s(64);
let coming: i32 = 0;
let comingLeft: I32s = i32s(64);
let comingRight: I32s = i32s(64);

// ends of intervals at one height
let endX: F64s = f64s(256);
let endStep: I32s = i32s(256);
let endOrder: I32s = i32s(256);
let ends: i32 = 0;

/** Steps of the grid per metre. */
export function borderScale(): f64 {
  return scale;
}

/** Begins a site that reaches `extent` metres from its middle. */
export function beginBorders(extent: f64): void {
  pieces = 0;
  seams = 0;
  scale = 1;
  if (!(extent > 0)) return;
  while (extent * scale > MOST_STEPS) scale *= 0.5;
  while (extent * scale * 2 <= MOST_STEPS) scale *= 2;
}

function onGrid(value: f64): i32 {
  return toInt(Math.floor(value * scale + 0.5));
}

/** Begins a cell with sides first … first + count - 1. */
export function beginLeaf(first: i32, count: i32, xl: f64, xr: f64, yl: f64, yh: f64): void {
  firstSide = first;
  sideCount = count;
  wallWest = xl;
  wallEast = xr;
  floor = yl;
  ceiling = yh;
  stack = 0;
  coming = 0;
  if (count + 2 > leftSince.length) {
    leftSince = f64s(2 * count + 2);
    rightSince = f64s(2 * count + 2);
  }
}

export function clearGapStack(): void {
  coming = 0;
}

/** Adds a gap between two sides, east of those added before. */
export function pileGap(left: i32, right: i32): void {
  if (coming >= comingLeft.length) {
    comingLeft = grownI32s(comingLeft, 2 * coming);
    comingRight = grownI32s(comingRight, 2 * coming);
    stackLeft = grownI32s(stackLeft, 2 * coming);
    stackRight = grownI32s(stackRight, 2 * coming);
  }
  comingLeft[coming] = inCell(left);
  comingRight[coming] = inCell(right);
  coming++;
}

function inCell(side: i32): i32 {
  if (side === WEST_WALL) return sideCount;
  if (side === EAST_WALL) return sideCount + 1;
  return side - firstSide;
}

function xAt(side: i32, y: f64): i32 {
  if (side === sideCount) return onGrid(wallWest);
  if (side > sideCount) return onGrid(wallEast);
  const i = firstSide + side;
  return onGrid(x0s[i]! + (y - y0s[i]!) * slopes[i]!);
}

/** Lets the gaps that were piled up follow at height y. */
export function gapStackFollows(y: f64): void {
  let from: i32 = 0;
  const least: i32 = stack < coming ? stack : coming;
  while (from < least && stackLeft[from]! === comingLeft[from]! && stackRight[from]! === comingRight[from]!) from++;
  let old = stack;
  let now = coming;
  while (
    old > from &&
    now > from &&
    stackLeft[old - 1]! === comingLeft[now - 1]! &&
    stackRight[old - 1]! === comingRight[now - 1]!
  ) {
    old--;
    now--;
  }
  if (old === from && now === from) return;
  ends = 0;
  const level = onGrid(y);
  for (let i = from; i < old; i++) endInterval(i, from, now, y, level);
  for (let i = from; i < now; i++) beginInterval(i, from, old, y);
  writeLevel(y, level);
  stack = coming;
  for (let i = from; i < coming; i++) {
    stackLeft[i] = comingLeft[i]!;
    stackRight[i] = comingRight[i]!;
  }
}

/** Ends the cell. */
export function endLeaf(y: f64): void {
  coming = 0;
  gapStackFollows(y);
}

/** Writes the pieces along an old interval's sides, but for those that the coming stack has too. */
function endInterval(i: i32, from: i32, now: i32, y: f64, level: i32): void {
  const left = stackLeft[i]!;
  const right = stackRight[i]!;
  const a = xAt(left, y);
  const b = xAt(right, y);
  if (!has(comingLeft, from, now, left)) {
    const since = leftSince[left]!;
    writeSide(left, a, level, xAt(left, since), onGrid(since));
  }
  if (!has(comingRight, from, now, right)) {
    const since = rightSince[right]!;
    writeSide(right, xAt(right, since), onGrid(since), b, level);
  }
  addEnd(a, 1);
  addEnd(b, -1);
}

function beginInterval(i: i32, from: i32, old: i32, y: f64): void {
  const left = comingLeft[i]!;
  const right = comingRight[i]!;
  if (!has(stackLeft, from, old, left)) leftSince[left] = y;
  if (!has(stackRight, from, old, right)) rightSince[right] = y;
  addEnd(xAt(left, y), -1);
  addEnd(xAt(right, y), 1);
}

function has(list: I32s, from: i32, to: i32, side: i32): boolean {
  for (let i = from; i < to; i++) if (list[i]! === side) return true;
  return false;
}

function addEnd(x: i32, step: i32): void {
  if (ends >= endX.length) {
    endX = grownF64s(endX, 2 * ends);
    endStep = grownI32s(endStep, 2 * ends);
    endOrder = grownI32s(endOrder, 2 * ends);
  }
  endX[ends] = x;
  endStep[ends] = step;
  endOrder[ends] = ends;
  ends++;
}

/** Writes what one of the two stacks has at a height and the other has not: eastwards where gaps begin, westwards where they end. */
function writeLevel(y: f64, level: i32): void {
  sortByKey(endX, endOrder, 0, ends);
  const onSeam = y <= floor || y >= ceiling;
  let surplus: i32 = 0;
  for (let i: i32 = 0; i + 1 < ends; i++) {
    surplus += endStep[endOrder[i]!]!;
    const a = toInt(endX[endOrder[i]!]!);
    const b = toInt(endX[endOrder[i + 1]!]!);
    if (a === b) continue;
    for (let k = surplus; k > 0; k--) writeLevelPiece(level, b, a, onSeam);
    for (let k = surplus; k < 0; k++) writeLevelPiece(level, a, b, onSeam);
  }
}

function writeLevelPiece(level: i32, from: i32, to: i32, onSeam: boolean): void {
  if (onSeam) writeSeam(0, level, from, to);
  else writePiece(from, level, to, level);
}

function writeSide(side: i32, ax: i32, ay: i32, bx: i32, by: i32): void {
  if (side < sideCount) writePiece(ax, ay, bx, by);
  else if (ay !== by) writeSeam(1, ax, ay, by);
}

function writePiece(ax: i32, ay: i32, bx: i32, by: i32): void {
  if (ax === bx && ay === by) return;
  if (pieces >= pieceX0.length) {
    const room = 2 * pieces;
    pieceX0 = grownI32s(pieceX0, room);
    pieceY0 = grownI32s(pieceY0, room);
    pieceX1 = grownI32s(pieceX1, room);
    pieceY1 = grownI32s(pieceY1, room);
  }
  pieceX0[pieces] = ax;
  pieceY0[pieces] = ay;
  pieceX1[pieces] = bx;
  pieceY1[pieces] = by;
  pieces++;
}

function writeSeam(upright: i32, line: i32, from: i32, to: i32): void {
  if (seams >= seamLine.length) {
    const room = 2 * seams;
    seamUpright = grownI32s(seamUpright, room);
    seamLine = grownI32s(seamLine, room);
    seamFrom = grownI32s(seamFrom, room);
    seamTo = grownI32s(seamTo, room);
  }
  seamUpright[seams] = upright;
  seamLine[seams] = line;
  seamFrom[seams] = from;
  seamTo[seams] = to;
  seams++;
}

let seamKeys: F64s = f64s(512);
let seamPlaces: F64s = f64s(512);
let seamSteps: I32s = i32s(512);
let seamOrder: I32s = i32s(512);

/** Turns what is left of the seams, where the cells beside them do not agree, into pieces. */
export function joinSeams(): void {
  if (2 * seams > seamKeys.length) {
    seamKeys = f64s(4 * seams);
    seamPlaces = f64s(4 * seams);
    seamSteps = i32s(4 * seams);
    seamOrder = i32s(4 * seams);
  }
  joinSeamsOf(0);
  joinSeamsOf(1);
}

function joinSeamsOf(upright: i32): void {
  let count: i32 = 0;
  for (let i: i32 = 0; i < seams; i++) {
    if (seamUpright[i]! !== upright) continue;
    const step: i32 = seamFrom[i]! < seamTo[i]! ? 1 : -1;
    seamKeys[count] = seamLine[i]!;
    seamPlaces[count] = step > 0 ? seamFrom[i]! : seamTo[i]!;
    seamSteps[count] = step;
    seamOrder[count] = count;
    count++;
    seamKeys[count] = seamLine[i]!;
    seamPlaces[count] = step > 0 ? seamTo[i]! : seamFrom[i]!;
    seamSteps[count] = -step;
    seamOrder[count] = count;
    count++;
  }
  sortByKey(seamKeys, seamOrder, 0, count);
  let from: i32 = 0;
  while (from < count) {
    let to = from;
    while (to < count && seamKeys[seamOrder[to]!]! === seamKeys[seamOrder[from]!]!) to++;
    sortByKey(seamPlaces, seamOrder, from, to);
    writeLeft(upright, from, to);
    from = to;
  }
}

/** Writes the pieces of one line that only one side of it has. */
function writeLeft(upright: i32, from: i32, to: i32): void {
  const line = toInt(seamKeys[seamOrder[from]!]!);
  let surplus: i32 = 0;
  for (let i = from; i + 1 < to; i++) {
    surplus += seamSteps[seamOrder[i]!]!;
    const a = toInt(seamPlaces[seamOrder[i]!]!);
    const b = toInt(seamPlaces[seamOrder[i + 1]!]!);
    if (a === b) continue;
    for (let k = surplus; k > 0; k--) {
      if (upright === 1) writePiece(line, a, line, b);
      else writePiece(a, line, b, line);
    }
    for (let k = surplus; k < 0; k++) {
      if (upright === 1) writePiece(line, b, line, a);
      else writePiece(b, line, a, line);
    }
  }
}
