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

/** Depths that are told apart at most: the last is "as often or more". */
export const DEPTHS: i32 = 16;

/** Sides in one cell at most, unless it is split `DEEPEST` times already. */
const LEAF_SIDES: i32 = 96;
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
let inFirst: I32s = i32s(16);

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
/** The depth from which on the caller tells nothing apart. */
let deepest: i32 = DEPTHS - 1;
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

// where two sides of a slab cross, as parts of its height, with the slots of the one that comes from the west and the one that comes from the east
let crossingAt: F64s = f64s(256);
let crossingWest: I32s = i32s(256);
let crossingEast: I32s = i32s(256);
let crossingOrder: I32s = i32s(256);

// within such a slab: each slot's place from west to east, and what lies before each place: since which height, in the site or not, how often covered
let placeOf: I32s = i32s(257);
let openSince: F64s = f64s(257);
let openInside: I32s = i32s(257);
let openDepth: I32s = i32s(257);

// of each of a leaf's sides, by its number there: the side that goes on where it ends, or -1, and whether it goes on where another ends
let followers: I32s = i32s(256);
let isFollower: I32s = i32s(256);

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

/** @returns the array for the first ring of each of these footprints, and one number more: the count of all rings */
export function coverFirsts(covers: i32): I32s {
  if (covers >= inFirst.length) inFirst = grownI32s(inFirst, 2 * covers);
  return inFirst;
}

/** Area in m² by depth: not covered, covered once, …; the last of the depths asked for is "as often or more". */
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
  addRings(0, rings, 0, 0);
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
  addRings(0, rings, dx, dy);
}

/** Adds so many footprints whose rings were filled in together, about the site's origin. */
export function addCovers(covers: i32): void {
  for (let cover: i32 = 0; cover < covers; cover++) {
    owner++;
    addRings(inFirst[cover]!, inFirst[cover + 1]!, 0, 0);
  }
}

