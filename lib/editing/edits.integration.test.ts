import { expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { systemContext } from "@/lib/access/server/system-context";
import type { CameraEdit } from "@/lib/api/camera-edit";
import type { RequirementEdit } from "@/lib/api/requirements";
import type { SiteEdit } from "@/lib/api/site-edit";
import { editCamera } from "@/lib/cameras/server/edit-camera";
import { addRequirement } from "@/lib/coverage/server/add-requirement";
import { changeRequirement, unsetRequirement } from "@/lib/coverage/server/change-requirement";
import { editRequirement } from "@/lib/coverage/server/edit-requirement";
import { readSiteRequirements } from "@/lib/coverage/server/read-site-requirements";
import { removeRequirement } from "@/lib/coverage/server/remove-requirement";
import { editSite } from "@/lib/sites/server/edit-site";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { smallCity } from "@/tests/support/small-city";

const database = databasePerTest();
const row = (query: string) => ask(database().url, query);
const city = () => smallCity(database().url);

const site = (change: SiteEdit, expected: number) => asOperator((context) => editSite(context, change, expected));
const camera = (change: CameraEdit, expected: number) => asOperator((context) => editCamera(context, change, expected));
const requirement = (change: RequirementEdit, expected: number) =>
  asOperator((context) => editRequirement(context, change, expected));

/** How the city stands to what coverage was computed from. */
const inputs = () =>
  row(`select data_version as version, (select count(*)::int from pgboss.job where name like '%coverage%') as jobs,
         data_changed_at > '2026-01-02' as touched from jurisdictions where code = '350100'`);

const lastEntry = () =>
  row("select action, object, jurisdiction_code, before, after, reason from audit_entries order by seq desc limit 1");

it("renames a site, says so in the audit, and leaves coverage as it is", async () => {
  const { site: id } = await city();
  const edited = await site({ id, name: "南广场", nameEn: "South Square", reason: "wrong side" }, 1);
  expect(edited).toEqual({
    ok: true,
    value: { id, version: 2, name: "南广场", nameEn: "South Square", kind: "square", candidate: false, areaM2: 11_000 },
  });
  expect(await row(`select version, name, edited_at is not null as edited from sites where id = '${id}'`)).toEqual({
    version: 2,
    name: "南广场",
    edited: true,
  });
  expect(await lastEntry()).toEqual({
    action: "sites.edit",
    object: `site:${id}`,
    jurisdiction_code: "350100",
    before: { version: 1, name: "北广场", nameEn: null },
    after: { version: 2, name: "南广场", nameEn: "South Square" },
    reason: "wrong side",
  });
  expect(await inputs()).toEqual({ version: 0, jobs: 0, touched: true });
});

it("has coverage computed anew for a site of another kind", async () => {
  const { site: id } = await city();
  expect((await site({ id, kind: "park" }, 1)).ok).toBe(true);
  expect(await inputs()).toEqual({ version: 1, jobs: 1, touched: true });
});

it("changes nothing where nothing differs, not even the version", async () => {
  const { site: id } = await city();
  expect(await site({ id, name: "北广场" }, 1)).toMatchObject({ ok: true, value: { version: 1 } });
  expect(await row("select count(*)::int as n from audit_entries")).toEqual({ n: 0 });
});

it("tells who comes too late what both changed, what it was before, and when", async () => {
  const { site: id } = await city();
  await site({ id, name: "南广场" }, 1);
  await site({ id, name: "东广场", kind: "park" }, 2);
  const late = await site({ id, name: "西广场", nameEn: "West Square" }, 1);
  expect(late).toEqual({
    ok: false,
    error: {
      code: "stale",
      conflict: {
        current: { id, version: 3, name: "东广场", nameEn: null, kind: "park", candidate: false, areaM2: 11_000 },
        fields: [
          { field: "name", base: "北广场", theirs: "东广场", mine: "西广场" },
          { field: "nameEn", theirs: null, mine: "West Square" },
          { field: "kind", base: "square", theirs: "park" },
        ],
        last: { at: expect.any(Number), own: true },
      },
    },
  });
  expect(await row("select count(*)::int as n from audit_entries")).toEqual({ n: 2 });
});

it("accepts a candidate, but not before its kind is decided", async () => {
  const { site: id } = await city();
  await row(`update sites set candidate = true, kind = 'metro-passage' where id = '${id}'`);
  expect(await site({ id, candidate: false }, 1)).toEqual({ ok: false, error: { code: "undecided-kind" } });
  expect(await site({ id, candidate: false, kind: "underpass" }, 1)).toMatchObject({ ok: true });
});

it("finds no site that is gone, or that lies outside the scope", async () => {
  const { site: id, camera: cameraId } = await city();
  const outside = { ok: false, error: { code: "no-such-site" } };
  expect(
    await systemContext("jobs", ["350200"])((context) => editSite(context as never, { id, name: "x" }, 1)),
  ).toEqual(outside);
  await row("update sites set gone_at = now(); update cameras set gone_at = now()");
  expect(await site({ id, name: "x" }, 1)).toEqual(outside);
  expect(await camera({ id: cameraId, name: "x" }, 1)).toEqual({ ok: false, error: { code: "no-such-camera" } });
});

it("no longer calls assumed what a person said of a camera", async () => {
  const { camera: id } = await city();
  const edited = await camera({ id, heightM: 6, bearing: 90 }, 1);
  expect(edited).toMatchObject({ ok: true, value: { version: 2, heightM: 6, bearing: 90, tilt: 15 } });
  expect(await row(`select assumed, edited_at is not null as edited from cameras where id = '${id}'`)).toEqual({
    assumed: ["tilt"],
    edited: true,
  });
  expect(await inputs()).toEqual({ version: 1, jobs: 1, touched: true });
  expect((await lastEntry()).before).toEqual({ version: 1, heightM: 4, bearing: 45 });
});

it("moves a camera, says so in the audit and has coverage computed, but not across the city", async () => {
  const { camera: id } = await city();
  const from = await row(`select ST_X(position) as lon, ST_Y(position) as lat from cameras where id = '${id}'`);
  const to: [number, number] = [Number(from.lon) + 1e-4, Number(from.lat)];
  expect(await camera({ id, position: to }, 1)).toMatchObject({ ok: true, value: { version: 2, position: to } });
  expect(await row(`select ST_X(position) as lon, ST_Y(position) as lat from cameras where id = '${id}'`)).toEqual({
    lon: to[0],
    lat: to[1],
  });
  expect(await lastEntry()).toMatchObject({
    before: { version: 1, position: [from.lon, from.lat] },
    after: { version: 2, position: to },
  });
  expect(await inputs()).toMatchObject({ version: 1 });
  expect(await camera({ id, position: to }, 2)).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await camera({ id, position: [to[1], to[0]] }, 2)).toEqual({ ok: false, error: { code: "far" } });
  expect(await camera({ id, position: [to[0], to[1] + 1e-4] }, 1)).toMatchObject({
    error: { code: "stale", conflict: { fields: [{ field: "position", mine: [to[0], to[1] + 1e-4], theirs: to }] } },
  });
});

