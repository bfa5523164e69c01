import { beforeEach, expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { cameraPrivacyDto, cameraTurnDto, guardedCreate, guardedGroundDto } from "@/lib/api/guarded";
import { editCamera } from "@/lib/cameras/server/edit-camera";
import { computeCoverage } from "@/lib/coverage/server/compute-coverage";
import { cityFrame } from "@/lib/crs/city-frame";
import { toLocalPolygons } from "@/lib/crs/local-geojson";
import { area, difference, intersection } from "@/lib/geometry/polygon-boolean";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { type SmallCity, smallCity } from "@/tests/support/small-city";
import { drawGuarded } from "./draw-guarded";
import { editGuarded } from "./edit-guarded";
import { findTurn } from "./find-turn";
import { listGuarded } from "./list-guarded";
import { readCameraPrivacy } from "./read-camera-privacy";
import { removeGuarded, restoreGuarded } from "./remove-guarded";

/** What areas on the ellipsoid and on the city's plane may differ by: the plane stretches by some 1e-5 here, and a chord is not a geodesic. */
const MOST_OFF = 2e-4;

const database = databasePerTest();
const row = (query: string) => ask(database().url, query);
const draw = (ground: object) => asOperator((context) => drawGuarded(context, guardedCreate.parse(ground)));
const corner = (x: number, y: number) => [119.3 + x / 100_000, 26.08 + y / 100_000];
/** Across the camera's view, some 10 m north of it, and beyond it on both sides. */
const ZONE = [corner(-30, 9), corner(30, 9), corner(30, 22), corner(-30, 22)];
const forbidden = (rings: unknown = [ZONE]) => ({
  ...{ kind: "forbidden", name: "宿舍楼一层", reason: "by the plan of the house" },
  outline: { type: "polygon", rings },
});
const consent = { ...forbidden(), kind: "consent", name: "某单位北侧", unit: "某单位" };

let city: SmallCity;
beforeEach(async () => {
  city = await smallCity(database().url);
  // along the square's west side: half of the picture is of what lies outside
  await row("update cameras set bearing = 0");
  await computeCoverage(asOperator);
}, 60_000);

async function listed() {
  const found = await asOperator(listGuarded, "read");
  if (!found.ok) throw new Error(found.error.code);
  return found.value.grounds.map((ground) => guardedGroundDto.parse(JSON.parse(JSON.stringify(ground))));
}

async function privacy() {
  const found = await asOperator((context) => readCameraPrivacy(context, city.camera), "read");
  if (!found.ok) throw new Error(found.error.code);
  return cameraPrivacyDto.parse(JSON.parse(JSON.stringify(found.value)));
}

/** Has the camera look elsewhere, and the city computed. */
async function lookTo(bearing: number) {
  const edited = await asOperator(async (context) => {
    const { version } = await row("select version from cameras");
    return editCamera(context, { id: city.camera, bearing }, Number(version));
  });
  if (!edited.ok) throw new Error(edited.error.code);
  await computeCoverage(asOperator);
}

/** A geometry of the database on the city's plane, metres. */
async function onPlane(expression: string) {
  const { shape } = await row(`select ST_AsGeoJSON(${expression}, 12) as shape`);
  return toLocalPolygons(JSON.parse(String(shape)), cityFrame(119));
}

const footprint = (level: string) =>
  `(select ground from footprints where camera_id = '${city.camera}' and level = '${level}')`;

it("measures by level what of a ground a camera's picture reaches, and points the camera out", async () => {
  const drawn = await draw(forbidden());
  if (!drawn.ok) throw new Error(drawn.error.code);
  const [ground, ...others] = await listed();
  if (!ground) throw new Error("not listed");
  expect(others).toEqual([]);
  expect(ground).toMatchObject({
    id: drawn.value.id,
    kind: "forbidden",
    name: "宿舍楼一层",
    watched: true,
    unit: null,
  });
  const [camera] = ground.cameras;
  expect(camera).toMatchObject({ id: city.camera, name: "枪机 1" });
  expect(camera?.levels.map(({ level }) => level)).toEqual(["detect", "observe", "recognise"]);
  const zone = await onPlane(`(select ground from guarded_grounds)`);
  for (const { level, areaM2 } of camera?.levels ?? []) {
    const expected = area(intersection(await onPlane(footprint(level)), zone));
    expect(expected).toBeGreaterThan(10);
    expect(Math.abs(areaM2 / expected - 1), level).toBeLessThan(MOST_OFF);
  }
  const reached = area(toLocalPolygons(ground.reached as never, cityFrame(119)));
  expect(Math.abs(reached / (camera?.levels[0]?.areaM2 ?? 0) - 1)).toBeLessThan(MOST_OFF);
  expect((await privacy()).grounds).toMatchObject([{ id: ground.id, watched: true, levels: camera?.levels }]);
});

it("says what of a camera's picture at the level of faces lies outside the public areas of its layer", async () => {
  const { incidental } = await privacy();
  const seen = await onPlane(footprint("recognise"));
  const outside = difference(seen, await onPlane("(select ground from sites)"));
  expect(incidental?.level).toBe("recognise");
  expect(area(outside)).toBeGreaterThan(20);
  expect(Math.abs((incidental?.areaM2 ?? 0) / area(seen) - 1)).toBeLessThan(MOST_OFF);
  expect(Math.abs((incidental?.outsideM2 ?? 0) / area(outside) - 1)).toBeLessThan(MOST_OFF);

  // a candidate is no public area yet, nor is what lies on another layer
  for (const change of ["candidate = true", "candidate = false, layer = -1"]) {
    await row(`update sites set ${change}`);
    const all = (await privacy()).incidental;
    expect(all?.outsideM2).toBeCloseTo(all?.areaM2 ?? 0, 6);
  }
});

it("follows footprints as they are computed, and cameras that no longer count", async () => {
  await draw(forbidden());
  await lookTo(180);
  expect((await listed())[0]).toMatchObject({ cameras: [], reached: { coordinates: [] } });
  await row("update cameras set retired_on = '2026-01-01'");
  expect((await privacy()).incidental).toBeNull();
});

it("no longer points cameras out once a consent is recorded, and does again without", async () => {
  const drawn = await draw(consent);
  if (!drawn.ok) throw new Error(drawn.error.code);
  const { id } = drawn.value;
  const change = (changes: object, version: number) =>
    asOperator((context) => editGuarded(context, { id, ...changes }, version));
  expect((await listed())[0]).toMatchObject({ watched: true, unit: "某单位" });
  const given = { consentDocument: "某函〔2026〕1 号", consentOn: "2026-05-01" };
  expect(await change({ consentOn: "2026-05-01" }, 1)).toEqual({ ok: false, error: { code: "consent" } });
  expect(await change({ ...given, consentOn: "2999-01-01" }, 1)).toEqual({ ok: false, error: { code: "consent" } });
  expect(await change(given, 1)).toMatchObject({ ok: true, value: { version: 2, ...given } });
  const [ground] = await listed();
  expect(ground).toMatchObject({ watched: false, ...given });
  expect(ground?.cameras).toHaveLength(1);
  expect(await change({ name: "别处" }, 1)).toMatchObject({ ok: false, error: { code: "stale" } });
  expect(await change({ consentDocument: null, consentOn: null }, 2)).toMatchObject({ ok: true });
  expect((await listed())[0]).toMatchObject({ watched: true });
  expect(await row("select action, object, before, after from audit_entries order by seq desc limit 1")).toEqual({
    ...{ action: "sites.edit", object: `guarded-ground:${id}`, before: { version: 2, ...given } },
    after: { version: 3, consentDocument: null, consentOn: null },
  });
});

it("takes a ground away and brings it back at that version alone", async () => {
  const drawn = await draw(forbidden());
  if (!drawn.ok) throw new Error(drawn.error.code);
  const { id } = drawn.value;
  const removed = await asOperator((context) => removeGuarded(context, { id }, 1));
  expect(removed).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await listed()).toEqual([]);
  expect((await privacy()).grounds).toEqual([]);
  const back = (version: number) => asOperator((context) => restoreGuarded(context, { id, version }));
  expect(await back(1)).toEqual({ ok: false, error: { code: "no-such-ground" } });
  expect(await back(2)).toMatchObject({ ok: true, value: { version: 3 } });
  expect(await listed()).toHaveLength(1);
});