function addRings(first: i32, last: i32, dx: f64, dy: f64): void {
  const moveX = dx - originX;
  const moveY = dy - originY;
  const code: i32 = owner === 0 ? SITE : COVER;
  const room = sides + steps + 4 * (inStart[last]! - inStart[first]!) + 16;
  growSides(room);
  if (room > stepY.length) growSteps(room);
  for (let ring = first; ring < last; ring++) {
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
  // a side that goes on where the last one ended steps on from there
  if (steps > 0 && stepOwner[steps - 1]! === owner && stepDepth[steps - 2]! === depth) {
    if (stepY[steps - 1]! === from) {
      stepY[steps - 1] = to;
      return;
    }
    if (stepY[steps - 2]! === to) {
      stepY[steps - 2] = from;
      return;
    }
  }
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
 * @param depths - How many are told apart, 2 … `DEPTHS`; cells that are covered more often take next to no time.
 * @returns the number of gap rings, or -1 - that number where they need mending: the grid is too coarse for them
 */
export function sweepSite(gaps: i32, depths: i32): i32 {
  deepest = depths - 1;
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
  if (everywhere >= deepest) {
    // deeper is not told apart, so that only the site's border matters
    count = keepBorder(a, count);
    stepCount = keepBorderSteps(v, stepCount);
    everywhere = deepest;
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
  chainSides(a, n);
  const stops = placeHeights(a, n, v, w, yl, yh);
  let begins: i32 = 0;
  for (let i: i32 = 0; i < n; i++) {
    if (isFollower[i]! === 1) continue;
    order[begins++] = i;
    keys[i] = y0s[a + i]!;
  }
  sortByKey(keys, order, 0, begins);
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
    let isInOrder = advance(a, low, high, middle);
    while (next < begins && keys[order[next]!]! < middle) {
      const side = reaching(a, order[next]!, middle);
      next++;
      if (side >= 0 && !enter(a + side, low, high)) isInOrder = false;
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
  placeOf = i32s(room + 1);
  openSince = f64s(room + 1);
  openInside = i32s(room + 1);
  openDepth = i32s(room + 1);
  followers = i32s(room);
  isFollower = i32s(room);
}

/**
 * Finds the sides that go on where others end: neighbours of one ring are neighbours here. They take the other's place from west to east, so that
 * a chain of sides has to be put in order once.
 */
function chainSides(a: i32, n: i32): void {
  for (let i: i32 = 0; i < n; i++) isFollower[i] = 0;
  for (let i: i32 = 0; i < n; i++) {
    const top = y1s[a + i]!;
    let follower: i32 = -1;
    if (i + 1 < n && y0s[a + i + 1]! === top && isFollower[i + 1]! === 0) follower = i + 1;
    else if (i > 0 && y0s[a + i - 1]! === top && isFollower[i - 1]! === 0) follower = i - 1;
    followers[i] = follower;
    if (follower >= 0) isFollower[follower] = 1;
  }
}

/** The first side of a chain, from side `i` on, that reaches higher than y; -1 where none does. */
function reaching(a: i32, i: i32, y: f64): i32 {
  let side = i;
  while (side >= 0 && y1s[a + side]! <= y) side = followers[side]!;
  return side;
}

/** Puts every height at which something begins or ends into `heights`, in order. @returns how many there are */
function placeHeights(a: i32, n: i32, v: i32, w: i32, yl: f64, yh: f64): i32 {
  let count: i32 = 0;
  heights[count++] = yl;
  for (let i = a; i < a + n; i++) {
    if (isFollower[i - a]! === 0) heights[count++] = y0s[i]!;
    heights[count++] = y1s[i]!;
  }
  for (let i = v; i < v + w; i++) if (stepY[i]! > yl && stepY[i]! < yh) heights[count++] = stepY[i]!;
  heights[count++] = yh;
  sortKeys(heights, 0, count);
  let kept: i32 = 1;
  for (let i: i32 = 1; i < count; i++) if (heights[i]! - heights[kept - 1]! > sameHeight) heights[kept++] = heights[i]!;
  return kept;
}

/**
 * Takes the sides abreast on to the next slab; those that end before its middle make room for what goes on there.
 * @returns whether all stay in order all over it
 */
function advance(a: i32, low: f64, high: f64, middle: f64): boolean {
  let kept: i32 = 0;
  let isInOrder = true;
  let lastStart: f64 = -Infinity;
  let lastEnd: f64 = -Infinity;
  for (let i: i32 = 0; i < abreastCount; i++) {
    const s = abreast[i]!;
    if (slotTop[s]! <= middle) {
      const follower = reaching(a, followers[slotSide[s]! - a]!, middle);
      if (follower < 0) {
        freeSlots[freeCount++] = s;
        continue;
      }
      load(s, a + follower, low, high);
    } else {
      const x = slotEnd[s]!;
      const end = slotX0[s]! + (high - slotY0[s]!) * slotSlope[s]!;
      slotStart[s] = x;
      slotEnd[s] = end;
      slotX[s] = 0.5 * (x + end);
    }
    const start = slotStart[s]!;
    const end = slotEnd[s]!;
    if (start < lastStart - crossedBy || end < lastEnd - crossedBy || start + end < lastStart + lastEnd)
      isInOrder = false;
    lastStart = start;
    lastEnd = end;
    abreast[kept++] = s;
  }
  abreastCount = kept;
  return isInOrder;
}

/** Puts a side into a slot, over a slab. */
function load(s: i32, side: i32, low: f64, high: f64): void {
  const x0 = x0s[side]!;
  const y0 = y0s[side]!;
  const slope = slopes[side]!;
  slotX0[s] = x0;
  slotY0[s] = y0;
  slotSlope[s] = slope;
  slotTop[s] = y1s[side]!;
  slotCode[s] = codes[side]!;
  slotSide[s] = side;
  const start = x0 + (low - y0) * slope;
  const end = x0 + (high - y0) * slope;
  slotStart[s] = start;
  slotEnd[s] = end;
  slotX[s] = 0.5 * (start + end);
}

/** A side joins those abreast. @returns whether it is in order with those beside it all over the slab */
function enter(side: i32, low: f64, high: f64): boolean {
  const s: i32 = freeCount > 0 ? freeSlots[--freeCount]! : slots++;
  load(s, side, low, high);
  const x = slotX[s]!;
  let j = abreastCount++;
  while (j > 0 && slotX[abreast[j - 1]!]! > x) {
    abreast[j] = abreast[j - 1]!;
    j--;
  }
  abreast[j] = s;
  return (j === 0 || areInOrder(abreast[j - 1]!, s)) && (j + 1 === abreastCount || areInOrder(s, abreast[j + 1]!));
}

function areInOrder(s: i32, t: i32): boolean {
  return slotStart[t]! >= slotStart[s]! - crossedBy && slotEnd[t]! >= slotEnd[s]! - crossedBy;
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

/**
 * Walks a slab in which sides cross, from crossing to crossing. Two neighbours that change places end what lies between and beside them, and nothing else;
 * where rounding has other sides between the two, all are put in order anew.
 */
function scanCrossed(low: f64, high: f64, isInside: boolean, base: i32, xl: f64, xr: f64): void {
  const crossings = findCrossings();
  let y = low;
  let isUnordered = true;
  let isGapNew = true;
  for (let i: i32 = 0; i <= crossings; i++) {
    const top: f64 = i < crossings ? low + crossingAt[crossingOrder[i]!]! * (high - low) : high;
    if ((isUnordered || isGapNew) && (i === crossings || top - y >= sameHeight)) {
      const middle = 0.5 * (y + top);
      if (isUnordered) {
        if (y > low) measureOpen(y, xl, xr);
        orderAt(middle);
        open(y, isInside, base);
        isUnordered = false;
      }
      if (wantsGaps) {
        pileGaps(middle, xl, xr);
        gapStackFollows(y);
      }
      isGapNew = false;
    }
    if (i === crossings) break;
    if (!isUnordered) {
      const place = placeOf[crossingWest[crossingOrder[i]!]!]!;
      const other = placeOf[crossingEast[crossingOrder[i]!]!]!;
      if (other < place) continue;
      const isGapSame = !isGapNew;
      if (other > place + 1) isUnordered = true;
      else if (swap(place, top, xl, xr)) isGapNew = wantsGaps;
      if (isGapSame && (isUnordered || isGapNew)) y = top;
    }
  }
  measureOpen(high, xl, xr);
}

/** Notes what lies before each of the sides abreast, from height y on. */
function open(y: f64, isInside: boolean, base: i32): void {
  let inside: i32 = isInside ? 1 : 0;
  let depth = base;
  for (let i: i32 = 0; i < abreastCount; i++) {
    const s = abreast[i]!;
    placeOf[s] = i;
    openSince[i] = y;
    openInside[i] = inside;
    openDepth[i] = depth;
    const code = slotCode[s]!;
    if (code === SITE) inside = 1 - inside;
    else depth += code >> 1;
  }
  openSince[abreastCount] = y;
  openInside[abreastCount] = inside;
  openDepth[abreastCount] = depth;
}

/** Adds up what lies before each of the sides abreast, up to height y. */
function measureOpen(y: f64, xl: f64, xr: f64): void {
  for (let i: i32 = 0; i <= abreastCount; i++) measureBefore(i, y, xl, xr);
}

/** Adds up what lies before a place, up to height y, from where on it is noted anew. */
function measureBefore(place: i32, y: f64, xl: f64, xr: f64): void {
  const since = openSince[place]!;
  openSince[place] = y;
  if (openInside[place]! === 0) return;
  const middle = 0.5 * (since + y);
  const from: f64 = place > 0 ? slotAt(abreast[place - 1]!, middle) : xl;
  const to: f64 = place < abreastCount ? slotAt(abreast[place]!, middle) : xr;
  addArea(openDepth[place]!, (to - from) * (y - since));
}

// @inline
function slotAt(s: i32, y: f64): f64 {
  return slotX0[s]! + (y - slotY0[s]!) * slotSlope[s]!;
}

/** Lets the sides at a place and the next one change places at height y. @returns whether a gap has to do with it */
function swap(place: i32, y: f64, xl: f64, xr: f64): boolean {
  measureBefore(place, y, xl, xr);
  measureBefore(place + 1, y, xl, xr);
  measureBefore(place + 2, y, xl, xr);
  const s = abreast[place + 1]!;
  const t = abreast[place]!;
  abreast[place] = s;
  abreast[place + 1] = t;
  placeOf[s] = place;
  placeOf[t] = place + 1;
  const wasGap = isGapBefore(place) || isGapBefore(place + 1) || isGapBefore(place + 2);
  const code = slotCode[s]!;
  openInside[place + 1] = code === SITE ? 1 - openInside[place]! : openInside[place]!;
  openDepth[place + 1] = code === SITE ? openDepth[place]! : openDepth[place]! + (code >> 1);
  return wasGap || isGapBefore(place + 1);
}

function isGapBefore(place: i32): boolean {
  return openInside[place]! === 1 && openDepth[place]! <= 0;
}

/** Piles up the gaps among the sides abreast, by their widths at height y. */
function pileGaps(y: f64, xl: f64, xr: f64): void {
  clearGapStack();
  let gapSide: i32 = -1;
  let gapX: f64 = 0;
  for (let i: i32 = 0; i <= abreastCount; i++) {
    const isGap = isGapBefore(i);
    if (isGap === (gapSide !== -1)) continue;
    const side: i32 = i > 0 ? slotSide[abreast[i - 1]!]! : -2;
    const x: f64 = i > 0 ? slotAt(abreast[i - 1]!, y) : xl;
    if (!isGap && x - gapX > leastGapWidth) pileGap(gapSide, side);
    gapSide = isGap ? side : -1;
    gapX = x;
  }
  if (gapSide !== -1 && xr - gapX > leastGapWidth) pileGap(gapSide, -3);
}

/** Puts the sides abreast in their order at height y. */
function orderAt(y: f64): void {
  for (let i: i32 = 0; i < abreastCount; i++) {
    const s = abreast[i]!;
    const x = slotX0[s]! + (y - slotY0[s]!) * slotSlope[s]!;
    slotX[s] = x;
    let j = i;
    while (j > 0 && slotX[abreast[j - 1]!]! > x) {
      abreast[j] = abreast[j - 1]!;
      j--;
    }
    abreast[j] = s;
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
          if (found >= crossingAt.length) growCrossings();
          crossingAt[found] = part;
          crossingWest[found] = other;
          crossingEast[found] = s;
          crossingOrder[found] = found;
          found++;
        }
      }
      byStart[j] = other;
      j--;
    }
    byStart[j] = s;
  }
  sortByKey(crossingAt, crossingOrder, 0, found);
  return found;
}

function growCrossings(): void {
  const room = 2 * crossingAt.length;
  crossingAt = grownF64s(crossingAt, room);
  crossingWest = grownI32s(crossingWest, room);
  crossingEast = grownI32s(crossingEast, room);
  crossingOrder = grownI32s(crossingOrder, room);
}

// @inline
function addArea(depth: i32, area: f64): void {
  const at: i32 = depth < 0 ? 0 : depth >= deepest ? deepest : depth;
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
