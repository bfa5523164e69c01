import { beforeEach, expect, it } from "vitest";
import { MOST_FILTERS } from "@/lib/api/saved-filters";
import { callApi } from "@/tests/support/api-caller";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { signedIn } from "@/tests/support/signed-in";
import { smallCity } from "@/tests/support/small-city";

const database = databasePerTest();
let planner: Record<string, string>;
beforeEach(async () => {
  const { code } = await smallCity(database().url);
  planner = await signedIn("planner", code);
});

const BLIND_PARKS = { table: "sites", name: "盲区公园", query: "kind=park&state=blind", hidden: ["metric"] };
const keep = (body: object, as = planner) =>
  callApi("POST", "/filters", { headers: { ...as, "idempotency-key": crypto.randomUUID() }, body });
const kept = async (as = planner) => {
  const { body } = await callApi("GET", "/filters", { headers: as });
  return (body as { filters: { id: string; version: number; name: string; understood: boolean }[] }).filters;
};
const tag = ({ id, version }: { id: string; version: number }) => `"${id}-${version}"`;

it("keeps a filter for whoever saved it, renames it once for each version, and forgets it", async () => {
  const saved = await keep(BLIND_PARKS);
  expect(saved).toMatchObject({ status: 201, body: { ...BLIND_PARKS, version: 1, understood: true } });
  expect(await keep(BLIND_PARKS)).toMatchObject({ status: 409, body: { code: "NAME_TAKEN" } });
  expect(await keep({ ...BLIND_PARKS, table: "cameras", query: "", hidden: [] })).toMatchObject({ status: 201 });
  expect(await keep({ ...BLIND_PARKS, name: "公园", query: "kind=park" })).toMatchObject({ status: 201 });

  const filter = (await kept()).find(({ name }) => name === "公园");
  if (!filter) throw new Error("not kept");
  const rename = (name: string) =>
    callApi("PATCH", `/filters/${filter.id}`, { headers: { ...planner, "if-match": tag(filter) }, body: { name } });
  expect(await rename("盲区公园")).toMatchObject({ status: 409, body: { code: "NAME_TAKEN" } });
  expect(await rename("全部公园")).toMatchObject({ status: 200, body: { name: "全部公园", version: 2 } });
  expect(await rename("又一个")).toMatchObject({
    status: 412,
    body: { data: { fields: [{ field: "name", theirs: "全部公园", mine: "又一个" }] } },
  });
  const forget = (version: number) =>
    callApi("DELETE", `/filters/${filter.id}`, { headers: { ...planner, "if-match": tag({ ...filter, version }) } });
  expect(await forget(1)).toMatchObject({ status: 412 });
  expect(await forget(2)).toMatchObject({ status: 200, body: { removed: { name: "全部公园" } } });
  expect((await kept()).map(({ name }) => name)).toEqual(["盲区公园", "盲区公园"]);
});

it("is seen and changed by nobody else", async () => {
  await keep(BLIND_PARKS);
  const [filter] = await kept();
  if (!filter) throw new Error("not kept");
  const viewer = await signedIn("viewer", "350100");
  expect(await kept(viewer)).toEqual([]);
  const headers = { ...viewer, "if-match": tag(filter) };
  expect(await callApi("PATCH", `/filters/${filter.id}`, { headers, body: { name: "别人" } })).toMatchObject({
    status: 404,
  });
  expect(await callApi("DELETE", `/filters/${filter.id}`, { headers })).toMatchObject({ status: 404 });
  expect(await keep(BLIND_PARKS, viewer)).toMatchObject({ status: 201 });
  expect(await kept()).toEqual([filter]);
});

it("takes nothing in that the table does not understand, and says so of what it no longer understands", async () => {
  for (const body of [
    { ...BLIND_PARKS, query: "kind=casino" },
    { ...BLIND_PARKS, query: "page=3" },
    { ...BLIND_PARKS, hidden: ["builtOn"] },
    { ...BLIND_PARKS, table: "people" },
    { ...BLIND_PARKS, name: "  " },
  ])
    expect(await keep(body)).toMatchObject({ status: 400 });
  await keep(BLIND_PARKS);
  await ask(database().superuserUrl, "update saved_filters set query = 'kind=casino'");
  expect(await kept()).toMatchObject([{ name: "盲区公园", understood: false }]);
});

it("keeps no more than so many", async () => {
  const made = await Promise.all(
    Array.from({ length: MOST_FILTERS + 2 }, (_, i) => keep({ ...BLIND_PARKS, name: `筛选 ${i}` })),
  );
  expect(made.filter(({ status }) => status === 201)).toHaveLength(MOST_FILTERS);
  expect(made.filter(({ status }) => status === 409)).toHaveLength(2);
});
