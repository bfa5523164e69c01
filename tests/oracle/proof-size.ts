/**
 * How much of a proof a run does. `npm test` does a part of each; `npm run proof:…` sets the variable to the whole or to what was asked for.
 * The same code does both.
 */
export function proofSize(variable: `SIGHTLINE_PROOF_${string}`, part: number): number {
  const asked = process.env[variable];
  if (asked === undefined) return part;
  const size = Number(asked);
  if (!Number.isInteger(size) || size < 0) throw new RangeError(`${variable} must be a whole number, got "${asked}"`);
  return size;
}
