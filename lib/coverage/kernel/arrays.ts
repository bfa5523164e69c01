/*
 * The kernel's arrays in JavaScript. arrays.assemblyscript holds the same names for WebAssembly; the compiler reads that
 * file in place of this one, so that what is added here has to be added there.
 */

/** A double. AssemblyScript has these three types by itself. */
export type f64 = number;
/** A whole number from -2³¹ to 2³¹ - 1. TypeScript does not check that it is whole: README.md says how to keep it so. */
export type i32 = number;
/** A whole number from 0 to 255: how numbers are kept in `U8s`, never how they are computed with. */
export type u8 = number;

export type F64s = Float64Array<ArrayBuffer>;
export type I32s = Int32Array<ArrayBuffer>;
export type U8s = Uint8Array<ArrayBuffer>;

/** @returns `n` zeros */
export function f64s(n: i32): F64s {
  return new Float64Array(n);
}

/** @returns `n` zeros */
export function i32s(n: i32): I32s {
  return new Int32Array(n);
}

/** @returns `n` zeros */
export function u8s(n: i32): U8s {
  return new Uint8Array(n);
}

/** @returns a copy of `old` with zeros after it, `n` numbers in all; `n` is not below its length */
export function grownF64s(old: F64s, n: i32): F64s {
  const grown = new Float64Array(n);
  grown.set(old);
  return grown;
}

/** @returns a copy of `old` with zeros after it, `n` numbers in all; `n` is not below its length */
export function grownI32s(old: I32s, n: i32): I32s {
  const grown = new Int32Array(n);
  grown.set(old);
  return grown;
}

/** @returns a copy of `old` with zeros after it, `n` numbers in all; `n` is not below its length */
export function grownU8s(old: U8s, n: i32): U8s {
  const grown = new Uint8Array(n);
  grown.set(old);
  return grown;
}

/**
 * Frees the arrays that no variable of a module holds any more. Called first thing in functions of the host, never where a local
 * constant may hold the only way to an array.
 */
export function collectArrays(): void {
  // JavaScript does so by itself.
}

/** Towards zero. `x` is a number within the range of `i32`: beyond it, the two worlds answer differently. */
export function toInt(x: f64): i32 {
  return x | 0;
}
