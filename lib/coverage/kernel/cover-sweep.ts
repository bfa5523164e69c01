import type { F64s, f64, I32s, i32 } from "./arrays";
import { f64s, grownF64s, grownI32s, i32s } from "./arrays";
import { beginBorders, beginLeaf, clearGapStack, endLeaf, gapStackFollows, joinSeams, pileGap } from "./gap-borders";
import { drawGapRings, gapRingAreas } from "./gap-rings";
import { codes, growSides, owners, putSide, setSide, slopes, x0s, y0s, y1s } from "./sides";
import { sortByKey, sortKeys } from "./sort";

/*
 * How often each place of a site is covered, and where it is not covered at all.
 *
 *   y ^    \  :  /  :  |        The sides of the site and of all footprints are straight. Between two neighbouring heights at which a side
 *     |-----\-:-/---:--|----    begins or ends (a slab) they only cross, and where they do, the slab is cut once more. In each piece the
 *     |      \:/    :  |        sides have one order from west to east. Walking along it and counting in and out gives the depth of every
 *     |      /:\    :  |        trapezium: its area goes to that depth's sum, and depth 0 inside the site is a gap.
 *     |-----/-:-\---:--|----
 *     +------------------> x    A large site is split into cells first, along its longer side and as often as needed (as a k-d tree), so that
 *                               few sides are abreast. A footprint without a side in a cell covers all of it or nothing: it is only counted.
 *
 * The frame lies along the site's longer axis. Plain floating point is enough: the order is made anew in every slab, so what rounding puts
 * in the wrong order is 1e-12 m apart, and costs an area of that width. docs/geometry/cover.md derives the bound.
 */

/** Depths that are told apart: the last is "as often or more". */
export const DEPTHS: i32 = 16;

/** Sides in one cell at most, unless it is split `DEEPEST` times already. */
const LEAF_SIDES: i32 = 160;
const DEEPEST: i32 = 14;

/*
 * What is not told apart, as parts of the site's extent: sides lower than this, heights nearer to each other, sides out of order by so little at
 * the end of a slab, and gaps narrower than this. On a site of 100 m: 1 nm, 10 nm, 1 nm and 0.1 µm.
 */
const LEAST_HEIGHT_PART: f64 = 1e-11;
const SAME_HEIGHT_PART: f64 = 1e-10;
const CROSSED_PART: f64 = 1e-11;
const LEAST_GAP_PART: f64 = 1e-9;
/** The part of a site by which its gaps as drawn may differ from its gaps as measured. */
const DRAWN_PART: f64 = 5e-6;
let leastHeight: f64 = 0;
let sameHeight: f64 = 0;
let crossedBy: f64 = 0;
let leastGapWidth: f64 = 0;

/** Codes of sides: the site's border, or a step of cover from west to east. */
const SITE: i32 = 1;
const COVER: i32 = 2;

// what the host fills: rings of the site or of one footprint
let inXY: F64s = f64s(2048);
let inStart: I32s = i32s(64);

// frame: origin, direction of y, box
let originX: f64 = 0;
let originY: f64 = 0;
let alongX: f64 = 0;
let alongY: f64 = 1;
let west: f64 = 0;
let east: f64 = 0;
let south: f64 = 0;
let north: f64 = 0;

// how many sides there are, and whose are being added
let sides: i32 = 0;
let owner: i32 = 0;

// steps of site and cover along a cell's western border, from sides west of it
let stepY: F64s = f64s(1024);
let stepSite: I32s = i32s(1024);
let stepDepth: I32s = i32s(1024);
let stepOwner: I32s = i32s(1024);
let steps: i32 = 0;

// marks of footprints that have a side in the cell
let seen: I32s = i32s(256);
let seenMark: i32 = 0;

const areas: F64s = f64s(DEPTHS);
let wantsGaps = false;

