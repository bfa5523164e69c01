import { expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { type CameraQuery, cameraQuery } from "@/lib/api/camera-list";
import { cameraExportQuery, collectCameras } from "@/lib/exports/server/collect-cameras";
import { ask } from "@/tests/support/ask";
import { demoDatabase } from "@/tests/support/demo-database";
import { listCameras } from "./list-cameras";

const database = demoDatabase();
const list = async (query: Partial<CameraQuery>) => {
  const found = await asOperator(
    (context) => listCameras(context, cameraQuery.parse({ limit: 500, ...query })),
    "read",
  );
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const count = async (where: string) =>
  Number(
    (await ask(database().superuserUrl, `select count(*)::int as n from cameras m where gone_at is null and ${where}`))
      .n,
  );

it("says of each state what one camera's own page says, and counts them whichever is asked for", async () => {
  await ask(
    database().superuserUrl,
    `update cameras set source = case number % 5 when 0 then 'person' else source end,
      built_on = case when number % 5 in (1, 2, 3) then date '2024-05-01' + (number % 7)::int end,
      accepted_on = case when number % 5 in (2, 3) then date '2024-06-01' end,
      retired_on = case when number % 5 = 3 then date '2024-07-01' end returning 1 as done`,
  );
  const all = await list({});
  expect(all.total).toBe(await count("true"));
  const byState = new Map(all.states.map(({ state, count: n }) => [state, n]));
  expect(byState.get("retired")).toBe(await count("number % 5 = 3"));
  expect(byState.get("planned")).toBe(await count("number % 5 = 0"));
  for (const [state, n] of byState) {
    const some = await list({ state });
    expect(some.total).toBe(n);
    expect(some.states).toEqual(all.states);
    expect(new Set(some.items.map((camera) => camera.state))).toEqual(new Set([state]));
  }
});

it("finds those that are named by id alone, or by one", async () => {
  const [first, second] = (await list({ limit: 2 })).items;
  const ids = [String(first?.id), String(second?.id)];
  expect((await list({ ids })).items.map(({ id }) => id)).toEqual(ids);
  expect((await list({ ids: ids.slice(1), q: String(first?.name) })).total).toBe(0);
  expect(cameraQuery.parse({ ids: ids[0] }).ids).toEqual([ids[0]]);
});

it("finds by number, by a piece of the name taken literally, and those with something to mend", async () => {
  const [first] = (await list({ limit: 1 })).items;
  expect((await list({ q: String(first?.number) })).items.map(({ id }) => id)).toContain(first?.id);
  expect((await list({ q: "%" })).total).toBe(0);
  expect((await list({ problem: "no-direction" })).total).toBe(await count("kind = 'fixed' and bearing is null"));
  const unseeing = await list({ problem: "sees-no-site" });
  expect(unseeing.total).toBe(await count("not exists (select from site_cameras s where s.camera_id = m.id)"));
  expect(unseeing.items.every(({ sites }) => sites === 0)).toBe(true);
});

it("sorts with what is missing last either way, page by page without a gap or a double", async () => {
  for (const order of ["asc", "desc"] as const) {
    const days = (await list({ sort: "builtOn", order })).items.map(({ builtOn }) => builtOn);
    const known = days.filter((day) => day !== null);
    expect(known).toEqual(order === "asc" ? known.toSorted() : known.toSorted().reverse());
    expect(days.slice(0, known.length)).toEqual(known);
  }
  const sites = (await list({ sort: "sites", order: "desc" })).items.map((camera) => camera.sites);
  expect(sites).toEqual(sites.toSorted((a, b) => b - a));
  expect(Math.max(...sites)).toBeGreaterThan(1);
  const paged: string[] = [];
  for (let offset = 0; ; offset += 200) {
    const { items } = await list({ sort: "height", limit: 200, offset });
    if (items.length === 0) break;
    paged.push(...items.map(({ id }) => id));
  }
  expect(new Set(paged).size).toBe(paged.length);
  expect(paged.length).toBe(await count("true"));
});

it("takes along every camera found", async () => {
  const found = await asOperator(
    (context) => collectCameras(context, cameraExportQuery.parse({ kind: "fixed" })),
    "read",
  );
  expect(found.ok && found.value.cameras.length).toBe(await count("kind = 'fixed'"));
});
