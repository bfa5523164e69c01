import { beforeEach, expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { siteCut, siteRedrawing } from "@/lib/api/site-create";
import { entityTag } from "@/lib/api/versions";
import { callApi } from "@/tests/support/api-caller";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { signedIn } from "@/tests/support/signed-in";
import { type SmallCity, smallCity } from "@/tests/support/small-city";
import { cutSite } from "./cut-site";
import { editSite } from "./edit-site";
import { redrawSite } from "./redraw-site";

const database = databasePerTest();
const row = (query: string) => ask(database().url, query);
let city: SmallCity;
beforeEach(async () => {
  city = await smallCity(database().url);
});

/** Askew across the square, a third of the way from its west. */
const ACROSS = [
  [119.30028, 26.0799],
  [119.30041, 26.0811],
];
const cut = (wanted: object, expected = 1) =>
  asOperator((context) => cutSite(context, siteCut.parse({ id: city.site, ...wanted }), expected));
const stored = (id: string) =>
  row(`select st_astext(ground) as ground, area_m2, st_astext(centreline) as centreline, length_m,
    (select json_agg(json_build_object('ref', ref, 'role', role, 'ground', st_astext(ground), 'area', area_m2) order by ref) from site_parts where site_id = sites.id) as zones
    from sites where id = '${id}'`);

it("parts a site: the largest part keeps all it was, the other carries kind, layer, levels and zones over, and no ground is lost or twice", async () => {
  const { site, code } = city;
  await row(
    `insert into requirements (jurisdiction_id, site_id, role, level, reason) select id, '${site}', 'surface', 'recognise', '论证' from jurisdictions where code = '${code}'`,
  );
  await row(
    `update sites set length_m = 100, centreline = st_multi(st_setsrid(st_makeline(st_makepoint(119.3, 26.0805), st_makepoint(119.301, 26.0805)), 4490)) where id = '${site}'`,
  );
  const before = await stored(site);
  const done = await cut({ line: ACROSS, names: ["北广场 2"], reason: "a road came" });
  if (!done.ok) throw new Error(done.error.code);
  const { parts, ...own } = done.value;
  expect(own).toMatchObject({ id: site, version: 2, name: "北广场" });
  expect(parts).toEqual([{ ...own, id: expect.any(String), version: 1, name: "北广场 2", areaM2: expect.any(Number) }]);
  const other = parts[0]?.id ?? "";
  expect(own.areaM2).toBeGreaterThan(parts[0]?.areaM2 ?? Infinity);

  // The stored grid is 0.1 mm, and the square goes some 420 m round.
  const whole = "st_multi(st_makeenvelope(119.300, 26.080, 119.301, 26.081, 4490))";
  expect(
    await row(`select st_isvalid(a.ground) and st_isvalid(b.ground) as valid, st_area(st_intersection(a.ground, b.ground)::geography) < 0.05 as apart,
      abs(st_area(a.ground::geography) + st_area(b.ground::geography) - st_area(${whole}::geography)) < 0.05 as whole,
      st_area(st_symdifference(${whole}, st_union(a.ground, b.ground))::geography) < 0.05 as closed,
      abs(a.length_m + b.length_m - 100) < 0.05 as line, a.length_m > b.length_m as longer, b.layer, b.z_m, b.source, b.candidate
      from sites a, sites b where a.id = '${site}' and b.id = '${other}'`),
  ).toEqual({
    ...{ valid: true, apart: true, whole: true, closed: true, line: true, longer: true },
    ...{ layer: 0, z_m: 0, source: "person", candidate: false },
  });
  expect(
    await row(`select (select json_agg(ref order by ref) from site_parts where site_id = '${site}') as own, (select json_agg(ref order by ref) from site_parts where site_id = '${other}') as other,
      (select level from requirements where site_id = '${other}' and role = 'surface') as level, (select count(*)::int from pgboss.job where name like '%coverage%') as jobs`),
  ).toEqual({ own: ["surface"], other: ["entrance:n1", "surface"], level: "recognise", jobs: 1 });
  expect(
    await row(
      `select json_agg(json_build_object('object', object, 'reason', reason, 'before', before is not null) order by seq) as entries from audit_entries where action = 'sites.edit'`,
    ),
  ).toEqual({
    entries: [
      { object: `site:${other}`, reason: "a road came", before: false },
      { object: `site:${site}`, reason: "a road came", before: true },
    ],
  });

  await asOperator((context) => editSite(context, { id: site, name: "东广场" }, 2));
  const back = (to: "before" | "after", expected: number, others: object) =>
    asOperator((context) =>
      redrawSite(context, siteRedrawing.parse({ id: site, back: { to, of: 2, ...others } }), expected),
    );
  const halves = await stored(site);
  expect(await back("before", 3, { remove: [{ id: other, version: 9 }] })).toEqual({
    ...{ ok: false, error: { code: "others-changed" } },
  });
  expect(await stored(site)).toEqual(halves);
  const joined = await back("before", 3, { remove: [{ id: other, version: 1 }] });
  expect(joined).toMatchObject({
    ok: true,
    value: { version: 4, name: "东广场", others: [{ id: other, version: 2 }] },
  });
  expect(await stored(site)).toEqual(before);
  expect(await row(`select gone_at is not null as gone from sites where id = '${other}'`)).toEqual({ gone: true });
  expect(await back("after", 4, { restore: [{ id: other, version: 2 }] })).toMatchObject({ ok: true });
  expect(await stored(site)).toEqual(halves);
});

it("is refused with what is wrong, and to whoever may not or came late", async () => {
  const { site, code } = city;
  const inside = [ACROSS[0], [119.30035, 26.0805]];
  expect(await cut({ line: inside })).toEqual({ ok: false, error: { code: "not-parted" } });
  const corner = [
    [119.29999, 26.08002],
    [119.30002, 26.07999],
  ];
  expect(await cut({ line: corner })).toMatchObject({ ok: false, error: { code: "too-small" } });
  expect(await cut({ line: ACROSS }, 4)).toMatchObject({ ok: false, error: { code: "stale" } });

  const send = async (who: Record<string, string>, version: number, key: string) => {
    const headers = { ...who, "if-match": entityTag({ id: site, version }), "idempotency-key": key };
    return callApi("POST", `/sites/${site}/cut`, { headers, body: { line: ACROSS } });
  };
  expect((await send(await signedIn("viewer", code), 1, "a")).status).toBe(404);
  const planner = await signedIn("planner", code);
  expect((await send(planner, 7, "b")).status).toBe(412);
  const bare = await callApi("POST", `/sites/${site}/cut`, {
    headers: { ...planner, "idempotency-key": "c" },
    body: { line: ACROSS },
  });
  expect(bare.status).toBe(428);
  const first = await send(planner, 1, "d");
  expect(first.status).toBe(200);
  expect((await send(planner, 1, "d")).body).toEqual(first.body);
  expect(await row("select count(*)::int as sites from sites")).toEqual({ sites: 2 });
});