it("takes the lens from a camera that comes to see all round, and asks for one when it becomes fixed", async () => {
  const { camera: id } = await city();
  expect(await camera({ id, kind: "panoramic" }, 1)).toMatchObject({
    ok: true,
    value: { kind: "panoramic", bearing: 0, tilt: null, hfov: null },
  });
  expect(await camera({ id, kind: "fixed" }, 2)).toEqual({ ok: false, error: { code: "lens" } });
  expect(await camera({ id, hfov: 60 }, 2)).toEqual({ ok: false, error: { code: "lens" } });
  expect(await camera({ id, kind: "fixed", tilt: 10, hfov: 60 }, 2)).toMatchObject({
    ok: true,
    value: { version: 3, bearing: null },
  });
});

it("asks for a level, changes it and takes it back, each of one version alone", async () => {
  const { site: siteId } = await city();
  const added = await asOperator((context) =>
    addRequirement(context, { site: siteId, role: "entrance", level: "observe", reason: "locked at night" }),
  );
  if (!added.ok) throw new Error(added.error.code);
  const { id } = added.value;
  expect(await inputs()).toEqual({ version: 1, jobs: 1, touched: true });
  const again = await asOperator((context) =>
    addRequirement(context, { site: siteId, role: "entrance", level: "detect", reason: "twice" }),
  );
  expect(again).toEqual({ ok: false, error: { code: "exists", current: added.value } });

  expect(await requirement({ id, reason: "the gate is gone" }, 1)).toMatchObject({ ok: true, value: { version: 2 } });
  expect((await inputs()).version).toBe(1);
  expect(await requirement({ id, level: "detect", reason: "late" }, 1)).toMatchObject({
    error: {
      conflict: {
        fields: [
          { field: "level", theirs: "observe", mine: "detect" },
          { field: "reason", base: "locked at night", theirs: "the gate is gone", mine: "late" },
        ],
      },
    },
  });
  const read = () => asOperator((context) => readSiteRequirements(context, siteId), "read");
  expect(await read()).toMatchObject({
    value: {
      roles: [
        { role: "surface", ours: "observe", city: null, site: null },
        { role: "entrance", ours: "recognise", city: null, site: { id, version: 2, level: "observe" } },
      ],
    },
  });

  const late = await asOperator((context) => removeRequirement(context, { id }, 1));
  expect(late).toMatchObject({ error: { code: "stale", conflict: { fields: [{ field: "reason" }] } } });
  expect((await asOperator((context) => removeRequirement(context, { id, reason: "enough" }, 2))).ok).toBe(true);
  expect(await lastEntry()).toMatchObject({ object: `site:${siteId}`, before: { id, version: 2 }, after: null });
  expect(await requirement({ id, reason: "gone" }, 2)).toEqual({ ok: false, error: { code: "no-such-requirement" } });
  expect((await inputs()).version).toBe(2);
});

