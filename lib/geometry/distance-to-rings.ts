import type { Ring } from "./polygon";

/** Distance in metres from a point to the nearest edge of some closed rings. */
export function distanceToRings(x: number, y: number, rings: readonly Ring[]): number {
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) nearest = Math.min(nearest, squareToEdge(ring, i, x, y));
  }
  return Math.sqrt(nearest);
}

function squareToEdge(ring: Ring, i: number, x: number, y: number): number {
  const ax = (ring[i] as number) - x;
  const ay = (ring[i + 1] as number) - y;
  const dx = (ring[i + 2] as number) - x - ax;
  const dy = (ring[i + 3] as number) - y - ay;
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / square));
  return (ax + share * dx) ** 2 + (ay + share * dy) ** 2;
}
