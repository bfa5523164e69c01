import type { Ring } from "./polygon";

/** The same ring the other way round. */
export function reversed(ring: Ring): Ring {
  const back = new Float64Array(ring.length);
  for (let i = 0; i + 1 < ring.length; i += 2) {
    back[ring.length - i - 2] = ring[i] as number;
    back[ring.length - i - 1] = ring[i + 1] as number;
  }
  return back;
}
