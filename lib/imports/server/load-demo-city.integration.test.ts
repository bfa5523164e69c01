import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { asOperator } from "@/lib/access/server/context";
import { ask } from "@/tests/support/ask";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { importOsm } from "./import-osm";
import { loadDemoCity } from "./load-demo-city";

const FILE = fileURLToPath(new URL("../../../db/seed/data/nanjing-xinjiekou-2021.osm.pbf", import.meta.url));

let clone: TestDatabase;

beforeAll(async () => {
  clone = await cloneDatabase();
  vi.stubEnv("DATABASE_URL", clone.url);
});

afterAll(async () => {
  await database().close();
  await clone.drop();
});

/** One row of an SQL query. */
const row = (query: string) => ask(clone.ownerUrl, query);

async function loaded() {
  const steps: string[] = [];
  const demo = await loadDemoCity(asOperator, FILE, (line) => steps.push(line));
  if (!demo.ok) throw new Error(JSON.stringify(demo.error));
  return { ...demo.value, steps };
}

it("makes a city in which some sites are met, most partly seen and some blind, all of it marked as invented", async () => {
  const { cameras, coverage, steps } = await loaded();
  expect(steps[0]).toBe("reading nanjing-xinjiekou-2021.osm.pbf");
  expect(coverage?.cameras).toBe(cameras);
  expect(coverage?.camerasUnknownDirection).toBeGreaterThan(0);
  const states = await row(`select
    (count(*) filter (where state = 'met'))::int as met, (count(*) filter (where state = 'partial'))::int as partial,
    (count(*) filter (where state = 'blind'))::int as blind
    from site_coverage c join sites s on s.id = c.site_id where not s.candidate`);
  expect(states.met).toBeGreaterThan(15);
  expect(states.partial).toBeGreaterThan(40);
  expect(states.blind).toBeGreaterThan(3);
  const { taken } = await row("select count(*)::int as taken from cameras where source <> 'invented'");
  expect(taken).toBe(0);
  const { districts } = await row("select count(distinct district_code)::int as districts from sites");
  expect(districts).toBe(4);
  const money = await row(`select (count(*) filter (where not b.invented))::int as real, count(*)::int as all,
    (select count(*)::int from sites s where not s.candidate and not exists
      (select 1 from site_departments d where d.site_id = s.id)) as undesignated,
    (select bool_and(invented) from departments) as departments_invented from site_budgets b`);
  expect(money).toMatchObject({ real: 0, undesignated: 0, departments_invented: true });
  expect(money.all).toBeGreaterThan(100);
});

it("stands no invented camera inside a building, and finds none of its cameras amiss", async () => {
  const { inside } =
    await row(`select count(*)::int as inside from cameras m join obstacles o on ST_Covers(o.ground, m.position)
    where o.base_m < m.ground_z_m + m.height_m and m.ground_z_m + m.height_m < o.top_m
      and (o.layer >= 0 and m.layer >= 0 or o.layer = m.layer)`);
  expect(inside).toBe(0);
});

it("changes nothing the second time, and computes nothing again", async () => {
  const digest = "select md5(string_agg(to_jsonb(m)::text, '|' order by key)) as digest from cameras m";
  const before = await row(digest);
  const again = await loaded();
  expect(again.coverage).toBeNull();
  expect(again.imported.city.created).toBe(false);
  expect(await row(digest)).toEqual(before);
  expect(await row("select count(*)::int as runs from coverage_runs")).toEqual({ runs: 1 });
});

it("mends a demo city whose coverage was never finished", async () => {
  // As if the run had never been stored: runs are only ever added to, so this takes a superuser who switches the triggers off.
  await ask(clone.superuserUrl, "set session_replication_role = replica; delete from coverage_runs");
  expect((await loaded()).coverage?.sites).toBeGreaterThan(100);
});

it("leaves a city of somebody's own alone", async () => {
  await importOsm(asOperator, { file: FILE, city: "自己的城" });
  expect(await loadDemoCity(asOperator, FILE, () => undefined)).toEqual({
    ok: false,
    error: { code: "city-kept", city: "自己的城" },
  });
});
