import { beforeEach, expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { siteCreate, siteRedrawing } from "@/lib/api/site-create";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { type SmallCity, smallCity } from "@/tests/support/small-city";
import { drawSite } from "./draw-site";
import { mergeSites } from "./merge-sites";
import { readNeighbours } from "./read-neighbours";
import { redrawSite } from "./redraw-site";

const database = databasePerTest();
const row = (query: string) => ask(database().url, query);
let city: SmallCity;
beforeEach(async () => {
  city = await smallCity(database().url);
});

/** A park of 100 m to the east of the square, so many degrees from it. */
async function beside(degrees: number, layer = 0): Promise<string> {
  const west = 119.301 + degrees;
  const ring = [
    [west, 26.08],
    [119.302, 26.08],
    [119.302, 26.081],
    [west, 26.081],
  ];
  const site = { kind: "park", name: "东园", layer, outline: { type: "polygon", rings: [ring] } };
  const drawn = await asOperator((context) => drawSite(context, siteCreate.parse(site)));
  if (!drawn.ok) throw new Error(drawn.error.code);
  return drawn.value.id;
}

const merge = (other: string, expected = 1, version = 1) =>
  asOperator((context) => mergeSites(context, { id: city.site, other: { id: other, version } }, expected));
const stored = (id: string) =>
  row(`select st_astext(ground) as ground, area_m2, gone_at is not null as gone,
    (select json_agg(json_build_object('ref', ref, 'ground', st_astext(ground), 'area', area_m2) order by ref) from site_parts where site_id = sites.id) as zones
    from sites where id = '${id}'`);

it("makes one site of two with the zones of both, audits both, and gives both back to every digit", async () => {
  const { site } = city;
  const other = await beside(0);
  expect(await asOperator((context) => readNeighbours(context, site))).toMatchObject({
    ok: true,
    value: { sites: [{ id: other, name: "东园", kind: "park" }] },
  });
  const before = [await stored(site), await stored(other)];
  const done = await merge(other);
  if (!done.ok) throw new Error(done.error.code);
  expect(done.value).toMatchObject({ id: site, version: 2, name: "北广场", kind: "square", closedM2: 0 });
  expect(done.value.other).toMatchObject({ id: other, version: 2 });
  expect(
    await row(`select st_numgeometries(ground) as pieces, st_isvalid(ground) as valid,
      abs(st_area(ground::geography) - st_area(st_makeenvelope(119.300, 26.080, 119.302, 26.081, 4490)::geography)) < 0.1 as whole,
      (select json_agg(ref order by ref) from site_parts where site_id = '${site}') as refs from sites where id = '${site}'`),
  ).toEqual({ pieces: 1, valid: true, whole: true, refs: ["entrance:n1", "open-ground", "surface"] });
  expect(await row(`select gone_at is not null as gone from sites where id = '${other}'`)).toEqual({ gone: true });
  expect(
    await row(
      "select json_agg(object order by seq) as objects from (select * from audit_entries order by seq desc limit 2) as last",
    ),
  ).toEqual({ objects: [`site:${other}`, `site:${site}`] });

  const back = { to: "before", of: 2, restore: [{ id: other, version: 2 }] };
  const returned = await asOperator((context) => redrawSite(context, siteRedrawing.parse({ id: site, back }), 2));
  expect(returned).toMatchObject({ ok: true, value: { version: 3, others: [{ id: other, version: 3 }] } });
  expect([await stored(site), await stored(other)]).toEqual(before);
});

it("closes a gap of up to half a metre and says so; refuses what is farther, on another layer, or changed", async () => {
  // 0.000003° are 0.3 m there, 0.00001° one metre.
  const near = await beside(0.000003);
  expect(await merge(near, 7)).toMatchObject({ ok: false, error: { code: "stale" } });
  expect(await merge(near, 1, 7)).toEqual({ ok: false, error: { code: "other-changed" } });
  const done = await merge(near);
  if (!done.ok) throw new Error(done.error.code);
  expect(done.value.closedM2).toBeGreaterThan(30);
  expect(done.value.closedM2).toBeLessThan(36);
  const pieces = `select st_numgeometries(ground) as pieces, st_isvalid(ground) as valid from sites where id = '${city.site}'`;
  expect(await row(pieces)).toEqual({ pieces: 1, valid: true });

  const below = await beside(0, -1);
  expect(await merge(below, 2)).toEqual({ ok: false, error: { code: "layer" } });
  await row(`update sites set ground = st_translate(ground, 0.00101, 0), layer = 0, z_m = 0 where id = '${below}'`);
  expect(await merge(below, 2)).toEqual({ ok: false, error: { code: "apart", apartM: expect.closeTo(1, 1) } });
  expect(await asOperator((context) => readNeighbours(context, city.site))).toEqual({ ok: true, value: { sites: [] } });
});
