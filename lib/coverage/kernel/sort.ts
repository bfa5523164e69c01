import type { F64s, f64, I32s, i32 } from "./arrays";

/** Ranges up to this length are sorted by insertion, which is quicker for them than any division. */
const SHORT: i32 = 24;

/**
 * Sorts `a[from … to - 1]`, smallest first, in place. There may be no NaN among them.
 *
 * Quicksort around the median of three, the shorter side by recursion, so that the stack stays below 32 deep whatever the
 * input.
 */
export function sortKeys(a: F64s, from: i32, to: i32): void {
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
      sortKeys(a, lo, j + 1);
      lo = i;
    } else {
      sortKeys(a, i, hi);
      hi = j + 1;
    }
  }
  insertKeys(a, lo, hi);
}

/**
 * Sorts the indices `order[from … to - 1]` by their keys, smallest first, in place; of equal keys the smaller index comes
 * first, so that the result does not depend on the order before. There may be no NaN among the keys.
 */
export function sortByKey(keys: F64s, order: I32s, from: i32, to: i32): void {
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
      sortByKey(keys, order, lo, j + 1);
      lo = i;
    } else {
      sortByKey(keys, order, i, hi);
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
