import type { F64s, f64, I32s, i32 } from "./arrays";
import { f64s, grownF64s, grownI32s, i32s } from "./arrays";
import {
  columnOf,
  fieldBoxes,
  fieldBoxStarts,
  fieldColumns,
  fieldFirstPoints,
  fieldObstacleCount,
  fieldOwners,
  fieldPoints,
  rowOf,
} from "./obstacle-field";
import { sortByKey } from "./sort";

/*
 * Nothing within 0.05 m of a camera's foot hides anything, so an obstacle that the foot stands in or leans on counts without the disc of that
 * radius. Such obstacles are few; their borders are cut here, wall by wall, and the arcs of the disc inside them become walls that face the foot.
 */

/** Nothing nearer to a camera's foot than this hides anything, metres: a camera on a wall does not look at that wall. Source: docs/geometry/scene.md, condition 5. */
export const CLEAR_RADIUS_M: f64 = 0.05;

/** Sides of the disc's polygon at least, all round. What shows of the difference to a circle is 5e-7 m, once scaled to a shadow's size. */
export const CLEAR_SIDES: i32 = 720;

const circle: F64s = f64s(2 * CLEAR_SIDES);
const circleKeys: F64s = f64s(CLEAR_SIDES);

let marks: I32s = i32s(0);
let mark: i32 = 0;

let cutXY: F64s = f64s(256);
let cutOwner: I32s = i32s(64);
let cuts: i32 = 0;

let exitKeys: F64s = f64s(64);
let exitXY: F64s = f64s(128);
let exitOrder: I32s = i32s(64);
let exits: i32 = 0;
/** Whether a wall of the obstacle at hand lies in the disc. */
let isDiscEmpty = true;

/** Unit vectors all round, counter-clockwise from west (-1, 0), for the host to fill once: the kernel knows no sine. */
export function clearCircle(): F64s {
  return circle;
}

/** To be called when the circle or the field has been filled. */
export function beginNearObstacles(): void {
  marks = i32s(fieldObstacleCount());
  mark = 0;
  for (let i: i32 = 0; i < CLEAR_SIDES; i++) circleKeys[i] = turnKey(circle[2 * i]!, circle[2 * i + 1]!);
}

/** Walls that take the place of those of near obstacles: x, y of both ends about the foot, with the obstacle on their left. */
export function nearWalls(): F64s {
  return cutXY;
}

export function nearWallOwners(): I32s {
  return cutOwner;
}

export function nearWallCount(): i32 {
  return cuts;
}

/** Whether an obstacle is one of those whose walls `nearWalls` replaces. */
export function isNear(obstacle: i32): boolean {
  return marks[obstacle]! === mark;
}

/** Finds the obstacles within the clear radius of a foot, or around it. */
export function findNearObstacles(footX: f64, footY: f64): void {
  cuts = 0;
  mark++;
  if (fieldObstacleCount() === 0) return;
  const starts = fieldBoxStarts();
  const boxes = fieldBoxes();
  const at = rowOf(footY) * fieldColumns() + columnOf(footX);
  const end = starts[at + 1]!;
  for (let i = starts[at]!; i < end; i++) {
    const obstacle = boxes[i]!;
    if (marks[obstacle]! !== mark && isByFoot(obstacle, footX, footY)) {
      marks[obstacle] = mark;
      cutObstacle(obstacle, footX, footY);
    }
  }
}

/** Whether an obstacle holds the foot or comes nearer to it than the clear radius. */
function isByFoot(obstacle: i32, footX: f64, footY: f64): boolean {
  const points = fieldPoints();
  const owners = fieldOwners();
  const to = fieldFirstPoints()[obstacle + 1]!;
  for (let i = fieldFirstPoints()[obstacle]!; i < to; i++) {
    if (owners[i]! < 0) continue;
    const ax = points[2 * i]! - footX;
    const ay = points[2 * i + 1]! - footY;
    const bx = points[2 * i + 2]! - footX;
    const by = points[2 * i + 3]! - footY;
    if (squareToSegment(ax, ay, bx, by) < CLEAR_RADIUS_M * CLEAR_RADIUS_M) return true;
  }
  return holds(obstacle, footX, footY, 0, 0);
}

