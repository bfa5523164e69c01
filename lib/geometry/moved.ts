import type { Ring } from "./polygon";

/** A ring moved by `dx` and `dy` metres. */
export function moved(ring: Ring, dx: number, dy: number): Ring {
  const copy = new Float64Array(ring.length);
  for (let i = 0; i + 1 < ring.length; i += 2) {
    copy[i] = (ring[i] as number) + dx;
    copy[i + 1] = (ring[i + 1] as number) + dy;
  }
  return copy;
}
