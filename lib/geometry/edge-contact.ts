import { turn } from "./turn";

/**
 * How two edges meet. `crossing`: each passes from one side of the other to the other side. `overlap`: they share more than a point.
 * `touch`: they share one point that is an end of at least one of them. All signs are exact.
 */
export type EdgeContact = "none" | "touch" | "crossing" | "overlap";

/** An edge as `[ax, ay, bx, by]`. */
export type Edge = readonly [ax: number, ay: number, bx: number, by: number];

/** How two edges of some length meet. */
export function edgeContact(e: Edge, f: Edge): EdgeContact {
  const fa = Math.sign(turn(...e, f[0], f[1]));
  const fb = Math.sign(turn(...e, f[2], f[3]));
  if (fa * fb > 0) return "none";
  if (fa === 0 && fb === 0) return contactOnLine(e, f);
  const ea = Math.sign(turn(...f, e[0], e[1]));
  const eb = Math.sign(turn(...f, e[2], e[3]));
  if (ea * eb > 0) return "none";
  return fa * fb < 0 && ea * eb < 0 ? "crossing" : "touch";
}

/** Edges on one line: compared along x, or along y where the line runs north. */
function contactOnLine(e: Edge, f: Edge): EdgeContact {
  const axis = e[0] !== e[2] ? 0 : 1;
  const from = Math.max(Math.min(e[axis], e[axis + 2] as number), Math.min(f[axis], f[axis + 2] as number));
  const to = Math.min(Math.max(e[axis], e[axis + 2] as number), Math.max(f[axis], f[axis + 2] as number));
  if (from > to) return "none";
  return from === to ? "touch" : "overlap";
}
