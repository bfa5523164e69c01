import { cpuTimed, median } from "./figures-of-runs";

/** One thing to be done; what it answers is of no interest while it is timed. */
export type Work = () => unknown;

/** Engines compile what they run often anew; a city takes seconds, so what counts is how fast they are afterwards. */
const WARM_MS = 1_000;

/** Does some work until its code has been compiled for speed; once at least. */
export function warmUp(work: () => unknown): void {
  const begun = performance.now();
  do work();
  while (performance.now() - begun < WARM_MS);
}

/** CPU time of each side's whole work, by turns, after a second of each that does not count. @returns for each side, milliseconds of each round */
export function byTurns(sides: readonly (readonly Work[])[], rounds: number): number[][] {
  const work = (side: readonly Work[]) => {
    for (const one of side) one();
  };
  for (const side of sides) warmUp(() => work(side));
  const times: number[][] = sides.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, side] of sides.entries()) times[i]?.push(cpuTimed(() => work(side)).ms);
  return times;
}

/** The median round's time for one of its cases, in words. */
export function perCase(roundsMs: readonly number[], cases: readonly unknown[]): string {
  return `${((1_000 * median(roundsMs)) / cases.length).toPrecision(3)} µs`;
}
