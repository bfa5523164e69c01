import type { Action } from "@/lib/access/policy";
import { type Comparison, citiesIn } from "./compare";
import { mayAnywhere, reachOf } from "./expected-reach";
import { areaOf, type CityFacts, siteCountOf } from "./matrix-cities";
import type { Matrix } from "./matrix-database";
import type { Line, Lines, Named } from "./matrix-lines";
import type { MatrixPerson } from "./matrix-people";
import { CITIES, type City, situation } from "./places";
import { type Answer, type Asked, inTurns, send } from "./send";

type Read = Extract<Line, { shows: unknown }>;
export type Write = Extract<Line, { changes: unknown }>;

/** The id of a record that is nowhere. */
export const NOWHERE = "c17c17f0-0000-4000-8000-000000000000";

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

/** Every line whose question names a record by its id. */
export function linesThatTakeAnId(lines: Lines): [string, (id: string, version: number) => Asked][] {
  return everyLine(lines).flatMap(([name, line]) => ("ask" in line && line.named !== "code" ? [[name, line.ask]] : []));
}

/** Every way to ask for a line: of each city where a record is named, or of two where somebody holds nothing that could tell them apart. */
function asksOf(
  line: Read | Write,
  person: MatrixPerson,
  cities: Matrix["cities"],
): { asked: Asked; city: City | null }[] {
  if ("asks" in line) return line.asks().map((asked) => ({ asked, city: null }));
  const holdsNothing = person.due !== null || person.held.every(({ past }) => past);
  return (holdsNothing ? (["350102", "330100"] as const) : CITIES).map((city) => ({
    asked: line.ask(recordOf(cities[city], line.named), 1),
    city,
  }));
}

/** The same of a record that is nowhere. */
const asksOfNothing = (line: Read | Write): Asked | null => ("ask" in line ? line.ask(NOWHERE, 1) : null);

/** The record of a city that a line names. */
export function recordOf(facts: CityFacts, named: Named): string {
  const id = named === "site" ? facts.sites[0] : facts[named];
  if (id === undefined) throw new Error(`${facts.code} has no ${named}`);
  return id;
}

/** What a line needs of somebody, where it asks for one thing or another. */
function neededOf(person: MatrixPerson, { needs, orNeeds }: Read | Write): readonly Action[] {
  return orNeeds && !mayAnywhere(person, needs) ? orNeeds : needs;
}

/** Where somebody may do what a line needs, the city on screen first. */
export function reachFor(person: MatrixPerson, line: Read | Write): readonly City[] {
  return person.due ? [] : reachOf(person, neededOf(person, line));
}

type Refusal = { readonly status: number; readonly code: string | null };

/** What somebody is told who may not: always the same, so that nothing is learnt from it. */
function refusalOf(person: MatrixPerson, line: Read | Write, reach: readonly City[]): Refusal {
  if (person.due) return { status: 401, code: person.due };
  if (!mayAnywhere(person, neededOf(person, line))) return { status: 404, code: "NOT_FOUND" };
  if (line.otherwise) return line.otherwise;
  const onScreen = "asks" in line || ("shows" in line ? line.shows : line.changes) === "record on screen";
  return { status: 404, code: onScreen && reach.length === 0 ? "NO_CITY" : "NOT_FOUND" };
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
      const reach = reachFor(person, line);
      const nothing = asksOfNothing(line);
      const nowhere = nothing && (await send(nothing, person.headers));
      for (const { asked, city } of asksOf(line, person, cities)) {
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
    const lists = line.shows === "all in reach" || line.shows === "nothing of a city";
    if (lists ? person.due || !mayAnywhere(person, neededOf(person, line)) : shown.length === 0) {
      comparison.note(person.name, what, refusedFaults(answer, refusalOf(person, line, reach), nowhere));
      return;
    }
    const same = `${asked.path} in ${reach.join()}`;
    const before = told.get(same) ?? answer.text;
    told.set(same, before);
    const first = "asks" in line && line.asks()[0]?.path === asked.path;
    comparison.note(person.name, what, shownFaults(line, answer, { shown, reach, before, first }));
  });
}

/** The cities that an answer is about. */
function shownOf(line: Read, reach: readonly City[], city: City | null): readonly City[] {
  if (line.shows === "all in reach") return reach;
  if (line.shows === "nothing of a city") return [];
  if (line.shows === "city on screen") return reach.slice(0, 1);
  if (line.shows === "record on screen") return reach[0] === city ? reach.slice(0, 1) : [];
  return reach.filter((one) => one === city);
}

