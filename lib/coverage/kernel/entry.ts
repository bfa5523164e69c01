import type { F64s, I32s, i32 } from "./arrays";
import { f64s, grownF64s, grownI32s, i32s } from "./arrays";
import { sortByKey } from "./sort";

/*
 * What the host may call. The compiler starts here. Functions take numbers, and return a number, nothing, or one of the
 * kernel's arrays; kernel.ts names those that return arrays.
 */

export {
  addCover,
  addCovers,
  beginSite,
  coverFirsts,
  coverPoints,
  coverStarts,
  depthAreas,
  sweepSite,
} from "./cover-sweep";
export { framePoints, frameStarts, levelStarts, seeFootprints } from "./footprint-sweep";
export { gapOuters, gapRingCount, gapStarts, gapXY } from "./gap-rings";
export { indexField } from "./index-field";
export { clearCircle } from "./near-obstacles";
export { fieldBases, fieldFirstPoints, fieldOwners, fieldPoints, fieldTops, reserveField } from "./obstacle-field";
export { outlineStarts, outlineXY } from "./outline-rings";
export {
  findReasons,
  isHiddenFrom,
  pointReasons,
  reasonPoints,
  watcherCorners,
  watcherNumbers,
  watcherStarts,
} from "./point-reasons";

let keys: F64s = f64s(64);
let order: I32s = i32s(64);

/** Room for `n` numbers to be sorted by. @returns the array to write them to */
export function keysToSort(n: i32): F64s {
  if (keys.length < n) keys = grownF64s(keys, n);
  return keys;
}

/** Sorts the indices 0 … n - 1 by the keys written before. @returns the array that holds them */
export function sortedOrder(n: i32): I32s {
  if (order.length < n) order = grownI32s(order, n);
  for (let i: i32 = 0; i < n; i++) order[i] = i;
  sortByKey(keys, order, 0, n);
  return order;
}
