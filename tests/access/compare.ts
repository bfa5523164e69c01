import { tracesOf } from "./matrix-cities";
import { CITIES, type City } from "./places";

/** The cities that anything in a text gives away. */
export function citiesIn(text: string): readonly City[] {
  return CITIES.filter((city) => tracesOf(city).some((trace) => trace.test(text)));
}

/** Collects what is not as expected, so that a run tells all of it at once. */
export class Comparison {
  readonly differences: string[] = [];
  #combinations = 0;

  get combinations(): number {
    return this.#combinations;
  }

  /** Notes one combination, and what is wrong with it. */
  note(who: string, what: string, faults: readonly (string | false | null)[]): void {
    this.#combinations += 1;
    for (const fault of faults) if (fault) this.differences.push(`${who}: ${what}: ${fault}`);
  }
}
