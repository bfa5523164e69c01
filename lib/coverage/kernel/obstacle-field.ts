import type { F64s, f64, I32s, i32 } from "./arrays";
import { collectArrays, f64s, i32s, toInt } from "./arrays";

// The obstacles that may stand in a camera's way, and two indexes over one grid of square cells: which walls pass through a cell, and whose box
// meets it. Filled by the host once per plane of layers; see docs/geometry/footprint.md.

/** Least size of a cell, metres: about two houses. */
const CELL_M: f64 = 24;

/** Cells per wall at most; a sparse city gets larger cells instead. */
const CELLS_PER_WALL: f64 = 4;

let points: F64s = f64s(0);
let owner: I32s = i32s(0);
let firstPoint: I32s = i32s(0);
let bases: F64s = f64s(0);
let tops: F64s = f64s(0);
let obstacleCount: i32 = 0;
let pointCount: i32 = 0;

let cell: f64 = CELL_M;
let westEdge: f64 = 0;
let southEdge: f64 = 0;
let columns: i32 = 1;
let rows: i32 = 1;
let wallStart: I32s = i32s(2);
let wallItems: I32s = i32s(0);
let boxStart: I32s = i32s(2);
let boxItems: I32s = i32s(0);

/** Makes room for a set of obstacles; the host then fills the arrays below and calls `buildField`. */
export function reserveField(obstacles: i32, closedRingPoints: i32): void {
  collectArrays();
  obstacleCount = obstacles;
  pointCount = closedRingPoints;
  points = f64s(2 * closedRingPoints);
  owner = i32s(closedRingPoints);
  firstPoint = i32s(obstacles + 1);
  bases = f64s(obstacles);
  tops = f64s(obstacles);
}

/** Corners x, y of closed rings in metres, outer rings counter-clockwise and holes clockwise, the rings of one obstacle side by side. */
export function fieldPoints(): F64s {
  return points;
}

/** For each corner the obstacle that has a wall from it to the next one; -1 at the last corner of a ring. */
export function fieldOwners(): I32s {
  return owner;
}

/** For each obstacle its first corner, and one number more: the count of all. */
export function fieldFirstPoints(): I32s {
  return firstPoint;
}

/** Height at which each obstacle begins, metres above the datum. */
export function fieldBases(): F64s {
  return bases;
}

/** Height at which each obstacle ends, metres above the datum. */
export function fieldTops(): F64s {
  return tops;
}

export function fieldObstacleCount(): i32 {
  return obstacleCount;
}

export function fieldPointCount(): i32 {
  return pointCount;
}

export function fieldCell(): f64 {
  return cell;
}

export function fieldWest(): f64 {
  return westEdge;
}

export function fieldSouth(): f64 {
  return southEdge;
}

/** First entry in `fieldWalls` of each cell, rows from south to north; one number more at the end. */
export function fieldWallStarts(): I32s {
  return wallStart;
}

export function fieldWalls(): I32s {
  return wallItems;
}

export function fieldBoxStarts(): I32s {
  return boxStart;
}

/** Obstacles whose box, widened by the clear radius, meets a cell. */
export function fieldBoxes(): I32s {
  return boxItems;
}

export function fieldColumns(): i32 {
  return columns;
}

/** The column that holds an x, or the nearest one. */
export function columnOf(x: f64): i32 {
  const at = Math.floor((x - westEdge) / cell);
  if (!(at > 0)) return 0;
  return at >= columns ? columns - 1 : toInt(at);
}

/** The row that holds a y, or the nearest one. */
export function rowOf(y: f64): i32 {
  const at = Math.floor((y - southEdge) / cell);
  if (!(at > 0)) return 0;
  return at >= (rows as f64) ? rows - 1 : toInt(at);
}

/**
 * Builds both indexes over the obstacles that were filled in.
 * @param clearRadius - By how much the boxes are widened, metres.
 */
export function buildField(clearRadius: f64): void {
  layGrid();
  const cells = columns * rows;
  wallStart = i32s(cells + 1);
  boxStart = i32s(cells + 1);
  countWalls();
  countBoxes(clearRadius);
  for (let i: i32 = 0; i < cells; i++) {
    wallStart[i + 1] = wallStart[i + 1]! + wallStart[i]!;
    boxStart[i + 1] = boxStart[i + 1]! + boxStart[i]!;
  }
  wallItems = i32s(wallStart[cells]!);
  boxItems = i32s(boxStart[cells]!);
  placeWalls(copyOf(wallStart, cells));
  placeBoxes(copyOf(boxStart, cells), clearRadius);
}

function copyOf(from: I32s, count: i32): I32s {
  const copy = i32s(count);
  for (let i: i32 = 0; i < count; i++) copy[i] = from[i]!;
  return copy;
}