it("sets and unsets for a kind whatever was there", async () => {
  await city();
  const place = { place: { kind: "square" }, role: "surface" } as const;
  const set = (level: "detect" | "recognise") =>
    asOperator((context) => changeRequirement(context, { ...place, level, reason: " fair " }));
  expect(await set("detect")).toMatchObject({ ok: true, value: { level: "detect", reason: "fair" } });
  expect(await set("recognise")).toMatchObject({ ok: true, value: { level: "recognise" } });
  expect(await row("select level, version from requirements")).toEqual({ level: "recognise", version: 2 });
  expect((await asOperator((context) => unsetRequirement(context, place))).ok).toBe(true);
  expect(await asOperator((context) => unsetRequirement(context, place))).toEqual({
    ok: false,
    error: { code: "not-asked" },
  });
});

it("counts an import's change of a record as a version", async () => {
  const { site: id } = await city();
  const { upsertSites } = await import("@/db/queries/sites");
  const record = {
    key: "square/w1",
    hash: "new",
    kind: "square",
    name: "新广场",
    name_en: null,
    layer: 0,
    z_m: 0,
    candidate: false,
    ground: '{"type":"MultiPolygon","coordinates":[[[[119.3,26.08],[119.301,26.08],[119.301,26.081],[119.3,26.08]]]]}',
    centreline: null,
    area_m2: 5500,
    length_m: null,
    osm_ids: ["w1"],
    rule: "test",
    parts: [],
  };
  await asOperator(async ({ db }) => {
    const { rows } = await db.execute<{ id: string }>("select id from jurisdictions where code = '350100'");
    await upsertSites(db, String(rows[0]?.id), [record]);
  });
  expect(await site({ id, name: "南广场" }, 1)).toMatchObject({
    error: { conflict: { current: { version: 2, name: "新广场" }, last: null } },
  });
});
