import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { findJurisdiction } from "@/db/queries/jurisdictions";
import { asOperator } from "@/lib/access/server/context";
import { loadDemoCity } from "@/lib/imports/server/load-demo-city";
import { typescriptCommand } from "@/scripts/setup/typescript-command.mjs";
import { ask } from "@/tests/support/ask";
import { coverageFigures } from "@/tests/support/coverage-figures";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { cancelCoverage } from "./cancel-coverage";
import { computeCoverage } from "./compute-coverage";
import { beginComputation, type PlanOptions } from "./plan-coverage";
import { requestCoverage } from "./request-coverage";
import { runCoverageJob } from "./run-coverage-job";

const DEMO_FILE = "tests/fixtures/osm/nanjing-xinjiekou-2021.osm.bz2";
let base: TestDatabase;
let folder: string;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  base = await cloneDatabase();
  folder = mkdtempSync(path.join(os.tmpdir(), "worker-"));
  vi.stubEnv("DATABASE_URL", base.url);
  const loaded = await loadDemoCity(asOperator, DEMO_FILE, () => undefined);
  if (!loaded.ok) throw new Error(`the demo city was refused: ${loaded.error.code}`);
}, 120_000);

beforeEach(async () => {
  await row("delete from pgboss.job");
});

afterEach(async () => {
  for (const worker of workers.splice(0)) await killed(worker);
});