function layGrid(): void {
  let west: f64 = 0;
  let south: f64 = 0;
  let east: f64 = 0;
  let north: f64 = 0;
  for (let i: i32 = 0; i < pointCount; i++) {
    const x = points[2 * i]!;
    const y = points[2 * i + 1]!;
    if (i === 0 || x < west) west = x;
    if (i === 0 || x > east) east = x;
    if (i === 0 || y < south) south = y;
    if (i === 0 || y > north) north = y;
  }
  westEdge = west;
  southEdge = south;
  const room = ((east - west) * (north - south)) / (CELLS_PER_WALL * pointCount + 1);
  cell = Math.max(CELL_M, Math.sqrt(room));
  // a thin, long city: no more cells along a side than walls, either
  cell = Math.max(cell, Math.max(east - west, north - south) / (CELLS_PER_WALL * pointCount + 1));
  columns = toInt(Math.floor((east - west) / cell)) + 1;
  rows = toInt(Math.floor((north - south) / cell)) + 1;
}

/** Westernmost and easternmost x of the wall being walked within a row of cells. */
let spanWest: f64 = 0;
let spanEast: f64 = 0;

/** Sets `spanWest` and `spanEast` to what a wall takes of a row; walls of one row take all of theirs. */
function spanInRow(wall: i32, row: i32, oneRow: boolean): void {
  const ax = points[2 * wall]!;
  const ay = points[2 * wall + 1]!;
  const bx = points[2 * wall + 2]!;
  const by = points[2 * wall + 3]!;
  spanWest = Math.min(ax, bx);
  spanEast = Math.max(ax, bx);
  if (oneRow) return;
  const south = southEdge + row * cell;
  const s = Math.min(1, Math.max(0, (south - ay) / (by - ay)));
  const t = Math.min(1, Math.max(0, (south + cell - ay) / (by - ay)));
  const p = ax + s * (bx - ax);
  const q = ax + t * (bx - ax);
  spanWest = Math.min(p, q);
  spanEast = Math.max(p, q);
}

function countWalls(): void {
  for (let wall: i32 = 0; wall < pointCount; wall++) {
    if (owner[wall]! < 0) continue;
    const from = rowOf(Math.min(points[2 * wall + 1]!, points[2 * wall + 3]!));
    const to = rowOf(Math.max(points[2 * wall + 1]!, points[2 * wall + 3]!));
    for (let row: i32 = from; row <= to; row++) {
      spanInRow(wall, row, from === to);
      const last = columnOf(spanEast);
      for (let column = columnOf(spanWest); column <= last; column++) {
        const at = row * columns + column + 1;
        wallStart[at] = wallStart[at]! + 1;
      }
    }
  }
}

function placeWalls(next: I32s): void {
  for (let wall: i32 = 0; wall < pointCount; wall++) {
    if (owner[wall]! < 0) continue;
    const from = rowOf(Math.min(points[2 * wall + 1]!, points[2 * wall + 3]!));
    const to = rowOf(Math.max(points[2 * wall + 1]!, points[2 * wall + 3]!));
    for (let row: i32 = from; row <= to; row++) {
      spanInRow(wall, row, from === to);
      const last = columnOf(spanEast);
      for (let column = columnOf(spanWest); column <= last; column++) {
        const at = row * columns + column;
        const place = next[at]!;
        wallItems[place] = wall;
        next[at] = place + 1;
      }
    }
  }
}

let boxWest: f64 = 0;
let boxSouth: f64 = 0;
let boxEast: f64 = 0;
let boxNorth: f64 = 0;

function boxOfObstacle(obstacle: i32, margin: f64): void {
  const from = firstPoint[obstacle]!;
  const to = firstPoint[obstacle + 1]!;
  for (let i = from; i < to; i++) {
    const x = points[2 * i]!;
    const y = points[2 * i + 1]!;
    if (i === from || x < boxWest) boxWest = x;
    if (i === from || x > boxEast) boxEast = x;
    if (i === from || y < boxSouth) boxSouth = y;
    if (i === from || y > boxNorth) boxNorth = y;
  }
  boxWest -= margin;
  boxSouth -= margin;
  boxEast += margin;
  boxNorth += margin;
}

function countBoxes(margin: f64): void {
  for (let obstacle: i32 = 0; obstacle < obstacleCount; obstacle++) {
    if (firstPoint[obstacle]! === firstPoint[obstacle + 1]!) continue;
    boxOfObstacle(obstacle, margin);
    const lastRow = rowOf(boxNorth);
    const lastColumn = columnOf(boxEast);
    for (let row = rowOf(boxSouth); row <= lastRow; row++)
      for (let column = columnOf(boxWest); column <= lastColumn; column++) {
        const at = row * columns + column + 1;
        boxStart[at] = boxStart[at]! + 1;
      }
  }
}

function placeBoxes(next: I32s, margin: f64): void {
  for (let obstacle: i32 = 0; obstacle < obstacleCount; obstacle++) {
    if (firstPoint[obstacle]! === firstPoint[obstacle + 1]!) continue;
    boxOfObstacle(obstacle, margin);
    const lastRow = rowOf(boxNorth);
    const lastColumn = columnOf(boxEast);
    for (let row = rowOf(boxSouth); row <= lastRow; row++)
      for (let column = columnOf(boxWest); column <= lastColumn; column++) {
        const at = row * columns + column;
        const place = next[at]!;
        boxItems[place] = obstacle;
        next[at] = place + 1;
      }
  }
}
