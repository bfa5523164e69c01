import { type Comparison, citiesIn } from "./compare";
import { mayAnywhere, reachOf } from "./expected-reach";
import { type CityFacts, siteCountOf } from "./matrix-cities";
import type { Matrix } from "./matrix-database";
import type { Line, Lines, Named } from "./matrix-lines";
import type { MatrixPerson } from "./matrix-people";
import { CITIES, type City, situation } from "./places";
import { type Answer, type Asked, inTurns, send } from "./send";

type Read = Extract<Line, { shows: unknown }>;
export type Write = Extract<Line, { changes: unknown }>;

/** The id of a record that is nowhere. */
const NOWHERE = "c17c17f0-0000-4000-8000-000000000000";

/** Every line that shows something, by the name of its procedure, route or use case. */
function reads(lines: Lines): [string, Read][] {
  return everyLine(lines).flatMap(([name, line]) => ("shows" in line ? [[name, line]] : []));
}

/** Every line that changes something. */
export function writes(lines: Lines): [string, Write][] {
  return everyLine(lines).flatMap(([name, line]) => ("changes" in line ? [[name, line]] : []));
}

function everyLine(lines: Lines): [string, Line][] {
  return Object.entries(lines).flatMap(([name, some]) => [some].flat().map((line): [string, Line] => [name, line]));
}

/** Every way to ask for a line: of each city where a record is named. */
function asksOf(line: Read | Write, cities: Matrix["cities"]): { asked: Asked; city: City | null }[] {
  if ("asks" in line) return line.asks().map((asked) => ({ asked, city: null }));
  return CITIES.map((city) => ({ asked: line.ask(recordOf(cities[city], line.named), 1), city }));
}

/** The same of a record that is nowhere. */
const asksOfNothing = (line: Read | Write): Asked | null => ("ask" in line ? line.ask(NOWHERE, 1) : null);

export function recordOf(facts: CityFacts, named: Named): string {
  const id = named === "site" ? facts.sites[0] : facts[named];
  if (id === undefined) throw new Error(`${facts.code} has no ${named}`);
  return id;
}

type Refusal = { readonly status: number; readonly code: string | null };

/** What somebody is told who may not: always the same, so that nothing is learnt from it. */
function refusalOf(person: MatrixPerson, line: Read | Write, reach: readonly City[]): Refusal {
  if (person.due) return { status: 401, code: person.due };
  const wantsCity = "asks" in line || ("shows" in line && line.shows === "record on screen");
  if (!wantsCity || reach.length > 0 || !mayAnywhere(person, line.needs)) return { status: 404, code: "NOT_FOUND" };
  if ("emptyWithoutCity" in line) return { status: 204, code: null };
  return { status: 404, code: "NO_CITY" };
}

/** One question of somebody: `reach` is where they may do what it needs, the city on screen first; `nowhere` the answer for a record that is nowhere. */
type Case<L extends Line> = {
  readonly person: MatrixPerson;
  readonly what: string;
  readonly line: L;
  readonly reach: readonly City[];
  readonly asked: Asked;
  readonly city: City | null;
  readonly nowhere: Answer | null;
};

/** Puts every question of some lines to everybody, of every city. */
async function askEverybody<L extends Read | Write>(
  { people, cities }: Matrix,
  lines: readonly [string, L][],
  visit: (one: Case<L>) => Promise<void>,
): Promise<void> {
  await inTurns(people, async (person) => {
    for (const [name, line] of lines) {
      const reach = person.due ? [] : reachOf(person, line.needs);
      const nothing = asksOfNothing(line);
      const nowhere = nothing && (await send(nothing, person.headers));
      for (const { asked, city } of asksOf(line, cities)) {
        const what = `${name} ${asked.path}${city ? ` (${situationOf(person, city)})` : ""}`;
        await visit({ person, what, line, reach, asked, city, nowhere });
      }
    }
  });
}

/** Asks for everything there is to see, as everybody, of every city, and compares each answer with what docs/access.md says. */
export async function readEverything(matrix: Matrix, lines: Lines, comparison: Comparison): Promise<void> {
  const told = new Map<string, string>();
  await askEverybody(matrix, reads(lines), async ({ person, what, line, reach, asked, city, nowhere }) => {
    const answer = await send(asked, person.headers);
    const shown = shownOf(line, reach, city);
    if (shown.length === 0) {
      comparison.note(person.name, what, refusedFaults(answer, refusalOf(person, line, reach), nowhere));
      return;
    }
    const same = `${asked.path} in ${reach.join()}`;
    const before = told.get(same) ?? answer.text;
    told.set(same, before);
    comparison.note(person.name, what, shownFaults(line, answer, { shown, reach, before }));
  });
}

/** The cities that an answer is about. */
function shownOf(line: Read, reach: readonly City[], city: City | null): readonly City[] {
  if (line.shows === "all in reach") return reach;
  if (line.shows === "city on screen") return reach.slice(0, 1);
  if (line.shows === "record on screen") return reach[0] === city ? reach.slice(0, 1) : [];
  return reach.filter((one) => one === city);
}

function shownFaults(
  line: Read,
  { status, text }: Answer,
  { shown, reach, before }: { shown: readonly City[]; reach: readonly City[]; before: string },
): (string | false)[] {
  const seen = citiesIn(text);
  const strange = seen.filter((city) => !(line.shows === "record on screen" ? reach : shown).includes(city));
  const [city] = shown;
  const counts = /"total":(\d+)/.exec(text)?.[1] ?? /"counts":\{"sites":(\d+)/.exec(text)?.[1];
  const count = Number(counts ?? 0);
  return [
    status !== 200 && `answers ${status} instead of 200`,
    strange.length > 0 && `tells of ${strange.join()}`,
    line.shows !== "all in reach" && city !== undefined && count > siteCountOf(city) && `counts ${count}`,
    line.shows === "all in reach" && seen.length < shown.length && `tells of ${seen.join()} only`,
    "ask" in line && seen.length === 0 && "tells nothing",
    before !== text && "is told otherwise than somebody else with the same reach",
  ];
}

function refusedFaults(answer: Answer, { status, code }: Refusal, nowhere: Answer | null): (string | false)[] {
  return [
    (answer.status !== status || answer.code !== code) &&
      `answers ${answer.status} ${answer.code} instead of ${status} ${code}`,
    citiesIn(answer.text).length > 0 && `tells of ${citiesIn(answer.text).join()}`,
    nowhere !== null && nowhere.text !== answer.text && "is answered otherwise than for a record that is nowhere",
  ];
}

/** How a city lies to what somebody holds. */
function situationOf({ held }: MatrixPerson, city: City): string {
  if (held.length === 0) return "none";
  return held.map(({ place, past }) => past ?? situation(place, city)).join(" and ");
}

/** Asks for every change of what somebody may not change, as everybody, and compares each answer. */
export async function tryForbiddenChanges(matrix: Matrix, lines: Lines, comparison: Comparison): Promise<void> {
  await askEverybody(matrix, writes(lines), async ({ person, what, line, reach, asked, city, nowhere }) => {
    if (city ? reach.includes(city) : reach.length > 0) return;
    const answer = await send(asked, person.headers);
    comparison.note(person.name, what, refusedFaults(answer, refusalOf(person, line, reach), nowhere));
  });
}
