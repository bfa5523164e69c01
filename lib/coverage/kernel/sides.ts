import type { F64s, f64, I32s, i32 } from "./arrays";
import { f64s, grownF64s, grownI32s, i32s } from "./arrays";

// The sides that cover-sweep.ts sweeps: foot (x0, y0), height of the top, slope dx / dy, what a step across does, and whose it is. Cells that are
// split put the parts of their sides behind their own.

export let x0s: F64s = f64s(4096);
export let y0s: F64s = f64s(4096);
export let y1s: F64s = f64s(4096);
export let slopes: F64s = f64s(4096);
export let codes: I32s = i32s(4096);
export let owners: I32s = i32s(4096);

/** Makes room for a number of sides. */
export function growSides(room: i32): void {
  if (room <= x0s.length) return;
  const n = room + (room >> 1);
  x0s = grownF64s(x0s, n);
  y0s = grownF64s(y0s, n);
  y1s = grownF64s(y1s, n);
  slopes = grownF64s(slopes, n);
  codes = grownI32s(codes, n);
  owners = grownI32s(owners, n);
}

export function setSide(at: i32, x: f64, y: f64, top: f64, slope: f64, code: i32, owner: i32): void {
  x0s[at] = x;
  y0s[at] = y;
  y1s[at] = top;
  slopes[at] = slope;
  codes[at] = code;
  owners[at] = owner;
}

/** Writes a part of side `whose` to another place. */
export function putSide(at: i32, x: f64, y: f64, top: f64, whose: i32): void {
  setSide(at, x, y, top, slopes[whose]!, codes[whose]!, owners[whose]!);
}
