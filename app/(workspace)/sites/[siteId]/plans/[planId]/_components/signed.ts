/** Smaller is what arithmetic leaves over. */
const LEAST = 1e-6;

/** A difference with its sign; a dash where there is none. */
export function signed(by: number, say: (value: number) => string): string {
  return Math.abs(by) < LEAST ? "–" : `${by > 0 ? "+" : "−"}${say(Math.abs(by))}`;
}
