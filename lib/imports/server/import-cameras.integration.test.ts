import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { listCameras } from "@/db/queries/cameras";
import { findCurrentCity } from "@/db/queries/jurisdictions";
import { asOperator } from "@/lib/access/server/context";
import { ask } from "@/tests/support/ask";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import type { ReadCamera } from "../cameras/read-camera";
import { type CameraFile, readCameraFile } from "../cameras/read-camera-file";
import { importCameras } from "./import-cameras";
import { importOsm } from "./import-osm";

const FIVE = "tests/fixtures/cameras/nanjing-utf8.csv";
const MAP_FILE = "db/seed/data/nanjing-xinjiekou-2021.osm.pbf";
let clone: TestDatabase;

beforeAll(async () => {
  clone = await cloneDatabase();
  vi.stubEnv("DATABASE_URL", clone.url);
});
afterAll(async () => {
  await database().close();
  await clone.drop();
  vi.unstubAllEnvs();
});

async function five(change: (cameras: readonly ReadCamera[]) => readonly ReadCamera[] = (cameras) => cameras) {
  const read = await readCameraFile(FIVE);
  if (!read.ok) throw new Error(read.error.code);
  return { ...read.value, cameras: change(read.value.cameras) } satisfies CameraFile;
}

/** Imports and returns the summary; the error is the test's failure. */
async function imported(request: Parameters<typeof importCameras>[1]) {
  const result = await importCameras(asOperator, request);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const stored = () =>
  asOperator(async ({ db }) => {
    const city = await findCurrentCity(db);
    return city ? listCameras(db, city.id) : [];
  });

const change = (added: number, changed: number, gone: number, unchanged: number, kept = 0) => ({
  ...{ added, changed, gone, unchanged, kept },
});

describe("importCameras", () => {
  it("asks for a city first", async () => {
    const refused = await importCameras(asOperator, { file: await five() });
    expect(refused).toEqual({ ok: false, error: { code: "no-city" } });
    const city = await importOsm(asOperator, { file: MAP_FILE });
    expect(city.ok).toBe(true);
    const other = await importCameras(asOperator, { file: await five(), city: "Atlantis" });
    expect(other).toEqual({ ok: false, error: { code: "no-such-city", city: "Atlantis" } });
  });

  it("keeps nothing of a dry run", async () => {
    const summary = await imported({ file: await five(), dryRun: true });
    expect(summary).toMatchObject({ dryRun: true, cameras: change(5, 0, 0, 0), directionUnknown: 1 });
    expect(await stored()).toEqual([]);
    expect(await ask(clone.url, "select count(*)::int from imports where kind = 'cameras'")).toEqual({ count: 0 });
  });

  it("stores what the list says, and what it does not say as unknown or ours", async () => {
    const summary = await imported({ file: await five() });
    expect(summary).toMatchObject({
      ...{ source: "nanjing-utf8", cameras: change(5, 0, 0, 0), directionUnknown: 1 },
      assumed: { tilt: 1, hfov: 1 },
    });
    expect((await stored()).map(({ name, kind, bearing, source }) => ({ name, kind, bearing, source }))).toEqual([
      { name: "新街口西侧", kind: "fixed", bearing: 90, source: "file" },
      { name: "新街口, 北侧", kind: "fixed", bearing: 45, source: "file" },
      { name: "大行宫市民广场", kind: "fixed", bearing: null, source: "file" },
      { name: "总统府门前", kind: "panoramic", bearing: 0, source: "file" },
      { name: "中山东路", kind: "fixed", bearing: 225, source: "file" },
    ]);
    expect(
      await ask(
        clone.url,
        "select file_name, (summary->'cameras'->>'added')::int as added from imports where kind = 'cameras'",
      ),
    ).toEqual({ file_name: "nanjing-utf8.csv", added: 5 });
  });

  it("changes nothing the second time, not even the version of the city's data", async () => {
    const version = () => ask(clone.url, "select data_version from jurisdictions where central_meridian is not null");
    const before = await version();
    expect((await imported({ file: await five() })).cameras).toEqual(change(0, 0, 0, 5));
    expect(await version()).toEqual(before);
  });

  it("changes what a newer list changed, marks what it left out, and brings it back", async () => {
    const newer = await five((cameras) =>
      cameras.slice(1).map((one) => (one.id === "NJ-002" ? { ...one, bearing: 50 } : one)),
    );
    expect((await imported({ file: newer })).cameras).toEqual(change(0, 1, 1, 3));
    expect((await stored()).map(({ name }) => name)).not.toContain("新街口西侧");
    expect((await imported({ file: await five() })).cameras).toEqual(change(0, 2, 0, 3));
    expect(await stored()).toHaveLength(5);
  });

  it("leaves alone what a person edited", async () => {
    await ask(clone.url, "update cameras set bearing = 77, edited_at = now() where key = 'file/nanjing-utf8/NJ-003'");
    const newer = await five((cameras) => cameras.map((one) => (one.id === "NJ-003" ? { ...one, bearing: 10 } : one)));
    expect((await imported({ file: newer })).cameras).toEqual(change(0, 0, 0, 4, 1));
    expect((await stored()).find(({ name }) => name === "大行宫市民广场")?.bearing).toBe(77);
  });

  it("keeps lists of other names apart", async () => {
    expect((await imported({ file: await five(), source: "second" })).cameras).toEqual(change(5, 0, 0, 0));
    expect((await imported({ file: await five(() => []), source: "second" })).cameras).toEqual(change(0, 0, 5, 0));
    expect(await stored()).toHaveLength(5);
    const refused = await importCameras(asOperator, { file: await five(), source: "a/b" });
    expect(refused).toEqual({ ok: false, error: { code: "bad-source", source: "a/b" } });
  });

  it("refuses a list that stands far from the city, as one in another plane's metres does, and stores none of it", async () => {
    const file = await five((cameras) =>
      cameras.map((one, i) => (i === 4 ? { ...one, position: [121.78, 32.04] } : one)),
    );
    const refused = await importCameras(asOperator, { file, source: "far" });
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: "far-from-city",
        issues: [{ code: "far-from-city", row: 6, value: expect.stringMatching(/^NJ-005: 28\d km$/) }],
      },
    });
    expect(await stored()).toHaveLength(5);
    expect((await imported({ file, source: "far", anywhere: true, dryRun: true })).cameras.added).toBe(5);
  });

  it("marks cameras inside a building, and moves them 0.3 m before its wall when asked", async () => {
    const { lon, lat, id } = await ask(
      clone.url,
      `select id, ST_X(p) as lon, ST_Y(p) as lat from (select id, ST_PointOnSurface(ground) as p, top_m from obstacles
        where kind = 'building' and layer = 0 and base_m = 0 and top_m > 10 and ST_NPoints(ground) = 5 order by ST_Area(ground) desc limit 1) t`,
    );
    const file = await five(([first]) => (first ? [{ ...first, position: [Number(lon), Number(lat)] }] : []));
    const marked = await imported({ file, source: "inside" });
    expect(marked.inBuildings).toEqual([{ id: "NJ-001", row: 2, obstacle: id, moved: false }]);
    const moved = await imported({ file, source: "inside", moveOut: true });
    expect(moved.inBuildings).toEqual([{ id: "NJ-001", row: 2, obstacle: id, moved: true }]);
    expect(moved.cameras).toEqual(change(0, 1, 0, 0));
    const { apart, inside } = await ask(
      clone.url,
      `select ST_Distance(o.ground::geography, c.position::geography) as apart, ST_Intersects(o.ground, c.position) as inside
        from cameras c, obstacles o where c.key = 'file/inside/NJ-001' and o.id = '${id}'`,
    );
    expect(inside).toBe(false);
    expect(Number(apart)).toBeCloseTo(0.3, 2);
    expect((await imported({ file, source: "inside", moveOut: true })).cameras).toEqual(change(0, 0, 0, 1));
  });

  it("has the job worker compute the coverage anew", async () => {
    const { jobs } = await ask(
      clone.url,
      "select count(*)::int as jobs from pgboss.job where name = 'coverage.compute'",
    );
    expect(jobs).toBeGreaterThan(0);
  });

  it("takes dated facts over, and from a list without any it takes them back", async () => {
    const dated = await five((cameras) =>
      cameras.map((camera, i) => (i === 0 ? { ...camera, builtOn: "2020-01-02", retiredOn: "2024-01-02" } : camera)),
    );
    const facts = () =>
      ask(
        clone.url,
        "select built_on::text as built, retired_on::text as retired from cameras where key = 'file/dated/NJ-001'",
      );
    expect(await imported({ file: dated, source: "dated" })).toMatchObject({ cameras: change(5, 0, 0, 0) });
    expect(await facts()).toEqual({ built: "2020-01-02", retired: "2024-01-02" });
    expect(await imported({ file: dated, source: "dated" })).toMatchObject({ cameras: change(0, 0, 0, 5) });
    expect(await imported({ file: await five(), source: "dated" })).toMatchObject({ cameras: change(0, 1, 0, 4) });
    expect(await facts()).toEqual({ built: null, retired: null });
  });
});
