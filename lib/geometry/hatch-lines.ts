import type { Ring } from "./polygon";

/** A straight piece `[x0, y0, x1, y1]`, metres. */
export type Piece = readonly [x0: number, y0: number, x1: number, y1: number];

/**
 * Lines that rise to the north-east over what rings enclose, a fixed distance apart and in step for all rings of one frame.
 *
 * @param rings - Any rings; a place counts that an odd number of them encloses.
 * @param spacing - Metres between lines, > 0.
 */
export function hatchLines(rings: readonly Ring[], spacing: number): Piece[] {
  if (!(spacing > 0)) throw new RangeError(`spacing must be > 0 m, got ${spacing}`);
  const crossings = new Map<number, number[]>();
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]] as [number, number, number, number];
      // along the lines and across them, a diagonal of the square longer than metres
      const [alongA, acrossA, alongB, acrossB] = [ax + ay, ay - ax, bx + by, by - bx];
      const step = spacing * Math.SQRT2;
      const [low, high] = [Math.min(acrossA, acrossB), Math.max(acrossA, acrossB)];
      for (let line = Math.ceil(low / step); line * step < high; line++) {
        const share = (line * step - acrossA) / (acrossB - acrossA);
        const found = crossings.get(line) ?? [];
        found.push(alongA + share * (alongB - alongA));
        crossings.set(line, found);
      }
    }
  }
  return [...crossings].flatMap(([line, places]) => {
    const across = line * spacing * Math.SQRT2;
    places.sort((a, b) => a - b);
    return Array.from({ length: places.length >> 1 }, (_, i): Piece => {
      const [from, to] = [places[2 * i] as number, places[2 * i + 1] as number];
      return [(from - across) / 2, (from + across) / 2, (to - across) / 2, (to + across) / 2];
    });
  });
}
