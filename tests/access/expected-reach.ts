import type { Action } from "@/lib/access/policy";
import { isDocumented } from "./documented-rights";
import type { MatrixPerson } from "./matrix-people";
import { CITIES, type City, liesIn, type Place } from "./places";

type Somebody = Pick<MatrixPerson, "held">;

/** Whether docs/access.md lets somebody do all of some actions in a city: each by a role that they hold now, there or above. */
export function mayIn({ held }: Somebody, actions: readonly Action[], city: City): boolean {
  return actions.every((action) =>
    held.some(({ role, place, past }) => !past && liesIn(city, place) && isDocumented(role, action)),
  );
}

/** Whether somebody may do all of some actions anywhere, with data there or not. */
export function mayAnywhere({ held }: Somebody, actions: readonly Action[]): boolean {
  const places: readonly Place[] = held.filter(({ past }) => !past).map(({ place }) => place);
  return places.some((here) =>
    actions.every((action) =>
      held.some(({ role, place, past }) => !past && holds(place, here) && isDocumented(role, action)),
    ),
  );
}

/** The cities where somebody may do all of some actions, the one imported last first: that one is the city on their screen. */
export function reachOf(person: Somebody, actions: readonly Action[]): readonly City[] {
  return CITIES.filter((city) => mayIn(person, actions, city));
}

function holds(above: Place, below: Place): boolean {
  if (above === below || above === "000000") return true;
  return below === "350300" ? above === "350000" : below !== "000000" && liesIn(below, above);
}
