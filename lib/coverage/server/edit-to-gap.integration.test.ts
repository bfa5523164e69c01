import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { asOperator } from "@/lib/access/server/context";
import { editCamera } from "@/lib/cameras/server/edit-camera";
import { loadDemoCity } from "@/lib/imports/server/load-demo-city";
import { typescriptCommand } from "@/scripts/setup/typescript-command.mjs";
import { ask } from "@/tests/support/ask";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";

const DEMO_FILE = "tests/fixtures/osm/nanjing-xinjiekou-2021.osm.bz2";
const EDITS = 20;
/** The goal is 300 ms, on a machine of one's own; the test is for machines that are shared. */
const MOST_MS = 3_000;

let base: TestDatabase;
let folder: string;
let worker: ChildProcess;

beforeAll(async () => {
  base = await cloneDatabase();
  folder = mkdtempSync(path.join(os.tmpdir(), "worker-"));
  vi.stubEnv("DATABASE_URL", base.url);
  const loaded = await loadDemoCity(asOperator, DEMO_FILE, () => undefined);
  if (!loaded.ok) throw new Error(`the demo city was refused: ${loaded.error.code}`);
  const { command, args, env } = typescriptCommand("workers/jobs.ts");
  worker = spawn(command, args, {
    env: { ...env, DATABASE_URL: base.jobsUrl, SIGHTLINE_DATA: folder, NODE_ENV: "production" },
    stdio: "ignore",
  });
}, 120_000);

afterAll(async () => {
  worker.kill("SIGKILL");
  await database().close();
  delete (globalThis as { sightlineDatabase?: unknown }).sightlineDatabase;
  await base.drop();
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

it("stores the new gaps soon after an edit, whoever computes them", async () => {
  const { cameras } = (await ask(
    base.superuserUrl,
    `select json_agg(c order by c.number) as cameras from (select c.id, c.number, c.bearing from cameras c join site_cameras s on s.camera_id = c.id
     where c.kind = 'fixed' and c.bearing is not null group by c.id order by c.number limit ${EDITS + 1}) c`,
  )) as { cameras: { id: string; bearing: number }[] };
  const times: { edit: number; begun: number; solved: number; shown: number }[] = [];
  for (const { id, bearing } of cameras) {
    const started = performance.now();
    const edited = await asOperator((context) => editCamera(context, { id, bearing: (bearing + 40) % 360 }, 1));
    expect(edited.ok).toBe(true);
    const edit = performance.now() - started;
    const done = await vi.waitFor(
      async () => {
        const row = await ask(
          base.superuserUrl,
          `select extract(epoch from c.started_at - c.asked_at) * 1000 as begun, extract(epoch from c.ended_at - c.started_at) * 1000 as solved
           from coverage_computations c join jurisdictions j on j.id = c.jurisdiction_id
           where j.code = 'demo' and c.state = 'done' and c.data_version = j.data_version`,
        );
        expect(row).toHaveProperty("begun");
        return row;
      },
      { timeout: 30_000, interval: 5 },
    );
    times.push({ edit, begun: Number(done.begun), solved: Number(done.solved), shown: performance.now() - started });
  }
  // the first waits for the worker to start
  const warm = times.slice(1);
  const median = (pick: (time: (typeof times)[number]) => number) => {
    const sorted = warm.map(pick).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? Number.NaN;
  };
  const told = (["edit", "begun", "solved", "shown"] as const).map((part) => [
    part,
    Math.round(median((t) => t[part])),
  ]);
  const worst = Math.round(Math.max(...warm.map(({ shown }) => shown)));
  // biome-ignore lint/suspicious/noConsole: the figure is what the test is for
  console.log(
    `edit to stored gap, ${warm.length} edits, median ms: ${JSON.stringify(Object.fromEntries(told))}, worst ${worst}`,
  );
  expect(median(({ shown }) => shown)).toBeLessThan(MOST_MS);
}, 120_000);
