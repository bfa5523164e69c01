import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fields } from "./conflict";
import {
  type EditHistory,
  editMoment,
  holds,
  MOST_MOMENTS,
  type Moment,
  NO_HISTORY,
  type RecordMoment,
  redone,
  remembered,
  reversed,
  undone,
  without,
} from "./edit-history";

type World = ReadonlyMap<string, Fields>;

const edit = (id: string, before: Fields | null, after: Fields | null): RecordMoment => ({
  kind: "camera",
  id,
  before,
  after,
});

/** Does a change to a world in which it can be done. */
function applied(world: World, moment: Moment): World {
  if ("parts" in moment) return moment.parts.reduce(applied, world);
  if (moment.kind === "ground") throw new TypeError("no hand of this test changes ground");
  const { id, before, after } = moment;
  const record = world.get(id) ?? null;
  expect(holds(record, before)).toBe(true);
  const next = new Map(world);
  // a record that is made or brought back holds what it held: its place here stands for the server's
  if (after === null) next.delete(id);
  else next.set(id, { ...record, ...after });
  return next;
}

/** What a hand can do: set a field, make or take away a record, take back, do again. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant("set" as const),
      id: fc.constantFrom("a", "b", "c"),
      field: fc.constantFrom("bearing", "heightM"),
      value: fc.integer({ min: 0, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom("make" as const, "take" as const),
      id: fc.constantFrom("a", "b", "c"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant("set all" as const), value: fc.integer({ min: 0, max: 3 }) }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom("undo" as const, "redo" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const START: World = new Map([["a", { bearing: 0, heightM: 1 }]]);

function momentOf(world: World, one: Step): Moment | null {
  if (one.does === "set all") {
    const parts = [...world].flatMap(([id, { heightM = null }]) =>
      heightM === one.value ? [] : [edit(id, { heightM }, { heightM: one.value })],
    );
    return parts.length === 0 ? null : { kind: "cameras", parts };
  }
  if (one.does === "set") {
    const record = world.get(one.id);
    if (!record || record[one.field] === one.value) return null;
    return edit(one.id, { [one.field]: record[one.field] ?? null }, { [one.field]: one.value });
  }
  if (one.does === "make") return world.has(one.id) ? null : edit(one.id, null, { bearing: 0, heightM: 1 });
  const record = one.does === "take" ? world.get(one.id) : undefined;
  return one.does === "take" && record ? edit(one.id, record, null) : null;
}

function run(steps: readonly Step[]): { world: World; history: EditHistory } {
  let [world, history] = [START, NO_HISTORY];
  for (const one of steps) {
    if (one.does === "undo" || one.does === "redo") {
      const moment = one.does === "undo" ? history.past.at(-1) : history.future.at(-1);
      if (!moment) continue;
      world = applied(world, one.does === "undo" ? reversed(moment) : moment);
      history = one.does === "undo" ? undone(history) : redone(history);
      continue;
    }
    const moment = momentOf(world, one);
    if (!moment) continue;
    world = applied(world, moment);
    history = remembered(history, moment);
  }
  return { world, history };
}

describe("any sequence of changes, takings back and doings again", () => {
  it("undone is the start, and done again is the end", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let { world, history } = run(steps);
        const end = world;
        for (let last = history.past.at(-1); last; last = history.past.at(-1)) {
          world = applied(world, reversed(last));
          history = undone(history);
        }
        expect(world).toEqual(START);
        const depth = history.future.length;
        for (let next = history.future.at(-1); next; next = history.future.at(-1)) {
          world = applied(world, next);
          history = redone(history);
        }
        expect(history.past.length).toBe(depth);
        // what had been taken back before is done again as well: one more undoing of as much leads to the end
        for (let more = depth; more > run(steps).history.past.length; more--) {
          world = applied(world, reversed(history.past.at(-1) as Moment));
          history = undone(history);
        }
        expect(world).toEqual(end);
      }),
      { numRuns: 500 },
    );
  });
});

it("takes the last change back by whatever button, and does it again", () => {
  const turned = edit("a", { bearing: 0 }, { bearing: 90 });
  const once = remembered(NO_HISTORY, turned);
  const back = remembered(once, reversed(turned));
  expect(back).toEqual({ past: [], future: [turned] });
  expect(remembered(back, turned)).toEqual(once);
});

it("ends what could be done again when something else is changed", () => {
  const turned = edit("a", { bearing: 0 }, { bearing: 90 });
  const raised = edit("a", { heightM: 1 }, { heightM: 4 });
  expect(remembered(undone(remembered(NO_HISTORY, turned)), raised)).toEqual({ past: [raised], future: [] });
});

it("forgets the oldest, and what others have changed since", () => {
  let history = NO_HISTORY;
  for (let i = 0; i <= MOST_MOMENTS; i++) history = remembered(history, edit("a", { bearing: i }, { bearing: i + 1 }));
  expect(history.past).toHaveLength(MOST_MOMENTS);
  expect(history.past[0]).toEqual(edit("a", { bearing: 1 }, { bearing: 2 }));
  const last = history.past.at(-1) as Moment;
  expect(without(history, last).past).toHaveLength(MOST_MOMENTS - 1);
});

it("tells a record that is not there from one that holds nothing of it", () => {
  expect(holds(null, null)).toBe(true);
  expect(holds(null, {})).toBe(false);
  expect(holds({ bearing: null }, { bearing: null })).toBe(true);
  expect(holds({ position: [1, 2] }, { position: [1, 2] })).toBe(true);
  expect(holds({ position: [1, 2] }, { position: [1, 3] })).toBe(false);
});

it("is of the fields that an edit altered, and none where it altered nothing", () => {
  const before = { id: "a", version: 1, bearing: 0, heightM: 4, position: [118, 32] };
  const saved = { ...before, version: 2, bearing: 90, position: [118, 33] };
  expect(editMoment("camera", before, saved)).toEqual({
    kind: "camera",
    id: "a",
    before: { bearing: 0, position: [118, 32] },
    after: { bearing: 90, position: [118, 33] },
  });
  expect(editMoment("camera", before, { ...before, version: 2 })).toBeNull();
});

it("takes a change of ground back and does it again, whichever button asks, and knows another change of the same site", () => {
  const cut = { kind: "ground", id: "a", of: 2, to: "after", came: ["b"], went: [] } as const;
  const back = { ...cut, to: "before" } as const;
  const other = { ...cut, of: 4, came: [] } as const;
  expect(reversed(cut)).toEqual(back);
  expect(reversed(back)).toEqual(cut);
  const done = remembered(NO_HISTORY, cut);
  expect(remembered(done, back)).toEqual({ past: [], future: [cut] });
  expect(remembered(remembered(done, back), cut)).toEqual(done);
  expect(remembered(done, other)).toEqual({ past: [cut, other], future: [] });
});
