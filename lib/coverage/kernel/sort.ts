import type { F64s, f64, I32s, i32 } from "./arrays";
import { f64s, i32s, toInt } from "./arrays";

/** Ranges up to this length are sorted by insertion, which is quicker for them than any division. */
const SHORT: i32 = 24;

/** From this length on, keys are first spread over as many buckets: most end up in their place. */
const LONG: i32 = 48;

let bucketEnd: I32s = i32s(256);
let spreadKeys: F64s = f64s(256);
let spreadOrder: I32s = i32s(256);

// the range being spread: its smallest key and buckets per unit; 0 buckets where spreading does not help
let spreadLow: f64 = 0;
let spreadScale: f64 = 0;

/** Measures a range of keys, and makes room for its buckets. @returns whether its keys can be spread */
function beginSpread(low: f64, high: f64, count: i32): boolean {
  const width = high - low;
  if (!(width > 0 && width < Infinity)) return false;
  spreadLow = low;
  spreadScale = (count - 1) / width;
  if (!(spreadScale < Infinity)) return false;
  if (count + 1 > bucketEnd.length) bucketEnd = i32s(2 * count + 2);
  for (let i: i32 = 0; i <= count; i++) bucketEnd[i] = 0;
  return true;
}

// @inline
function bucketOf(key: f64): i32 {
  return toInt((key - spreadLow) * spreadScale);
}

/** From how many keys each bucket has, where each begins. */
function placeBuckets(count: i32): void {
  let sum: i32 = 0;
  for (let i: i32 = 0; i <= count; i++) {
    const here = bucketEnd[i]!;
    bucketEnd[i] = sum;
    sum += here;
  }
}

/**
 * Sorts `a[from … to - 1]`, smallest first, in place. There may be no NaN among them.
 */
export function sortKeys(a: F64s, from: i32, to: i32): void {
  const count = to - from;
  if (count < LONG) {
    quickKeys(a, from, to);
    return;
  }
  let low = a[from]!;
  let high = a[from]!;
  for (let i = from + 1; i < to; i++) {
    const key = a[i]!;
    if (key < low) low = key;
    if (key > high) high = key;
  }
  if (!beginSpread(low, high, count)) {
    quickKeys(a, from, to);
    return;
  }
  for (let i = from; i < to; i++) {
    const bucket = bucketOf(a[i]!);
    bucketEnd[bucket] = bucketEnd[bucket]! + 1;
  }
  placeBuckets(count);
  if (count > spreadKeys.length) spreadKeys = f64s(2 * count);
  for (let i = from; i < to; i++) {
    const key = a[i]!;
    const bucket = bucketOf(key);
    const at = bucketEnd[bucket]!;
    bucketEnd[bucket] = at + 1;
    spreadKeys[at] = key;
  }
  for (let i: i32 = 0; i < count; i++) a[from + i] = spreadKeys[i]!;
  let start: i32 = 0;
  for (let bucket: i32 = 0; bucket < count; bucket++) {
    const end = bucketEnd[bucket]!;
    if (end - start > 1) quickKeys(a, from + start, from + end);
    start = end;
  }
}

/**
 * Sorts the indices `order[from … to - 1]` by their keys, smallest first, in place; of equal keys the smaller index comes
 * first, so that the result does not depend on the order before. There may be no NaN among the keys.
 */
export function sortByKey(keys: F64s, order: I32s, from: i32, to: i32): void {
  const count = to - from;
  if (count < LONG) {
    quickByKey(keys, order, from, to);
    return;
  }
  let low = keys[order[from]!]!;
  let high = low;
  for (let i = from + 1; i < to; i++) {
    const key = keys[order[i]!]!;
    if (key < low) low = key;
    if (key > high) high = key;
  }
  if (!beginSpread(low, high, count)) {
    quickByKey(keys, order, from, to);
    return;
  }
  for (let i = from; i < to; i++) {
    const bucket = bucketOf(keys[order[i]!]!);
    bucketEnd[bucket] = bucketEnd[bucket]! + 1;
  }
  placeBuckets(count);
  if (count > spreadOrder.length) spreadOrder = i32s(2 * count);
  for (let i = from; i < to; i++) {
    const index = order[i]!;
    const bucket = bucketOf(keys[index]!);
    const at = bucketEnd[bucket]!;
    bucketEnd[bucket] = at + 1;
    spreadOrder[at] = index;
  }
  for (let i: i32 = 0; i < count; i++) order[from + i] = spreadOrder[i]!;
  let start: i32 = 0;
  for (let bucket: i32 = 0; bucket < count; bucket++) {
    const end = bucketEnd[bucket]!;
    if (end - start > 1) quickByKey(keys, order, from + start, from + end);
    start = end;
  }
}