function squareToSegment(ax: f64, ay: f64, bx: f64, by: f64): f64 {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  let share: f64 = 0;
  if (square > 0) share = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
  const x = ax + share * dx;
  const y = ay + share * dy;
  return x * x + y * y;
}

function cutObstacle(obstacle: i32, footX: f64, footY: f64): void {
  const points = fieldPoints();
  const owners = fieldOwners();
  const from = fieldFirstPoints()[obstacle]!;
  const to = fieldFirstPoints()[obstacle + 1]!;
  exits = 0;
  isDiscEmpty = true;
  for (let i = from; i < to; i++) {
    if (owners[i]! >= 0)
      cutWall(
        obstacle,
        points[2 * i]! - footX,
        points[2 * i + 1]! - footY,
        points[2 * i + 2]! - footX,
        points[2 * i + 3]! - footY,
      );
  }
  drawArcs(obstacle, footX, footY);
}

/**
 * Keeps what of a wall lies outside the disc, and notes where it goes through the circle. Whether an end lies in the disc is decided by the end alone, so that
 * two walls that share it agree, and a border that goes in comes out again whatever rounding says of the walls between.
 */
function cutWall(obstacle: i32, ax: f64, ay: f64, bx: f64, by: f64): void {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  if (square === 0) return;
  const isFromIn = isInDisc(ax, ay);
  const isToIn = isInDisc(bx, by);
  const middle = -(ax * dx + ay * dy) / square;
  const cross = ax * by - bx * ay;
  const left = CLEAR_RADIUS_M * CLEAR_RADIUS_M - (cross * cross) / square;
  if (!isFromIn && !isToIn && !(left > 0 && middle > 0 && middle < 1)) {
    keep(obstacle, ax, ay, bx, by);
    return;
  }
  isDiscEmpty = false;
  const half: f64 = left > 0 ? Math.sqrt(left / square) : 0;
  if (!isFromIn) {
    const enter = Math.min(1, Math.max(0, middle - half));
    const x = ax + enter * dx;
    const y = ay + enter * dy;
    keep(obstacle, ax, ay, x, y);
    noteExit(x, y);
  }
  if (!isToIn) {
    const leave = Math.min(1, Math.max(0, middle + half));
    const x = ax + leave * dx;
    const y = ay + leave * dy;
    keep(obstacle, x, y, bx, by);
    noteExit(x, y);
  }
}

function isInDisc(x: f64, y: f64): boolean {
  return x * x + y * y < CLEAR_RADIUS_M * CLEAR_RADIUS_M;
}

function keep(obstacle: i32, ax: f64, ay: f64, bx: f64, by: f64): void {
  const at = cuts++;
  if (at >= cutOwner.length) {
    cutOwner = grownI32s(cutOwner, 2 * cutOwner.length);
    cutXY = grownF64s(cutXY, 2 * cutXY.length);
  }
  cutXY[4 * at] = ax;
  cutXY[4 * at + 1] = ay;
  cutXY[4 * at + 2] = bx;
  cutXY[4 * at + 3] = by;
  cutOwner[at] = obstacle;
}

function noteExit(x: f64, y: f64): void {
  const at = exits++;
  if (at >= exitKeys.length) {
    exitKeys = grownF64s(exitKeys, 2 * exitKeys.length);
    exitXY = grownF64s(exitXY, 2 * exitXY.length);
    exitOrder = grownI32s(exitOrder, 2 * exitOrder.length);
  }
  exitKeys[at] = turnKey(x, y);
  exitXY[2 * at] = x;
  exitXY[2 * at + 1] = y;
}

/** A number that grows with the direction of (x, y), from -2 in the west round by the south to 2. */
function turnKey(x: f64, y: f64): f64 {
  const share = x / (Math.abs(x) + Math.abs(y));
  return y < 0 || (y === 0 && x < 0) ? share - 1 : 1 - share;
}