afterAll(async () => {
  await database().close();
  delete (globalThis as { sightlineDatabase?: unknown }).sightlineDatabase;
  await base.drop();
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

const row = (statement: string) => ask(base.superuserUrl, statement);
const figures = () => coverageFigures(base.superuserUrl);
const change = (statement: string) =>
  row(`${statement}; update jurisdictions set data_version = data_version + 1 where code = 'demo'`);
const state = (id: string) =>
  row(`select state, tiles_done as done, tiles_total as total from coverage_computations where id = '${id}'`);

/** The job worker as it runs in production, in the role of the job worker. */
function startWorker(): ChildProcess {
  const { command, args, env } = typescriptCommand("workers/jobs.ts");
  const worker = spawn(command, args, {
    env: { ...env, DATABASE_URL: base.jobsUrl, SIGHTLINE_DATA: folder, NODE_ENV: "production" },
    stdio: "ignore",
  });
  workers.push(worker);
  return worker;
}

function killed(worker: ChildProcess): Promise<unknown> {
  if (worker.exitCode !== null || worker.signalCode !== null) return Promise.resolve();
  const exited = new Promise((resolve) => worker.once("exit", resolve));
  worker.kill("SIGKILL");
  return exited;
}

function begin(options: PlanOptions): Promise<string> {
  return asOperator(async (context) => {
    const city = await findJurisdiction(context.db, "demo");
    if (!city) throw new Error("the demo city is gone");
    return (await beginComputation(context, city, options)).computation.id;
  });
}

async function until(what: () => Promise<boolean>): Promise<void> {
  await vi.waitFor(async () => expect(await what()).toBe(true), { timeout: 60_000, interval: 20 });
}

describe("a worker killed while it computes", () => {
  it("leaves the old figures whole; the next one goes on with the tiles that are left", async () => {
    const before = await figures();
    const id = await begin({ tileM: 100, afresh: true });
    const first = startWorker();
    await until(async () => Number((await state(id)).done) >= 5);
    await killed(first);
    const left = await state(id);
    expect(left).toMatchObject({ state: "running" });
    expect(Number(left.done)).toBeLessThan(Number(left.total));
    expect(await figures()).toBe(before);
    const { solved } = await row(`select zones_solved as solved from coverage_computations where id = '${id}'`);

    startWorker();
    await until(async () => (await state(id)).state === "done");
    expect(await figures()).toBe(before);
    // no tile twice: each zone was solved by one of the two
    const end = await row(
      `select zones_solved as solved, zones_total as total, replans from coverage_computations where id = '${id}'`,
    );
    expect(end).toEqual({ solved: end.total, total: end.total, replans: 0 });
    expect(Number(solved)).toBeLessThan(Number(end.solved));
  }, 120_000);
});

describe("two workers", () => {
  it("share the tiles and come to the same figures", async () => {
    const before = await figures();
    startWorker();
    startWorker();
    const id = await begin({ tileM: 150, afresh: true });
    await until(async () => (await state(id)).state === "done");
    expect(await figures()).toBe(before);
    const end = await row(
      `select zones_solved as solved, zones_total as total from coverage_computations where id = '${id}'`,
    );
    expect(end.solved).toBe(end.total);
  }, 120_000);
});

describe("a computation that is cancelled", () => {
  it("leaves the figures as they were, and what it left to the next", async () => {
    const before = await figures();
    await change("update cameras set bearing = (bearing + 35)::numeric % 360 where number % 10 = 0");
    let cancelled = false;
    const computed = await computeCoverage(async (work, mode) => {
      const done = await asOperator(work, mode);
      const { done: tiles } = await row(
        "select coalesce(max(tiles_done), 0) as done from coverage_computations where state = 'running'",
      );
      if (!cancelled && Number(tiles) >= 1) {
        cancelled = true;
        await asOperator(cancelCoverage);
      }
      return done;
    }, "demo");
    expect(computed).toEqual({ ok: false, error: { code: "cancelled" } });
    expect(await figures()).toBe(before);
    expect(await row("select count(*)::int as n from coverage_pending")).toEqual({ n: 0 });
    expect(await runCoverageJob({ city: "demo" })).toBe("coverage of demo: cancelled");

    const next = await computeCoverage(asOperator, "demo");
    expect(next.ok && next.value.work.footprints).toBeGreaterThan(20);
    const found = await figures();
    expect(found).not.toBe(before);
    await computeCoverage(asOperator, "demo", undefined, { afresh: true });
    expect(await figures()).toBe(found);
  }, 60_000);

  it("is not begun where it still waited", async () => {
    await asOperator((context) => requestCoverage(context, "demo"));
    await asOperator(cancelCoverage);
    expect(await row("select state from coverage_computations order by asked_at desc limit 1")).toEqual({
      state: "cancelled",
    });
  });
});

describe("askings", () => {
  it("join, and one that comes while a computation runs has another follow it", async () => {
    const count = async (state: string) =>
      (await row(`select count(*)::int as n from coverage_computations where state = '${state}'`)).n;
    const id = await begin({ afresh: true });
    for (let i = 0; i < 3; i++) await asOperator((context) => requestCoverage(context, "demo"));
    expect(await count("queued")).toBe(1);
    expect((await row("select count(*)::int as n from pgboss.job where name = 'coverage.compute'")).n).toBe(1);
    const both = await Promise.all([computeCoverage(asOperator, "demo"), computeCoverage(asOperator, "demo")]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await state(id)).toMatchObject({ state: "done" });
  }, 60_000);

  it("computes only the difference where the city changes meanwhile", async () => {
    let changed = false;
    const before = await row("select count(*)::int as runs from coverage_runs");
    const computed = await computeCoverage(
      async (work, mode) => {
        const done = await asOperator(work, mode);
        const { done: tiles, total } = await row(
          "select tiles_done as done, tiles_total as total from coverage_computations where state = 'running' union all select 0, 0 limit 1",
        );
        if (!changed && Number(total) > 0 && Number(tiles) >= Number(total) / 2) {
          changed = true;
          await change(
            "update cameras set bearing = (bearing + 90)::numeric % 360 where id = (select id from cameras where bearing is not null and gone_at is null order by number limit 1)",
          );
        }
        return done;
      },
      "demo",
      undefined,
      { tileM: 500, afresh: true },
    );
    expect(changed).toBe(true);
    const work = computed.ok ? computed.value.work : null;
    const { zones } = await row("select count(*)::int as zones from zone_coverage");
    // all tiles once, and those that the camera reaches once more
    expect(work?.zones).toBeGreaterThan(Number(zones));
    expect(work?.zones).toBeLessThan(1.6 * Number(zones));
    expect((await row("select count(*)::int as runs from coverage_runs")).runs).toBe(Number(before.runs) + 1);
    const found = await figures();
    await computeCoverage(asOperator, "demo", undefined, { afresh: true });
    expect(await figures()).toBe(found);
  }, 60_000);
});
