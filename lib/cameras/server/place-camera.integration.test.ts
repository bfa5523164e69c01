import { describe, expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { systemContext } from "@/lib/access/server/system-context";
import { type CameraPlacement, cameraPlacement } from "@/lib/api/camera-place";
import { computeCoverage } from "@/lib/coverage/server/compute-coverage";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { smallCity } from "@/tests/support/small-city";
import { editCamera } from "./edit-camera";
import { placeCamera } from "./place-camera";
import { readCamera } from "./read-camera";
import { removeCamera } from "./remove-camera";
import { restoreCamera } from "./restore-camera";

const database = databasePerTest();
const row = (query: string) => ask(database().superuserUrl, query);

/** At the corner of the small city's square across from its own camera. */
const PLACED: CameraPlacement = {
  ...{ name: "新摄像机", kind: "fixed", position: [119.301, 26.081], layer: 0, heightM: 6, bearing: 225, tilt: 20 },
  ...{ hfov: 60, widthPx: 1920, heightPx: 1080, maxRangeM: null },
};

const place = (camera: CameraPlacement) => asOperator((context) => placeCamera(context, camera));
const remove = (id: string, expected: number) => asOperator((context) => removeCamera(context, { id }, expected));
const restore = (id: string, version: number) => asOperator((context) => restoreCamera(context, { id, version }));
const placed = async () => {
  const camera = await place(PLACED);
  if (!camera.ok) throw new Error(camera.error.code);
  return camera.value;
};

async function coverageOf(site: string) {
  const computed = await computeCoverage(asOperator, "350100");
  if (!computed.ok) throw new Error(computed.error.code);
  return row(`select s.covered_m2 as covered, s.camera_count as cameras, r.input_hash as hash from site_coverage s,
    (select input_hash from coverage_runs order by computed_at desc limit 1) r where s.site_id = '${site}'`);
}

describe("placing a camera", () => {
  it("has it planned, counted and in the audit", async () => {
    const { site } = await smallCity(database().superuserUrl);
    const before = await coverageOf(site);
    const camera = await placed();
    expect(camera).toMatchObject({ version: 1, name: "新摄像机", position: [119.301, 26.081], builtOn: null });
    const read = await asOperator((context) => readCamera(context, camera.id), "read");
    expect(read).toMatchObject({ ok: true, value: { source: "person", state: "planned", assumed: [] } });
    expect(
      await row(
        "select action, object, before, after ->> 'name' as name, (after ->> 'widthPx')::int as width from audit_entries where action = 'cameras.edit' order by seq desc limit 1",
      ),
    ).toEqual({
      ...{ action: "cameras.edit", object: `camera:${camera.id}`, before: null, name: "新摄像机", width: 1920 },
    });
    const after = await coverageOf(site);
    expect(Number(after.covered)).toBeGreaterThan(Number(before.covered) + 50);
    expect(after.cameras).toBe(2);
  });

  it("stands it on the ground of its layer, and gives one that sees all round no direction", async () => {
    await smallCity(database().superuserUrl);
    await place({ ...PLACED, kind: "panoramic", tilt: null, hfov: null, bearing: 90, layer: 1 });
    expect(
      await row(
        "select bearing, layer, ground_z_m, starts_with(key, 'person/') as own from cameras where source = 'person'",
      ),
    ).toEqual({
      ...{ bearing: 0, layer: 1, ground_z_m: 5.5, own: true },
    });
  });

  it("keeps how far its infrared light reaches and who says so, which no coverage reads", async () => {
    await smallCity(database().superuserUrl);
    const camera = await place({ ...PLACED, infraredM: 30, infraredOfClass: true });
    if (!camera.ok) throw new Error(camera.error.code);
    const { id } = camera.value;
    const known = async () => {
      const read = await asOperator((context) => readCamera(context, id), "read");
      return read.ok && [read.value.infraredM, read.value.infraredSource];
    };
    const noted = () => row("select count(*)::int as n from coverage_changes");
    const edit = (infraredM: number | null, version: number) =>
      asOperator((context) => editCamera(context, { id, infraredM }, version));
    expect(await known()).toEqual([30, "class"]);
    await computeCoverage(asOperator, "350100");
    const before = await noted();
    expect(await edit(45, 1)).toMatchObject({ ok: true, value: { version: 2, infraredM: 45 } });
    expect(await known()).toEqual([45, "person"]);
    expect(await asOperator((context) => editCamera(context, { id, name: "别名" }, 2))).toMatchObject({ ok: true });
    expect(await known()).toEqual([45, "person"]);
    expect(await edit(null, 3)).toMatchObject({ ok: true, value: { infraredM: null } });
    expect(await known()).toEqual([null, null]);
    expect(await noted()).toEqual(before);
  });

  it("refuses a lens that its kind cannot have", async () => {
    await smallCity(database().superuserUrl);
    const lens = { ok: false, error: { code: "lens" } };
    expect(await place({ ...PLACED, tilt: null })).toEqual(lens);
    expect(await place({ ...PLACED, kind: "panoramic" })).toEqual(lens);
    expect(await row("select count(*)::int as n from cameras")).toEqual({ n: 1 });
  });

  it.each<[string, object]>([
    ["a height of none", { heightM: 0 }],
    ["a height above all masts", { heightM: 501 }],
    ["a full circle of view", { hfov: 180 }],
    ["a light that reaches nothing", { infraredM: 0 }],
    ["a bearing that is a turn", { bearing: 360 }],
    ["half a pixel", { widthPx: 1920.5 }],
    ["no pixels", { heightPx: 0 }],
    ["no reach", { maxRangeM: 0 }],
    ["half a layer", { layer: 0.5 }],
    ["a name of two lines", { name: "a\nb" }],
    ["no name", { name: " " }],
    ["a source of its own", { source: "osm" }],
  ])("the API does not take %s", (_, fault) => {
    expect(cameraPlacement.safeParse({ ...PLACED, ...fault }).success).toBe(false);
    expect(cameraPlacement.safeParse(PLACED).success).toBe(true);
  });

  it.each<[string, [number, number]]>([
    ["another city", [118.08, 24.48]],
    ["another country", [2.35, 48.85]],
    ["numbers changed round", [26.081, 119.301]],
    ["no place at all", [1e9, 1e9]],
  ])("refuses a place in %s", async (_, position) => {
    await smallCity(database().superuserUrl);
    expect(await place({ ...PLACED, position })).toEqual({ ok: false, error: { code: "outside" } });
  });

  it("finds no city for who reaches none", async () => {
    await smallCity(database().superuserUrl);
    const foreign = await systemContext("jobs", ["350200"])((context) => placeCamera(context as never, PLACED));
    expect(foreign).toEqual({ ok: false, error: { code: "no-city" } });
  });
});

describe("removing a camera", () => {
  it("opens what it alone saw, and restoring it gives the same figures and hash", async () => {
    const { site } = await smallCity(database().superuserUrl);
    const without = await coverageOf(site);
    const { id } = await placed();
    const before = await coverageOf(site);
    expect(await remove(id, 1)).toMatchObject({ ok: true, value: { id, version: 2 } });
    expect(await coverageOf(site)).toEqual(without);
    expect(await asOperator((context) => readCamera(context, id), "read")).toEqual({
      ok: false,
      error: { code: "no-such-camera" },
    });
    expect(
      await row(
        "select before ->> 'name' as name, after from audit_entries where action = 'cameras.edit' order by seq desc limit 1",
      ),
    ).toEqual({
      name: "新摄像机",
      after: null,
    });
    expect(await restore(id, 2)).toMatchObject({ ok: true, value: { id, version: 3, name: "新摄像机" } });
    expect(await coverageOf(site)).toEqual(before);
  });

  it("tells who comes too late, and removes nothing", async () => {
    const { camera: id } = await smallCity(database().superuserUrl);
    await asOperator((context) => editCamera(context, { id, name: "枪机 2" }, 1));
    expect(await remove(id, 1)).toMatchObject({
      ok: false,
      error: {
        code: "stale",
        conflict: { current: { name: "枪机 2", version: 2 }, fields: [{ field: "name", theirs: "枪机 2" }] },
      },
    });
    expect(await row("select gone_at from cameras")).toEqual({ gone_at: null });
  });

  it("happens once, and is taken back once", async () => {
    const { camera: id } = await smallCity(database().superuserUrl);
    const none = { ok: false, error: { code: "no-such-camera" } };
    expect(await restore(id, 1)).toEqual(none);
    expect((await remove(id, 1)).ok).toBe(true);
    expect(await remove(id, 2)).toEqual(none);
    expect(await restore(id, 1)).toEqual(none);
    expect((await restore(id, 2)).ok).toBe(true);
    expect(await restore(id, 2)).toEqual(none);
  });

  it("reaches no camera of another jurisdiction", async () => {
    const { camera: id } = await smallCity(database().superuserUrl);
    const none = { ok: false, error: { code: "no-such-camera" } };
    const foreign = systemContext("jobs", ["350200"]);
    expect(await foreign((context) => removeCamera(context as never, { id }, 1))).toEqual(none);
    await remove(id, 1);
    expect(await foreign((context) => restoreCamera(context as never, { id, version: 2 }))).toEqual(none);
  });
});
