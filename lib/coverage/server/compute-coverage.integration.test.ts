import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { asOperator } from "@/lib/access/server/context";
import { importOsm } from "@/lib/imports/server/import-osm";
import { ask } from "@/tests/support/ask";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { computeCoverage } from "./compute-coverage";
import { runCoverageJob } from "./run-coverage-job";

const FILE = fileURLToPath(new URL("../../../db/seed/data/nanjing-xinjiekou-2021.osm.pbf", import.meta.url));
let base: TestDatabase;
let city: string;

beforeAll(async () => {
  base = await cloneDatabase();
  vi.stubEnv("DATABASE_URL", base.url);
  const imported = await importOsm(asOperator, { file: FILE, city: "测试城 Test City" });
  city = imported.ok ? imported.value.city.code : "";
});

afterAll(async () => {
  await database().close();
  await base.drop();
});

const runs = async () => (await ask(base.url, "select count(*)::int as n from coverage_runs")).n;
const change = () =>
  ask(base.ownerUrl, `update jurisdictions set data_version = data_version + 1 where code = '${city}'`);

it("has the job of an import waiting, and computes by it once, however often it runs", async () => {
  const waiting = await ask(base.url, "select data->>'city' as city from pgboss.job where state = 'created'");
  expect(waiting).toEqual({ city });
  expect(await runCoverageJob(waiting)).toMatch(/^coverage of .+ in \d+ ms; anew: \d+ zones, 0 cameras in \d+ tiles$/);
  expect(await runCoverageJob(waiting)).toBe(`coverage of ${city}: up to date`);
  expect(await runs()).toBe(1);
});

it("computes again once the city has changed", async () => {
  await change();
  expect(await runCoverageJob({ city })).toContain("zones");
  expect(await runs()).toBe(2);
});

it("starts anew when the city changes while it computes, and stores the figures of the newest data alone", async () => {
  let changed: Promise<unknown> | null = null;
  const computed = await computeCoverage(async (work) => {
    const done = await asOperator(work);
    changed ??= change();
    await changed;
    return done;
  }, city);
  expect(computed.ok).toBe(true);
  expect(await runs()).toBe(3);
  const { current } = await ask(
    base.url,
    `select r.data_version = j.data_version as current from jurisdictions j join coverage_runs r on r.jurisdiction_id = j.id
     where j.code = '${city}' order by r.computed_at desc limit 1`,
  );
  expect(current).toBe(true);
});

it("gives up, with nothing stored, when the city never stops changing", async () => {
  const restless = computeCoverage(async (work) => {
    const done = await asOperator(work);
    await change();
    return done;
  }, city);
  await expect(restless).rejects.toThrow("the city changed 20 times while it was computed");
  expect(await runs()).toBe(3);
});

it.each([null, {}, { city: "" }, { city: 7 }])("drops a job that carries %j", async (data) => {
  expect(await runCoverageJob(data)).toContain("dropped");
});

it("ends a job of a city that is gone", async () => {
  expect(await runCoverageJob({ city: "nowhere" })).toContain("no such city");
});