/**
 * Quicksort around the median of three, the shorter side by recursion, so that the stack stays below 32 deep whatever the
 * input.
 */
function quickKeys(a: F64s, from: i32, to: i32): void {
  let lo: i32 = from;
  let hi: i32 = to;
  while (hi - lo > SHORT) {
    const pivot = median(a[lo]!, a[(lo + hi) >> 1]!, a[hi - 1]!);
    let i: i32 = lo;
    let j: i32 = hi - 1;
    while (i <= j) {
      while (a[i]! < pivot) i++;
      while (a[j]! > pivot) j--;
      if (i <= j) {
        const swapped = a[i]!;
        a[i] = a[j]!;
        a[j] = swapped;
        i++;
        j--;
      }
    }
    // Between j and i lies at most one key, which equals the pivot.
    if (j + 1 - lo < hi - i) {
      quickKeys(a, lo, j + 1);
      lo = i;
    } else {
      quickKeys(a, i, hi);
      hi = j + 1;
    }
  }
  insertKeys(a, lo, hi);
}

/** The same for indices by their keys. */
function quickByKey(keys: F64s, order: I32s, from: i32, to: i32): void {
  let lo: i32 = from;
  let hi: i32 = to;
  while (hi - lo > SHORT) {
    const pivot = medianByKey(keys, order[lo]!, order[(lo + hi) >> 1]!, order[hi - 1]!);
    let i: i32 = lo;
    let j: i32 = hi - 1;
    while (i <= j) {
      while (isBefore(keys, order[i]!, pivot)) i++;
      while (isBefore(keys, pivot, order[j]!)) j--;
      if (i <= j) {
        const swapped = order[i]!;
        order[i] = order[j]!;
        order[j] = swapped;
        i++;
        j--;
      }
    }
    if (j + 1 - lo < hi - i) {
      quickByKey(keys, order, lo, j + 1);
      lo = i;
    } else {
      quickByKey(keys, order, i, hi);
      hi = j + 1;
    }
  }
  insertByKey(keys, order, lo, hi);
}

function insertKeys(a: F64s, from: i32, to: i32): void {
  for (let i: i32 = from + 1; i < to; i++) {
    const key = a[i]!;
    let j: i32 = i;
    while (j > from && a[j - 1]! > key) {
      a[j] = a[j - 1]!;
      j--;
    }
    a[j] = key;
  }
}

function insertByKey(keys: F64s, order: I32s, from: i32, to: i32): void {
  for (let i: i32 = from + 1; i < to; i++) {
    const index = order[i]!;
    let j: i32 = i;
    while (j > from && isBefore(keys, index, order[j - 1]!)) {
      order[j] = order[j - 1]!;
      j--;
    }
    order[j] = index;
  }
}

// @inline
function isBefore(keys: F64s, p: i32, q: i32): boolean {
  const kp = keys[p]!;
  const kq = keys[q]!;
  return kp < kq || (kp === kq && p < q);
}

function median(a: f64, b: f64, c: f64): f64 {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

function medianByKey(keys: F64s, a: i32, b: i32, c: i32): i32 {
  if (isBefore(keys, a, b)) {
    if (isBefore(keys, b, c)) return b;
    return isBefore(keys, a, c) ? c : a;
  }
  if (isBefore(keys, a, c)) return a;
  return isBefore(keys, b, c) ? c : b;
}
