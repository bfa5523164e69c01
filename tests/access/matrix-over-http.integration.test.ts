import { expect, it, vi } from "vitest";
import { makeAllowedChanges } from "./allowed-changes";
import { linesThatTakeAnId, NOWHERE, readEverything, tryForbiddenChanges } from "./ask-everything";
import { Comparison } from "./compare";
import { matrixDatabase } from "./matrix-database";
import { OVER_HTTP } from "./matrix-lines";
import { inTurns, send } from "./send";
import { rowsAdded, storedRows } from "./stored-rows";

vi.mock("next-intl/server", () => ({
  getLocale: async () => "en",
  getTranslations: async () => (key: string) => key,
}));

// A minute on an idle machine; others may be busy with it.
vi.setConfig({ testTimeout: 300_000 });

const matrix = matrixDatabase();
const HTTP = OVER_HTTP();

it("shows everybody what docs/access.md says, and no more", async () => {
  const comparison = new Comparison();
  await readEverything(matrix(), HTTP, comparison);
  console.info(`over HTTP: ${comparison.combinations} reads`);
  expect(comparison.differences).toEqual([]);
  expect(comparison.combinations).toBeGreaterThan(4_000);
});

it("lets nobody change what docs/access.md does not say, and leaves nothing of the attempt", async () => {
  const comparison = new Comparison();
  const before = await storedRows(matrix().database);
  await tryForbiddenChanges(matrix(), HTTP, comparison);
  const after = await storedRows(matrix().database);
  console.info(`over HTTP: ${comparison.combinations} forbidden changes`);
  expect(comparison.differences).toEqual([]);
  expect([...rowsAdded(before, after), ...rowsAdded(after, before)]).toEqual([]);
  expect(comparison.combinations).toBeGreaterThan(2_000);
});

it("lets everybody change what docs/access.md says, in that city alone and under their own name", async () => {
  const comparison = new Comparison();
  await makeAllowedChanges(matrix(), HTTP, comparison);
  console.info(`over HTTP: ${comparison.combinations} allowed changes`);
  expect(comparison.differences).toEqual([]);
  expect(comparison.combinations).toBeGreaterThan(100);
});

it("makes nothing of one city's ids for people of another, whatever the id is of", async () => {
  const { cities, people } = matrix();
  const strangers = people.filter(({ held, due }) => due === null && held.length === 1 && held[0]?.place === "330100");
  const lines = [...linesThatTakeAnId(HTTP)];
  const comparison = new Comparison();
  const before = await storedRows(matrix().database);
  await inTurns(strangers, async (person) => {
    for (const [name, ask] of lines) {
      const nowhere = await send(ask(NOWHERE, 1), person.headers);
      for (const id of cities["350102"].ids) {
        const answer = await send(ask(id, 1), person.headers);
        comparison.note(person.name, `${name} of ${id}`, [
          answer.status !== nowhere.status && `answers ${answer.status} instead of ${nowhere.status}`,
          answer.text !== nowhere.text && "is answered otherwise than for an id that is nowhere",
        ]);
      }
    }
  });
  const after = await storedRows(matrix().database);
  console.info(`ids of another city: ${comparison.combinations} questions`);
  expect(comparison.differences).toEqual([]);
  expect([...rowsAdded(before, after), ...rowsAdded(after, before)]).toEqual([]);
  expect(comparison.combinations).toBeGreaterThan(1_000);
});

it("gives the file of an export to nobody but who made it", async () => {
  const { people } = matrix();
  const auditors = people.filter(({ held }) => held.some(({ role, past }) => role === "auditor" && !past));
  const maker = auditors.find(({ name }) => name === "auditor of 350102");
  if (!maker) throw new Error("nobody audits 350102");
  const made = await send(
    {
      method: "POST",
      path: "/audit/exports",
      headers: { "idempotency-key": crypto.randomUUID() },
      body: { query: {}, purpose: "matrix" },
    },
    maker.headers,
  );
  const { number } = JSON.parse(made.text.split("\n")[0] ?? "");
  const file = (of: string) => ({ method: "GET", path: `/exports/audit.csv?number=${of}` });
  expect(await send(file(number), maker.headers)).toMatchObject({ status: 200 });
  for (const person of people.filter((one) => one !== maker)) {
    const [asked, nowhere] = [
      await send(file(number), person.headers),
      await send(file("A20260101-1"), person.headers),
    ];
    expect({ who: person.name, ...asked }).toEqual({ who: person.name, ...nowhere });
    expect(asked.status, person.name).toBe(person.due ? 401 : 404);
  }
});

it("asks everybody who comes without a session to sign in", async () => {
  const lines = [...linesThatTakeAnId(HTTP)].map(([, ask]) => ask(NOWHERE, 1));
  const lists = Object.values(HTTP).flatMap((line) =>
    [line].flat().flatMap((one) => ("asks" in one ? one.asks() : [])),
  );
  for (const asked of [...lines, ...lists]) {
    const answer = await send(asked, {});
    expect({ path: asked.path, status: answer.status, code: answer.code }).toEqual({
      path: asked.path,
      status: 401,
      code: "SIGNED_OUT",
    });
  }
});