// a leaf's sides over the current slab: slots with the side's line, and the order of slots from west to east
let slotX0: F64s = f64s(256);
let slotY0: F64s = f64s(256);
let slotSlope: F64s = f64s(256);
let slotTop: F64s = f64s(256);
let slotCode: I32s = i32s(256);
let slotSide: I32s = i32s(256);
let slotX: F64s = f64s(256);
let slotEnd: F64s = f64s(256);
let slotStart: F64s = f64s(256);
let freeSlots: I32s = i32s(256);
let abreast: I32s = i32s(256);
let byStart: I32s = i32s(256);
let slots: i32 = 0;
let freeCount: i32 = 0;
let abreastCount: i32 = 0;
let crossingAt: F64s = f64s(256);

let heights: F64s = f64s(1024);
let order: I32s = i32s(1024);
let keys: F64s = f64s(1024);
let spareY: F64s = f64s(256);
let spareSite: I32s = i32s(256);
let spareDepth: I32s = i32s(256);
let spareOwner: I32s = i32s(256);

/** @returns the array for the corners x, y of the rings that come next: the site's, or a footprint's about its camera's foot; metres */
export function coverPoints(corners: i32): F64s {
  if (2 * corners > inXY.length) inXY = grownF64s(inXY, 4 * corners);
  return inXY;
}

/** @returns the array for the first corner of each of these rings, and one number more; rings are open */
export function coverStarts(rings: i32): I32s {
  if (rings >= inStart.length) inStart = grownI32s(inStart, 2 * rings);
  return inStart;
}

/** Area in m² by depth: not covered, covered once, …, covered `DEPTHS - 1` times or more. */
export function depthAreas(): F64s {
  return areas;
}

