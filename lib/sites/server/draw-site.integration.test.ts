import { expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { siteCreate, siteRedrawing } from "@/lib/api/site-create";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { smallCity } from "@/tests/support/small-city";
import { drawSite } from "./draw-site";
import { editSite } from "./edit-site";
import { readSite } from "./read-site";
import { redrawSite } from "./redraw-site";
import { removeSite } from "./remove-site";
import { restoreSite } from "./restore-site";

const database = databasePerTest();
const row = (query: string) => ask(database().url, query);
const draw = (site: unknown) => asOperator((context) => drawSite(context, siteCreate.parse(site)));

const [W, S] = [119.3, 26.08];
const corner = (x: number, y: number) => [W + x / 100_000, S + y / 100_000];
const SQUARE = [corner(10, 10), corner(40, 10), corner(40, 40), corner(10, 40)];
const BOW_TIE = [corner(10, 10), corner(40, 40), corner(40, 10), corner(10, 40)];
const drawing = (rings: unknown, more: object = {}) => ({
  ...{ kind: "square", name: "新广场", layer: 0, reason: "on the plan" },
  outline: { type: "polygon", rings },
  ...more,
});

it("stores what a person drew as a site in force with one zone, audits it, and asks for its coverage", async () => {
  await smallCity(database().url);
  const hole = [corner(20, 20), corner(25, 20), corner(25, 25), corner(20, 25)];
  const drawn = await draw(drawing([SQUARE, hole]));
  if (!drawn.ok) throw new Error(drawn.error.code);
  const { id, areaM2, repairs } = drawn.value;
  expect(repairs).toEqual({ crossed: false, slivers: 0, sliversM2: 0, strayHoles: 0 });
  expect(
    await row(`select kind, name, layer, candidate, source, version, edited_at is not null as edited, gone_at, key like 'person/%' as keyed,
      st_isvalid(ground) as valid, abs(st_area(ground::geography) - ${areaM2}) < 0.2 as measured, district_code from sites where id = '${id}'`),
  ).toMatchObject({
    ...{ kind: "square", name: "新广场", layer: 0, candidate: false, source: "person", version: 1, edited: true },
    ...{ gone_at: null, keyed: true, valid: true, measured: true },
  });
  expect(await row(`select ref, role, area_m2 from site_parts where site_id = '${id}'`)).toEqual({
    ...{ ref: "surface", role: "surface", area_m2: areaM2 },
  });
  expect(
    await row("select action, object, before, after, reason from audit_entries order by seq desc limit 1"),
  ).toEqual({
    action: "sites.edit",
    object: `site:${id}`,
    before: null,
    after: { version: 1, name: "新广场", nameEn: null, kind: "square", candidate: false, areaM2, layer: 0 },
    reason: "on the plan",
  });
  expect(
    await row(
      "select data_version as version, (select count(*)::int from pgboss.job where name like '%coverage%') as jobs from jurisdictions where code = '350100'",
    ),
  ).toEqual({ version: 1, jobs: 1 });
});

it("makes ground with a centre-line of a line and a width", async () => {
  await smallCity(database().url);
  const line = [corner(0, 0), corner(50, 0)];
  const drawn = await draw(
    drawing([], { kind: "underpass", layer: -1, outline: { type: "centreline", line, widthM: 4 } }),
  );
  if (!drawn.ok) throw new Error(drawn.error.code);
  expect(
    await row(`select z_m, abs(length_m - st_length(centreline::geography)) < 0.02 as long, abs(area_m2 - 4 * length_m) < 0.5 as wide,
      (select role from site_parts where site_id = sites.id) as role from sites where id = '${drawn.value.id}'`),
  ).toEqual({ z_m: -5.5, long: true, wide: true, role: "length" });
});

it("puts a bow-tie right and says so; refuses what is too small, too large, nothing, or elsewhere", async () => {
  await smallCity(database().url);
  const tie = await draw(drawing([BOW_TIE]));
  expect(tie).toMatchObject({ ok: true, value: { repairs: { crossed: true } } });
  const far = SQUARE.map(([lon = 0, lat = 0]) => [lon + 5, lat + 5]);
  expect(await draw(drawing([far]))).toEqual({ ok: false, error: { code: "outside" } });
  const large = [corner(0, 0), corner(9_000, 0), corner(9_000, 9_000), corner(0, 9_000)];
  expect(await draw(drawing([large]))).toMatchObject({ ok: false, error: { code: "too-large" } });
  expect(await draw(drawing([[corner(0, 0), corner(10, 0), corner(20, 0)]]))).toMatchObject({
    ok: false,
    error: { code: "no-area" },
  });
  expect(await row("select count(*)::int as drawn from sites where source = 'person'")).toEqual({ drawn: 1 });
});

it("takes sites away and brings them back, and leaves late changes alone", async () => {
  const { site } = await smallCity(database().url);
  const drawn = await draw(drawing([SQUARE]));
  if (!drawn.ok) throw new Error(drawn.error.code);
  const { id } = drawn.value;
  const remove = (which: string, expected: number) =>
    asOperator((context) => removeSite(context, { id: which }, expected));
  const restore = (version: number) => asOperator((context) => restoreSite(context, { id, version }));
  expect(await restore(1)).toEqual({ ok: false, error: { code: "no-such-site" } });
  expect(await remove(id, 2)).toMatchObject({ ok: false, error: { code: "stale" } });
  expect(await remove(id, 1)).toMatchObject({ ok: true, value: { id, version: 2 } });
  expect(await row(`select gone_at is not null as gone from sites where id = '${id}'`)).toEqual({ gone: true });
  expect(await asOperator((context) => readSite(context, id))).toEqual({ ok: false, error: { code: "no-such-site" } });
  expect(await remove(id, 2)).toEqual({ ok: false, error: { code: "no-such-site" } });
  expect(await restore(1)).toEqual({ ok: false, error: { code: "no-such-site" } });
  expect(await restore(2)).toMatchObject({ ok: true, value: { version: 3 } });
  expect(await row(`select gone_at is not null as gone from sites where id = '${id}'`)).toEqual({ gone: false });
  expect(await remove(site, 1)).toMatchObject({ ok: true, value: { id: site, version: 2 } });
  expect(await row(`select edited_at is not null as kept from sites where id = '${site}'`)).toEqual({ kept: true });
});

it("gives a site another ground with its zones on it, and the one before back to every digit", async () => {
  const { site: id } = await smallCity(database().url);
  const redraw = (wanted: object, expected: number) =>
    asOperator((context) => redrawSite(context, siteRedrawing.parse({ id, ...wanted }), expected));
  const stored = `select st_astext(ground) as ground, area_m2, (select json_agg(json_build_object('id', id, 'ref', ref, 'ground', st_astext(ground), 'area', area_m2) order by ref)
    from site_parts where site_id = sites.id) as zones from sites where id = '${id}'`;
  const before = await row(stored);
  const wider = [corner(0, 0), corner(150, 0), corner(150, 100), corner(0, 100)];
  const island = [corner(200, 0), corner(220, 0), corner(220, 20)];
  const drawn = await redraw({ polygons: [[wider, [corner(50, 50), corner(60, 50), corner(60, 60)]], [island]] }, 1);
  if (!drawn.ok) throw new Error(drawn.error.code);
  expect(drawn.value).toMatchObject({ version: 2, name: "北广场", kind: "square" });
  const { areaM2 } = drawn.value;
  expect(
    await row(`select st_isvalid(ground) as valid, st_numgeometries(ground) as pieces, edited_at is not null as kept, abs(st_area(ground::geography) - ${areaM2}) < 1 as measured,
      (select json_agg(ref order by ref) from site_parts where site_id = sites.id) as refs,
      (select bool_and(st_isvalid(ground)) and abs(max(area_m2) - ${areaM2}) < 0.3 from site_parts where site_id = sites.id) as divided from sites where id = '${id}'`),
  ).toEqual({
    ...{ valid: true, pieces: 2, kept: true, measured: true, refs: ["entrance:n1", "surface"], divided: true },
  });

  expect(await redraw({ polygons: [[SQUARE]] }, 1)).toMatchObject({
    ok: false,
    error: { code: "stale", conflict: { fields: [{ field: "areaM2", base: 11000, theirs: areaM2 }] } },
  });
  const far = SQUARE.map(([lon = 0, lat = 0]) => [lon + 5, lat + 5]);
  expect(await redraw({ polygons: [[far]] }, 2)).toEqual({ ok: false, error: { code: "outside" } });

  expect(await redraw({ back: { to: "after", of: 2 } }, 2)).toEqual({ ok: false, error: { code: "not-redrawn" } });
  expect(await redraw({ back: { to: "before", of: 1 } }, 2)).toEqual({ ok: false, error: { code: "not-redrawn" } });
  await asOperator((context) => editSite(context, { id, name: "南广场" }, 2));
  const back = await redraw({ back: { to: "before", of: 2 } }, 3);
  expect(back).toMatchObject({ ok: true, value: { version: 4, areaM2: 11000, others: [] } });
  expect(await row(stored)).toEqual(before);
  expect(await redraw({ back: { to: "before", of: 2 } }, 4)).toEqual({ ok: false, error: { code: "not-redrawn" } });
  expect(await redraw({ back: { to: "after", of: 2 } }, 4)).toMatchObject({ ok: true, value: { version: 5, areaM2 } });
});