it("refuses what encloses nothing, what is elsewhere, and a unit or a consent that cannot be", async () => {
  expect(await draw(forbidden([[corner(0, 0), corner(1, 0), corner(2, 0)]]))).toMatchObject({
    error: { code: "no-area" },
  });
  expect(await draw(forbidden([ZONE.map(([lon = 0, lat = 0]) => [lon + 5, lat + 5])]))).toEqual({
    ok: false,
    error: { code: "outside" },
  });
  for (const wrong of [
    { ...consent, unit: null },
    { ...forbidden(), unit: "某单位" },
  ])
    expect(await draw(wrong)).toEqual({ ok: false, error: { code: "consent" } });
});

it("finds the bearing at which least lies outside public areas while no site loses, the same as computing the city there", async () => {
  const turn = await asOperator((context) => findTurn(context, city.camera), "read");
  if (!turn.ok) throw new Error(turn.error.code);
  const { better } = cameraTurnDto.parse(JSON.parse(JSON.stringify(turn.value)));
  if (!better) throw new Error("no better bearing");
  const covered = async () =>
    Number((await row("select sum(covered_m2)::float8 as covered from site_coverage")).covered);
  const before = { covered: await covered(), incidental: (await privacy()).incidental };
  expect(Math.abs(better.insteadOfM2 / (before.incidental?.outsideM2 ?? 0) - 1)).toBeLessThan(MOST_OFF);
  expect(better.outsideM2).toBeLessThan(better.insteadOfM2 / 2);

  await lookTo(better.bearing);
  expect(await covered()).toBeGreaterThanOrEqual(before.covered - 0.05);
  const { incidental } = await privacy();
  expect(Math.abs((incidental?.outsideM2 ?? 0) - better.outsideM2)).toBeLessThan(0.05);
  // there, no bearing is better by more than a step shows
  const again = await asOperator((context) => findTurn(context, city.camera), "read");
  expect(again).toMatchObject({ ok: true, value: { better: null } });
});