/** Draws the arcs of the disc's border that lie inside the obstacle. */
function drawArcs(obstacle: i32, footX: f64, footY: f64): void {
  if (exits === 0) {
    // of an empty disc the foot is asked, which no wall is near; a wall that touches the circle does not matter then
    const share: f64 = isDiscEmpty ? 0 : CLEAR_RADIUS_M;
    if (holds(obstacle, footX, footY, share * circle[0]!, share * circle[1]!)) {
      for (let i: i32 = 0; i < CLEAR_SIDES; i++) chord(obstacle, i, i + 1 < CLEAR_SIDES ? i + 1 : 0);
    }
    return;
  }
  for (let i: i32 = 0; i < exits; i++) exitOrder[i] = i;
  sortByKey(exitKeys, exitOrder, 0, exits);
  for (let i: i32 = 0; i < exits; i++)
    drawArc(obstacle, exitOrder[i]!, exitOrder[i + 1 < exits ? i + 1 : 0]!, i + 1 === exits, footX, footY);
}

/** Draws the arc from one exit counter-clockwise to the next, if its middle lies inside the obstacle. */
function drawArc(obstacle: i32, from: i32, to: i32, wraps: boolean, footX: f64, footY: f64): void {
  const ax = exitXY[2 * from]!;
  const ay = exitXY[2 * from + 1]!;
  const bx = exitXY[2 * to]!;
  const by = exitXY[2 * to + 1]!;
  const start = exitKeys[from]!;
  const end: f64 = exitKeys[to]! + (wraps ? 4 : 0);
  if (!(end > start)) return;
  let step = firstBeyond(start);
  let middleX = ax + bx;
  let middleY = ay + by;
  const steps = stepsUntil(step, end);
  if (steps > 0) {
    // a corner of the circle half way, or the middle between it and an exit where there is only one
    const at = (step + (steps >> 1)) % CLEAR_SIDES;
    middleX = CLEAR_RADIUS_M * circle[2 * at]! + (steps === 1 ? ax : 0);
    middleY = CLEAR_RADIUS_M * circle[2 * at + 1]! + (steps === 1 ? ay : 0);
  }
  const length = Math.sqrt(middleX * middleX + middleY * middleY);
  if (!(length > 0)) return;
  const scale = CLEAR_RADIUS_M / length;
  if (!holds(obstacle, footX, footY, scale * middleX, scale * middleY)) return;
  let x = ax;
  let y = ay;
  for (let i: i32 = 0; i < steps; i++) {
    const at = step % CLEAR_SIDES;
    const px = CLEAR_RADIUS_M * circle[2 * at]!;
    const py = CLEAR_RADIUS_M * circle[2 * at + 1]!;
    // what is left of the obstacle lies outside the disc: walked clockwise, it is on the left
    keep(obstacle, px, py, x, y);
    x = px;
    y = py;
    step++;
  }
  keep(obstacle, bx, by, x, y);
}

function chord(obstacle: i32, from: i32, to: i32): void {
  keep(
    obstacle,
    CLEAR_RADIUS_M * circle[2 * to]!,
    CLEAR_RADIUS_M * circle[2 * to + 1]!,
    CLEAR_RADIUS_M * circle[2 * from]!,
    CLEAR_RADIUS_M * circle[2 * from + 1]!,
  );
}

function firstBeyond(key: f64): i32 {
  let i: i32 = 0;
  while (i < CLEAR_SIDES && circleKeys[i]! <= key) i++;
  return i;
}

/** Corners of the circle from number `step` on that come before a key, which may be one turn further. */
function stepsUntil(step: i32, end: f64): i32 {
  let steps: i32 = 0;
  while (steps < CLEAR_SIDES) {
    const at = step + steps;
    const key = at < CLEAR_SIDES ? circleKeys[at]! : circleKeys[at - CLEAR_SIDES]! + 4;
    if (key >= end) return steps;
    steps++;
  }
  return steps;
}

/** Whether an obstacle holds a place about the foot; rounded as its walls are, as these may come as near as 1e-14 m to the place. */
function holds(obstacle: i32, footX: f64, footY: f64, x: f64, y: f64): boolean {
  const points = fieldPoints();
  const owners = fieldOwners();
  const to = fieldFirstPoints()[obstacle + 1]!;
  let inside = false;
  for (let i = fieldFirstPoints()[obstacle]!; i < to; i++) {
    if (owners[i]! < 0) continue;
    const ax = points[2 * i]! - footX - x;
    const ay = points[2 * i + 1]! - footY - y;
    const bx = points[2 * i + 2]! - footX - x;
    const by = points[2 * i + 3]! - footY - y;
    if (ay > 0 !== by > 0 && ax * by - bx * ay > 0 === by > ay) inside = !inside;
  }
  return inside;
}