function shownFaults(
  line: Read,
  { status, text }: Answer,
  { shown, reach, before, first }: { shown: readonly City[]; reach: readonly City[]; before: string; first: boolean },
): (string | false)[] {
  // Which place a place lies in is in its code.
  const seen = citiesIn(text.replaceAll(/"parent":"[^"]*"/g, ""));
  // What lies elsewhere may be joined to a record, as far as the reach goes.
  const strange = seen.filter((city) => !(line.shows === "record on screen" ? reach : shown).includes(city));
  const [city] = line.shows === "all in reach" ? [] : shown;
  return [
    status !== 200 && `answers ${status} instead of 200`,
    strange.length > 0 && `tells of ${strange.join()}`,
    city !== undefined && sumFault(text, city),
    "ask" in line && city !== undefined && !seen.includes(city) && `tells nothing of ${city}`,
    line.shows === "all in reach" && first && seen.length < shown.length && `tells of ${seen.join()} only`,
    line.shows !== "nothing of a city" &&
      !line.varies &&
      before !== text &&
      "is told otherwise than others with the same reach",
  ];
}

/** Counts and sums over a city's sites: in its figures they are those of all its sites, and no list has more. */
function sumFault(text: string, city: City): string | false {
  const total = Number(/"total":(\d+)/.exec(text)?.[1] ?? 0);
  if (total > siteCountOf(city)) return `counts ${total}`;
  const [, sites, area] = /"counts":\{"sites":(\d+).*"summary":\{"areaM2":([\d.]+)/.exec(text) ?? [];
  if (sites === undefined) return false;
  const sums = Number(sites) === siteCountOf(city) && Math.abs(Number(area) - areaOf(city)) < 0.01;
  return !sums && `counts ${sites} sites of ${area} m²`;
}

function refusedFaults(answer: Answer, { status, code }: Refusal, nowhere: Answer | null): (string | false)[] {
  return [
    (answer.status !== status || answer.code !== code) &&
      `answers ${answer.status} ${answer.code} instead of ${status} ${code}`,
    citiesIn(answer.text).length > 0 && `tells of ${citiesIn(answer.text).join()}`,
    nowhere !== null && nowhere.text !== answer.text && "is answered otherwise than for a record that is nowhere",
  ];
}

/** Whether somebody may make a change: of a record of one city, or of the city on their screen. */
export function isAllowed(line: Write, reach: readonly City[], city: City | null): boolean {
  if (city === null) return reach.length > 0;
  return line.changes === "record" ? reach.includes(city) : reach[0] === city;
}

/** How a city lies to what somebody holds. */
function situationOf({ held }: MatrixPerson, city: City): string {
  if (held.length === 0) return "none";
  return held.map(({ place, past }) => past ?? situation(place, city)).join(" and ");
}

/** Asks for every change of what somebody may not change, as everybody, and compares each answer. */
export async function tryForbiddenChanges(matrix: Matrix, lines: Lines, comparison: Comparison): Promise<void> {
  await askEverybody(matrix, writes(lines), async ({ person, what, line, reach, asked, city, nowhere }) => {
    if (isAllowed(line, reach, city)) return;
    const answer = await send(asked, person.headers);
    comparison.note(person.name, what, refusedFaults(answer, refusalOf(person, line, reach), nowhere));
  });
}

/**
 * Asks for everything as everybody, and compares only what comes back with where somebody's roles reach, not how it is refused: for runs in which one of the
 * two walls is down.
 */
export async function findLeaks(matrix: Matrix, lines: Lines, comparison: Comparison): Promise<void> {
  // Whether somebody is let in at all is not asked of either wall.
  const people = matrix.people.filter(
    ({ due, held }) => !due && held.every(({ past = "revoked" }) => past === "revoked"),
  );
  await askEverybody<Read | Write>({ ...matrix, people }, everyLine(lines).flatMap(asking), async (one) => {
    const { person, what, line, reach, asked, city } = one;
    if ("changes" in line && isAllowed(line, reach, city)) return;
    const { status, text } = await send(asked, person.headers);
    const strange = citiesIn(text).filter((other) => !reach.includes(other));
    const count = Number(/"total":(\d+)/.exec(text)?.[1] ?? 0);
    comparison.note(person.name, what, [
      strange.length > 0 && `tells of ${strange.join()}`,
      !mayAnywhere(person, neededOf(person, line)) && count > 0 && `counts ${count}`,
      "changes" in line && status < 300 && `answers ${status}`,
    ]);
  });
}

function asking([name, line]: [string, Line]): [string, Read | Write][] {
  return "needs" in line ? [[name, line]] : [];
}
