import { cpuTimed, median } from "./figures-of-runs";

/** One thing to be done; what it answers is of no interest while it is timed. */
export type Work = () => unknown;

/** CPU time of each side's whole work, by turns, after one round that does not count. @returns for each side, milliseconds of each round */
export function byTurns(sides: readonly (readonly Work[])[], rounds: number): number[][] {
  const work = (side: readonly Work[]) => {
    for (const one of side) one();
  };
  sides.forEach(work);
  const times: number[][] = sides.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, side] of sides.entries()) times[i]?.push(cpuTimed(() => work(side)).ms);
  return times;
}

/** The median round's time for one of its cases, in words. */
export function perCase(roundsMs: readonly number[], cases: readonly unknown[]): string {
  return `${((1_000 * median(roundsMs)) / cases.length).toPrecision(3)} µs`;
}