/** Begins a site whose rings were filled in, about an origin near it; outer rings counter-clockwise, holes clockwise, none crossing. */
export function beginSite(rings: i32): void {
  sides = 0;
  steps = 0;
  owner = 0;
  const end = inStart[rings]!;
  layFrame(end);
  west = Infinity;
  south = Infinity;
  east = -Infinity;
  north = -Infinity;
  for (let i: i32 = 0; i < end; i++) {
    const px = inXY[2 * i]! - originX;
    const py = inXY[2 * i + 1]! - originY;
    const x = px * alongY - py * alongX;
    const y = px * alongX + py * alongY;
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const extent = Math.max(east - west, north - south);
  leastHeight = LEAST_HEIGHT_PART * extent;
  sameHeight = SAME_HEIGHT_PART * extent;
  crossedBy = CROSSED_PART * extent;
  leastGapWidth = LEAST_GAP_PART * extent;
  addRings(rings, 0, 0);
}

/** Turns the frame so that its y runs along the site's longer principal axis. */
function layFrame(corners: i32): void {
  let mx: f64 = 0;
  let my: f64 = 0;
  for (let i: i32 = 0; i < corners; i++) {
    mx += inXY[2 * i]!;
    my += inXY[2 * i + 1]!;
  }
  const count: f64 = corners;
  originX = mx / count;
  originY = my / count;
  let xx: f64 = 0;
  let yy: f64 = 0;
  let xy: f64 = 0;
  for (let i: i32 = 0; i < corners; i++) {
    const x = inXY[2 * i]! - originX;
    const y = inXY[2 * i + 1]! - originY;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  const difference = xx - yy;
  alongX = difference + Math.sqrt(difference * difference + 4 * xy * xy);
  alongY = 2 * xy;
  const length = Math.sqrt(alongX * alongX + alongY * alongY);
  if (length > 1e-12 * (xx + yy)) {
    alongX = alongX / length;
    alongY = alongY / length;
  } else {
    alongX = 0;
    alongY = 1;
  }
}

/** Adds the footprint whose rings were filled in. @param dx - With `dy` its camera's foot about the site's origin. */
export function addCover(rings: i32, dx: f64, dy: f64): void {
  owner++;
  addRings(rings, dx, dy);
}

function addRings(rings: i32, dx: f64, dy: f64): void {
  const moveX = dx - originX;
  const moveY = dy - originY;
  const code: i32 = owner === 0 ? SITE : COVER;
  const room = sides + steps + 4 * inStart[rings]! + 16;
  growSides(room);
  if (room > stepY.length) growSteps(room);
  for (let ring: i32 = 0; ring < rings; ring++) {
    const from = inStart[ring]!;
    const end = inStart[ring + 1]!;
    if (end - from < 3) continue;
    let px = (inXY[2 * end - 2]! + moveX) * alongY - (inXY[2 * end - 1]! + moveY) * alongX;
    let py = (inXY[2 * end - 2]! + moveX) * alongX + (inXY[2 * end - 1]! + moveY) * alongY;
    for (let i = from; i < end; i++) {
      const mx = inXY[2 * i]! + moveX;
      const my = inXY[2 * i + 1]! + moveY;
      const x = mx * alongY - my * alongX;
      const y = mx * alongX + my * alongY;
      // with the region on the left, a side that goes down has it in the east
      if (py < y) addSide(px, py, x, y, code === SITE ? SITE : -COVER);
      else addSide(x, y, px, py, code);
      px = x;
      py = y;
    }
  }
}

function growSteps(room: i32): void {
  const n = room + (room >> 1);
  stepY = grownF64s(stepY, n);
  stepSite = grownI32s(stepSite, n);
  stepDepth = grownI32s(stepDepth, n);
  stepOwner = grownI32s(stepOwner, n);
}

/** Adds what of a side lies in the box; what lies west of it becomes steps, what lies east does not matter. ya ≤ yb. */
function addSide(xa: f64, ya: f64, xb: f64, yb: f64, code: i32): void {
  if (yb - ya < leastHeight || yb <= south || ya >= north || (xa >= east && xb >= east)) return;
  const slope = (xb - xa) / (yb - ya);
  let x = xa;
  let y = ya;
  let top = yb;
  if (y < south) {
    x += (south - y) * slope;
    y = south;
  }
  if (top > north) top = north;
  cutWest(x, y, top, slope, code);
}

function cutWest(xa: f64, ya: f64, yb: f64, slope: f64, code: i32): void {
  const xb = xa + (yb - ya) * slope;
  if (xa >= east && xb >= east) return;
  if (xa <= west && xb <= west) {
    addStep(ya, yb, code);
    return;
  }
  let x = xa;
  let y = ya;
  let top = yb;
  if (xa < west || xb < west) {
    const at = Math.min(yb, Math.max(ya, ya + (west - xa) / slope));
    if (xa < west) {
      addStep(ya, at, code);
      x = west;
      y = at;
    } else {
      addStep(at, yb, code);
      top = at;
    }
  }
  if (xa > east || xb > east) {
    const at = Math.min(yb, Math.max(ya, ya + (east - xa) / slope));
    if (xa > east) {
      x = east;
      y = at;
    } else top = at;
  }
  if (top - y < leastHeight) return;
  setSide(sides++, x, y, top, slope, code, owner);
}

/** A side west of the box steps cover up at its foot and down at its top, for all that lies east of it. */
function addStep(from: f64, to: f64, code: i32): void {
  if (!(to > from)) return;
  const isSite: i32 = code === SITE ? 1 : 0;
  const depth: i32 = code === SITE ? 0 : code >> 1;
  putStep(steps++, from, isSite, depth, owner);
  putStep(steps++, to, isSite, -depth, owner);
}

function putStep(at: i32, y: f64, site: i32, depth: i32, whose: i32): void {
  stepY[at] = y;
  stepSite[at] = site;
  stepDepth[at] = depth;
  stepOwner[at] = whose;
}

/**
 * Measures the site; with `gaps` other than 0, draws its gaps too (gap-rings.ts holds them afterwards).
 * @returns the number of gap rings, or -1 - that number where they need mending: the grid is too coarse for them
 */
export function sweepSite(gaps: i32): i32 {
  for (let i: i32 = 0; i < DEPTHS; i++) areas[i] = 0;
  if (owner >= seen.length) seen = i32s(2 * owner + 2);
  wantsGaps = gaps !== 0;
  if (wantsGaps) beginBorders(Math.max(Math.max(-west, east), Math.max(-south, north)));
  const kept = mergeSteps(0, steps, south, false);
  splitCell(0, sides, 0, kept, west, east, south, north, 0, 0);
  if (!wantsGaps) return 0;
  joinSeams();
  const rings = drawGapRings(originX, originY, alongX, alongY);
  return rings < 0 || isDrawnTrue(rings) ? rings : -1 - rings;
}

/** Whether the gaps as drawn are as large as the gaps as measured: a strip that is far longer than wide is too fine for the grid. */
function isDrawnTrue(rings: i32): boolean {
  const ringAreas = gapRingAreas();
  let drawn: f64 = 0;
  let site: f64 = 0;
  for (let i: i32 = 0; i < rings; i++) drawn += ringAreas[i]!;
  for (let i: i32 = 0; i < DEPTHS; i++) site += areas[i]!;
  return Math.abs(drawn - areas[0]!) <= DRAWN_PART * site;
}

/** Solves a cell: sides a … a + n - 1, steps v … v + w - 1, and a depth that holds all over it. Both stacks are free above. */
function splitCell(a: i32, n: i32, v: i32, w: i32, xl: f64, xr: f64, yl: f64, yh: f64, level: i32, depth: i32): void {
  let count = n;
  let stepCount = w;
  let everywhere = depth;
  // footprints without a side here cover all of the cell or nothing; level sides are not kept, but show as a step within it
  const mark = ++seenMark;
  let hasBorder = false;
  for (let i = a; i < a + count; i++) {
    seen[owners[i]!] = mark;
    if (owners[i]! === 0) hasBorder = true;
  }
  for (let i = v; i < v + stepCount; i++) {
    if (stepY[i]! <= yl + sameHeight || stepY[i]! >= yh - sameHeight) continue;
    seen[stepOwner[i]!] = mark;
    if (stepOwner[i]! === 0) hasBorder = true;
  }
  const middle = 0.5 * (yl + yh);
  let isInside = false;
  let kept = v;
  for (let i = v; i < v + stepCount; i++) {
    const whose = stepOwner[i]!;
    if (whose === 0) {
      if (stepY[i]! < middle && stepSite[i]! === 1) isInside = !isInside;
    } else if (seen[whose]! !== mark) {
      if (stepY[i]! < middle) everywhere += stepDepth[i]!;
      continue;
    }
    putStep(kept++, stepY[i]!, stepSite[i]!, stepDepth[i]!, whose);
  }
  stepCount = kept - v;
  if (!hasBorder && !isInside) return;
  if (everywhere >= DEPTHS - 1) {
    // deeper is not told apart, so that only the site's border matters
    count = keepBorder(a, count);
    stepCount = keepBorderSteps(v, stepCount);
    everywhere = DEPTHS - 1;
  }
  const roomS = a + 3 * count + 8;
  const roomV = v + 2 * stepCount + 2 * count + 8;
  growSides(roomS);
  if (roomV > stepY.length) growSteps(roomV);
  if (count <= LEAF_SIDES || level >= DEEPEST) {
    for (let i = v; i < v + stepCount; i++) if (stepY[i]! < yl) stepY[i] = yl;
    stepCount = mergeSteps(v, stepCount, yl, true);
    sweepLeaf(a, count, v, stepCount, everywhere, xl, xr, yl, yh);
    return;
  }
  const b = a + count;
  const t = v + stepCount;
  if (yh - yl >= xr - xl) {
    const c = 0.5 * (yl + yh);
    splitCell(b, takeBelow(a, b, c), t, takeStepsBelow(v, t, c), xl, xr, yl, c, level + 1, everywhere);
    const m = takeAbove(a, b, c);
    splitCell(b, m, t, takeStepsAbove(v, t, c), xl, xr, c, yh, level + 1, everywhere);
  } else {
    const c = 0.5 * (xl + xr);
    const m = takeWest(a, b, c);
    for (let i = v; i < t; i++) putStep(t + i - v, stepY[i]!, stepSite[i]!, stepDepth[i]!, stepOwner[i]!);
    splitCell(b, m, t, t - v, xl, c, yl, yh, level + 1, everywhere);
    const q = takeEast(a, b, c);
    for (let i = v; i < t; i++) putStep(t + i - v, stepY[i]!, stepSite[i]!, stepDepth[i]!, stepOwner[i]!);
    const z = stepsWest(a, b, t + (t - v), c);
    splitCell(b, q, t, mergeSteps(t, z - t, yl, false), c, xr, yl, yh, level + 1, everywhere);
  }
}

function keepBorder(a: i32, n: i32): i32 {
  let kept = a;
  for (let i = a; i < a + n; i++) if (owners[i]! === 0) putSide(kept++, x0s[i]!, y0s[i]!, y1s[i]!, i);
  return kept - a;
}

function keepBorderSteps(v: i32, w: i32): i32 {
  let kept = v;
  for (let i = v; i < v + w; i++) if (stepOwner[i]! === 0) putStep(kept++, stepY[i]!, stepSite[i]!, 0, 0);
  return kept - v;
}

function takeBelow(a: i32, b: i32, c: f64): i32 {
  let at = b;
  for (let i = a; i < b; i++) if (y0s[i]! < c) putSide(at++, x0s[i]!, y0s[i]!, Math.min(c, y1s[i]!), i);
  return at - b;
}

function takeAbove(a: i32, b: i32, c: f64): i32 {
  let at = b;
  for (let i = a; i < b; i++) {
    if (y1s[i]! <= c) continue;
    const y = Math.max(c, y0s[i]!);
    putSide(at++, x0s[i]! + (y - y0s[i]!) * slopes[i]!, y, y1s[i]!, i);
  }
  return at - b;
}

function takeStepsBelow(v: i32, t: i32, c: f64): i32 {
  let at = t;
  for (let i = v; i < t; i++) if (stepY[i]! < c) putStep(at++, stepY[i]!, stepSite[i]!, stepDepth[i]!, stepOwner[i]!);
  return at - t;
}

function takeStepsAbove(v: i32, t: i32, c: f64): i32 {
  for (let i = v; i < t; i++) putStep(t + i - v, Math.max(c, stepY[i]!), stepSite[i]!, stepDepth[i]!, stepOwner[i]!);
  return mergeSteps(t, t - v, c, false);
}

/** The height at which a side goes through x = c. */
function heightAt(i: i32, c: f64): f64 {
  return Math.min(y1s[i]!, Math.max(y0s[i]!, y0s[i]! + (c - x0s[i]!) / slopes[i]!));
}

function takeWest(a: i32, b: i32, c: f64): i32 {
  let at = b;
  for (let i = a; i < b; i++) {
    const x = x0s[i]!;
    const end = x + (y1s[i]! - y0s[i]!) * slopes[i]!;
    if (x >= c && end >= c) continue;
    if (x <= c && end <= c) putSide(at++, x, y0s[i]!, y1s[i]!, i);
    else if (x > c) {
      const y = heightAt(i, c);
      if (y1s[i]! - y >= leastHeight) putSide(at++, c, y, y1s[i]!, i);
    } else {
      const y = heightAt(i, c);
      if (y - y0s[i]! >= leastHeight) putSide(at++, x, y0s[i]!, y, i);
    }
  }
  return at - b;
}

function takeEast(a: i32, b: i32, c: f64): i32 {
  let at = b;
  for (let i = a; i < b; i++) {
    const x = x0s[i]!;
    const end = x + (y1s[i]! - y0s[i]!) * slopes[i]!;
    if (x < c && end < c) continue;
    if (x >= c && end >= c) putSide(at++, x, y0s[i]!, y1s[i]!, i);
    else if (x < c) {
      const y = heightAt(i, c);
      if (y1s[i]! - y >= leastHeight) putSide(at++, c, y, y1s[i]!, i);
    } else {
      const y = heightAt(i, c);
      if (y - y0s[i]! >= leastHeight) putSide(at++, x, y0s[i]!, y, i);
    }
  }
  return at - b;
}

/** Adds the steps of what lies west of x = c. @returns where they end */
function stepsWest(a: i32, b: i32, from: i32, c: f64): i32 {
  let at = from;
  for (let i = a; i < b; i++) {
    const x = x0s[i]!;
    const end = x + (y1s[i]! - y0s[i]!) * slopes[i]!;
    let low = y0s[i]!;
    let high = y1s[i]!;
    if (x >= c && end >= c) continue;
    if (x >= c) low = heightAt(i, c);
    else if (end >= c) high = heightAt(i, c);
    if (!(high > low)) continue;
    const isSite: i32 = codes[i]! === SITE ? 1 : 0;
    const depth: i32 = isSite === 1 ? 0 : codes[i]! >> 1;
    putStep(at++, low, isSite, depth, owners[i]!);
    putStep(at++, high, isSite, -depth, owners[i]!);
  }
  return at;
}

/** Adds up the steps of one owner (or of all) at one height, and leaves out those that cancel; sorted by height. @returns how many are left */
function mergeSteps(v: i32, w: i32, base: f64, ofAll: boolean): i32 {
  if (w > keys.length) {
    keys = f64s(2 * w);
    order = i32s(2 * w);
  }
  if (w > spareY.length) {
    spareY = f64s(2 * w);
    spareSite = i32s(2 * w);
    spareDepth = i32s(2 * w);
    spareOwner = i32s(2 * w);
  }
  const span = north - south + 1;
  for (let i: i32 = 0; i < w; i++) {
    order[i] = i;
    spareY[i] = stepY[v + i]!;
    spareSite[i] = stepSite[v + i]!;
    spareDepth[i] = stepDepth[v + i]!;
    spareOwner[i] = stepOwner[v + i]!;
    const whose: f64 = spareOwner[i]!;
    keys[i] = spareY[i]! - base + (ofAll ? 0 : whose * 2 * span);
  }
  sortByKey(keys, order, 0, w);
  let kept = v;
  let i: i32 = 0;
  while (i < w) {
    const one = order[i]!;
    let site: i32 = spareSite[one]!;
    let depth: i32 = spareDepth[one]!;
    i++;
    while (i < w && keys[order[i]!]! - keys[one]! < sameHeight) {
      site ^= spareSite[order[i]!]!;
      depth += spareDepth[order[i]!]!;
      i++;
    }
    if (site !== 0 || depth !== 0) putStep(kept++, spareY[one]!, site, depth, ofAll ? 0 : spareOwner[one]!);
  }
  return kept - v;
}

/** Sweeps a cell from south to north. */
function sweepLeaf(a: i32, n: i32, v: i32, w: i32, depth: i32, xl: f64, xr: f64, yl: f64, yh: f64): void {
  if (wantsGaps) beginLeaf(a, n, xl, xr, yl, yh);
  growLeaf(n, w);
  const stops = placeHeights(a, n, v, w, yl, yh);
  for (let i: i32 = 0; i < n; i++) {
    order[i] = i;
    keys[i] = y0s[a + i]!;
  }
  sortByKey(keys, order, 0, n);
  slots = 0;
  freeCount = 0;
  abreastCount = 0;
  let next: i32 = 0;
  let step = v;
  let isInside = false;
  let base = depth;
  for (let k: i32 = 0; k + 1 < stops; k++) {
    const low = heights[k]!;
    const high = heights[k + 1]!;
    const middle = 0.5 * (low + high);
    while (step < v + w && stepY[step]! < middle) {
      if (stepSite[step]! === 1) isInside = !isInside;
      base += stepDepth[step]!;
      step++;
    }
    let isInOrder = advance(high, middle);
    while (next < n && keys[order[next]!]! < middle) {
      const side = a + order[next]!;
      next++;
      if (y1s[side]! > middle) {
        enter(side, low, high);
        isInOrder = false;
      }
    }
    if (!isInOrder) sortAbreast();
    if (!isInOrder && isCrossed()) scanCrossed(low, high, isInside, base, xl, xr);
    else scan(low, high - low, isInside, base, xl, xr);
  }
  if (wantsGaps) endLeaf(heights[stops - 1]!);
}

function growLeaf(n: i32, w: i32): void {
  if (n > keys.length) {
    keys = f64s(2 * n);
    order = i32s(2 * n);
  }
  const stops = 2 * n + w + 2;
  if (stops > heights.length) heights = f64s(2 * stops);
  if (n <= slotX.length) return;
  const room = 2 * n;
  slotX0 = f64s(room);
  slotY0 = f64s(room);
  slotSlope = f64s(room);
  slotTop = f64s(room);
  slotCode = i32s(room);
  slotSide = i32s(room);
  slotX = f64s(room);
  slotEnd = f64s(room);
  slotStart = f64s(room);
  freeSlots = i32s(room);
  abreast = i32s(room);
  byStart = i32s(room);
}

/** Puts every height at which something begins or ends into `heights`, in order. @returns how many there are */
function placeHeights(a: i32, n: i32, v: i32, w: i32, yl: f64, yh: f64): i32 {
  let count: i32 = 0;
  heights[count++] = yl;
  for (let i = a; i < a + n; i++) {
    heights[count++] = y0s[i]!;
    heights[count++] = y1s[i]!;
  }
  for (let i = v; i < v + w; i++) if (stepY[i]! > yl && stepY[i]! < yh) heights[count++] = stepY[i]!;
  heights[count++] = yh;
  sortKeys(heights, 0, count);
  let kept: i32 = 1;
  for (let i: i32 = 1; i < count; i++) if (heights[i]! - heights[kept - 1]! > sameHeight) heights[kept++] = heights[i]!;
  return kept;
}

/** Takes the sides abreast on to the next slab, but for those that end before its middle. @returns whether they stay in order all over it */
function advance(high: f64, middle: f64): boolean {
  let kept: i32 = 0;
  let isInOrder = true;
  let lastStart: f64 = -Infinity;
  let lastEnd: f64 = -Infinity;
  for (let i: i32 = 0; i < abreastCount; i++) {
    const s = abreast[i]!;
    if (slotTop[s]! <= middle) {
      freeSlots[freeCount++] = s;
      continue;
    }
    const start = slotEnd[s]!;
    const end = slotX0[s]! + (high - slotY0[s]!) * slotSlope[s]!;
    slotStart[s] = start;
    slotEnd[s] = end;
    slotX[s] = 0.5 * (start + end);
    if (start < lastStart - crossedBy || end < lastEnd - crossedBy || start + end < lastStart + lastEnd)
      isInOrder = false;
    lastStart = start;
    lastEnd = end;
    abreast[kept++] = s;
  }
  abreastCount = kept;
  return isInOrder;
}

/** A side joins those abreast. */
function enter(side: i32, low: f64, high: f64): void {
  const s: i32 = freeCount > 0 ? freeSlots[--freeCount]! : slots++;
  slotX0[s] = x0s[side]!;
  slotY0[s] = y0s[side]!;
  slotSlope[s] = slopes[side]!;
  slotTop[s] = y1s[side]!;
  slotCode[s] = codes[side]!;
  slotSide[s] = side;
  const start = x0s[side]! + (low - y0s[side]!) * slopes[side]!;
  const end = x0s[side]! + (high - y0s[side]!) * slopes[side]!;
  slotStart[s] = start;
  slotEnd[s] = end;
  const x = 0.5 * (start + end);
  slotX[s] = x;
  let j = abreastCount++;
  while (j > 0 && slotX[abreast[j - 1]!]! > x) {
    abreast[j] = abreast[j - 1]!;
    j--;
  }
  abreast[j] = s;
}

function sortAbreast(): void {
  for (let i: i32 = 1; i < abreastCount; i++) {
    const s = abreast[i]!;
    const x = slotX[s]!;
    if (slotX[abreast[i - 1]!]! <= x) continue;
    let j = i;
    while (j > 0 && slotX[abreast[j - 1]!]! > x) {
      abreast[j] = abreast[j - 1]!;
      j--;
    }
    abreast[j] = s;
  }
}

/** Whether sides cross within the slab: in the order of its middle, they are out of order at an end. */
function isCrossed(): boolean {
  let start: f64 = -Infinity;
  let end: f64 = -Infinity;
  for (let i: i32 = 0; i < abreastCount; i++) {
    const s = abreast[i]!;
    if (slotStart[s]! < start - crossedBy || slotEnd[s]! < end - crossedBy) return true;
    start = slotStart[s]!;
    end = slotEnd[s]!;
  }
  return false;
}

/** Cuts a slab at every crossing, and scans its pieces. */
function scanCrossed(low: f64, high: f64, isInside: boolean, base: i32, xl: f64, xr: f64): void {
  const crossings = findCrossings();
  let from: f64 = 0;
  let y = low;
  for (let i: i32 = 0; i <= crossings; i++) {
    const to: f64 = i < crossings ? crossingAt[i]! : 1;
    if (i < crossings && (to - from) * (high - low) < sameHeight) continue;
    const top: f64 = i < crossings ? low + to * (high - low) : high;
    const middle = 0.5 * (y + top);
    for (let j: i32 = 0; j < abreastCount; j++) {
      const s = abreast[j]!;
      slotX[s] = slotX0[s]! + (middle - slotY0[s]!) * slotSlope[s]!;
    }
    sortAbreast();
    scan(y, top - y, isInside, base, xl, xr);
    from = to;
    y = top;
  }
}

/** Fills `crossingAt` with where sides cross, as parts of the slab's height, in order. @returns how many there are */
function findCrossings(): i32 {
  for (let i: i32 = 0; i < abreastCount; i++) {
    const s = abreast[i]!;
    let j = i;
    while (j > 0 && slotStart[byStart[j - 1]!]! > slotStart[s]!) {
      byStart[j] = byStart[j - 1]!;
      j--;
    }
    byStart[j] = s;
  }
  let found: i32 = 0;
  for (let i: i32 = 1; i < abreastCount; i++) {
    const s = byStart[i]!;
    let j = i;
    while (j > 0 && slotEnd[byStart[j - 1]!]! > slotEnd[s]!) {
      const other = byStart[j - 1]!;
      const before = slotStart[s]! - slotStart[other]!;
      const after = slotEnd[other]! - slotEnd[s]!;
      if (before + after > crossedBy) {
        const part = before / (before + after);
        if (part > 1e-6 && part < 1 - 1e-6) {
          if (found >= crossingAt.length) crossingAt = grownF64s(crossingAt, 2 * found);
          crossingAt[found++] = part;
        }
      }
      byStart[j] = other;
      j--;
    }
    byStart[j] = s;
  }
  sortKeys(crossingAt, 0, found);
  return found;
}

// @inline
function addArea(depth: i32, area: f64): void {
  const at: i32 = depth < 0 ? 0 : depth >= DEPTHS ? DEPTHS - 1 : depth;
  areas[at] = areas[at]! + area;
}

/** Walks a slab, or a piece of one, from west to east. */
function scan(low: f64, height: f64, startsInside: boolean, base: i32, xl: f64, xr: f64): void {
  let isInside = startsInside;
  let depth = base;
  let x = xl;
  let gapSide: i32 = -1;
  let gapX: f64 = 0;
  if (wantsGaps) {
    clearGapStack();
    if (isInside && depth <= 0) {
      gapSide = -2;
      gapX = xl;
    }
  }
  for (let i: i32 = 0; i < abreastCount; i++) {
    const s = abreast[i]!;
    const here = slotX[s]!;
    if (isInside) addArea(depth, (here - x) * height);
    x = here;
    const code = slotCode[s]!;
    if (code === SITE) isInside = !isInside;
    else depth += code >> 1;
    if (!wantsGaps) continue;
    const isGap = isInside && depth <= 0;
    if (isGap && gapSide === -1) {
      gapSide = slotSide[s]!;
      gapX = here;
    } else if (!isGap && gapSide !== -1) {
      if (here - gapX > leastGapWidth) pileGap(gapSide, slotSide[s]!);
      gapSide = -1;
    }
  }
  if (isInside) addArea(depth, (xr - x) * height);
  if (!wantsGaps) return;
  if (gapSide !== -1 && xr - gapX > leastGapWidth) pileGap(gapSide, -3);
  gapStackFollows(low);
}
