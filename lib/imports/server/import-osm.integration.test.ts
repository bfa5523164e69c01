import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { asOperator } from "@/lib/access/server/context";
import expected from "@/tests/fixtures/osm/expected-counts.json";
import { ask } from "@/tests/support/ask";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { describeOsmImportError } from "../osm/import-error";
import { importOsm, type OsmImportRequest, type OsmImportSummary } from "./import-osm";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const NANJING = `${ROOT}db/seed/data/nanjing-xinjiekou-2021.osm.pbf`;
const BAD = `${ROOT}tests/fixtures/bad/osm/`;

let clone: TestDatabase;
let folder: string;

beforeAll(async () => {
  clone = await cloneDatabase();
  vi.stubEnv("DATABASE_URL", clone.url);
  folder = mkdtempSync(path.join(tmpdir(), "sightline-import-"));
});

afterAll(async () => {
  await database().close();
  await clone.drop();
  rmSync(folder, { recursive: true });
});

async function taken(request: OsmImportRequest): Promise<OsmImportSummary> {
  const imported = await importOsm(asOperator, request);
  if (!imported.ok) throw new Error(describeOsmImportError(imported.error));
  return imported.value;
}

/** One row of an SQL query. */
const row = (query: string) => ask(clone.ownerUrl, query);

/** Everything an import may write, as one text. */
async function contents(): Promise<unknown> {
  const { all } = await row(`select md5(string_agg(t, '|' order by t)) as all from (
    select to_jsonb(s)::text as t from sites s union all select to_jsonb(p)::text from site_parts p
    union all select to_jsonb(o)::text from obstacles o union all select to_jsonb(m)::text from cameras m
    union all select to_jsonb(c)::text from mounting_candidates c union all select to_jsonb(b)::text from basemap_features b
    union all select to_jsonb(j)::text from jurisdictions j) every`);
  return all;
}

/** A town on a grid of 100 m near Nanjing, in degrees. */
const town = (x: number, y: number) => [118.7 + x * 0.001, 32.0 + y * 0.0009] as const;
const square = (id: string, x: number, y: number, tags: object) => ({
  type: "Feature",
  id,
  geometry: {
    type: "Polygon",
    coordinates: [[town(x, y), town(x + 1, y), town(x + 1, y + 1), town(x, y + 1), town(x, y)]],
  },
  properties: tags,
});
const lamp = {
  type: "Feature",
  id: "n1",
  geometry: { type: "Point", coordinates: town(0, 0) },
  properties: { highway: "street_lamp" },
};
const plaza = (tags = {}) => square("w10", 0, 0, { place: "square", name: "老广场", ...tags });
const house = (height: string) => square("w20", 3, 0, { building: "yes", height });
const park = square("w30", 6, 0, { leisure: "park", name: "东园" });

function mapFile(name: string, features: readonly object[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, features.map((feature) => JSON.stringify(feature)).join("\n"));
  return file;
}

describe("importing the demo city's file", () => {
  let first: OsmImportSummary;

  beforeAll(async () => {
    first = await taken({ file: NANJING, demo: true });
  });

  it("makes the city, counts the classes of the file and stores what it derived", async () => {
    expect(first.city).toEqual({ code: "demo", name: "南京新街口", nameEn: "Nanjing Xinjiekou", created: true });
    expect(first.classes).toEqual(expected["nanjing-xinjiekou-2021"].counts);
    expect(first.sites).toEqual({ added: 185, changed: 0, gone: 0, kept: 0, unchanged: 0 });
    expect(first.obstacles.added).toBeGreaterThan(1200);
    const stored = await row(`select
      (select count(*)::int from sites where gone_at is null) as sites, (select count(*)::int from obstacles) as obstacles,
      (select count(*)::int from mounting_candidates) as mounting, (select count(*)::int from basemap_features) as basemap,
      (select central_meridian from jurisdictions where demo) as meridian,
      (select attribution from jurisdictions where demo) as attribution`);
    expect(stored).toEqual({
      sites: first.sites.added,
      obstacles: first.obstacles.added,
      mounting: first.mounting.added,
      basemap: first.basemap.features,
      meridian: 118.8,
      attribution: "© OpenStreetMap contributors, ODbL 1.0",
    });
  });

  it("stores valid grounds whose areas PostGIS confirms, and parts that divide them", async () => {
    const { invalid, wrong, undivided } = await row(`select
      (select count(*)::int from (select ground from sites union all select ground from site_parts union all select ground from obstacles) g
        where not ST_IsValid(ground)) as invalid,
      (select count(*)::int from sites where abs(ST_Area(ground::geography) - area_m2) > 0.1 + 0.0005 * area_m2) as wrong,
      (select count(*)::int from sites s where abs((select sum(area_m2) from site_parts p where p.site_id = s.id) - s.area_m2)
        > greatest(3, 0.02 * s.area_m2)) as undivided`);
    expect({ invalid, wrong, undivided }).toEqual({ invalid: 0, wrong: 0, undivided: 0 });
  });

  it("names its places, and keeps where each site came from", async () => {
    const { names } = await row(`select array_agg(name order by name) as names from sites
      where name in ('新街口广场', '大行宫市民广场', '总统府', '水西门隧道') and not candidate`);
    expect(names).toHaveLength(4);
    const { bare } = await row(
      "select count(*)::int as bare from sites where rule is null or cardinality(osm_ids) = 0",
    );
    expect(bare).toBe(0);
  });

  it("changes nothing when the same file comes again, not even the data's version", async () => {
    const before = await contents();
    const again = await taken({ file: NANJING, demo: true });
    expect(again.city.created).toBe(false);
    for (const change of [again.sites, again.obstacles, again.cameras, again.mounting]) {
      expect(change).toMatchObject({ added: 0, changed: 0, gone: 0, kept: 0 });
    }
    expect(again.sites.unchanged).toBe(first.sites.added);
    expect(again.basemap.replaced).toBe(false);
    expect(await contents()).toEqual(before);
    expect(await row("select count(*)::int as imports from imports")).toEqual({ imports: 2 });
  });

  it("leaves nothing of a file that must be refused, and names it", async () => {
    const before = await contents();
    for (const name of readdirSync(BAD).filter((file) => file !== "README.md" && file !== "bow-tie.geojsonl")) {
      // The bombs are within the limit of a real import; what they hold is refused all the same.
      const refused = await importOsm(asOperator, { file: BAD + name });
      expect(refused.ok, name).toBe(false);
      if (!refused.ok) expect(describeOsmImportError(refused.error), name).toContain(name);
    }
    const missing = await importOsm(asOperator, { file: `${BAD}no-such-file.osm.pbf` });
    expect(missing).toMatchObject({
      ok: false,
      error: { code: "unreadable-file", detail: expect.stringContaining("ENOENT") },
    });
    expect(await contents()).toEqual(before);
  });

  it("refuses a file of another place for a city that is there", async () => {
    const far = mapFile("far.geojsonl", [{ ...lamp, geometry: { type: "Point", coordinates: [110, 25] } }]);
    const refused = await importOsm(asOperator, { file: far, city: "南京新街口" });
    expect(refused).toMatchObject({ ok: false, error: { code: "outside-city", city: "南京新街口" } });
  });
});

describe("importing a newer file", () => {
  it("changes what changed, marks what is gone, brings back what returns, and leaves what a person edited", async () => {
    const city = "小城";
    await taken({ file: mapFile("old.geojsonl", [lamp, plaza(), house("10"), park]), city });
    const ids = await row(`select json_object_agg(key, id) as ids from sites where key in ('square/w10', 'park/w30')`);
    await row(`update sites set name = '我们的广场', edited_at = now() where key = 'square/w10'`);

    const newer = await taken({ file: mapFile("new.geojsonl", [plaza({ name: "新广场" }), house("14")]), city });
    expect(newer.city.created).toBe(false);
    expect(newer.sites).toMatchObject({ added: 0, changed: 0, gone: 1, kept: 1 });
    expect(newer.obstacles).toMatchObject({ added: 0, changed: 1, gone: 0 });
    expect(newer.mounting).toMatchObject({ gone: 1 });
    expect(await row("select name from sites where key = 'square/w10'")).toEqual({ name: "我们的广场" });
    expect(await row("select top_m from obstacles where key = 'building/w20'")).toEqual({ top_m: 14 });
    expect(await row("select gone_at is not null as gone from sites where key = 'park/w30'")).toEqual({ gone: true });

    const back = await taken({ file: mapFile("old.geojsonl", [lamp, plaza(), house("10"), park]), city });
    expect(back.sites).toMatchObject({ added: 0, changed: 1, gone: 0, kept: 0, unchanged: 1 });
    expect(await row("select gone_at from sites where key = 'park/w30'")).toEqual({ gone_at: null });
    expect(
      await row(`select json_object_agg(key, id) as ids from sites where key in ('square/w10', 'park/w30')`),
    ).toEqual(ids);
  });

  it("splits a building that crosses itself, and says so", async () => {
    const mended = await taken({ file: `${BAD}bow-tie.geojsonl`, city: "蝴蝶结" });
    expect(mended.issues).toContainEqual({ code: "self-crossing", count: 1, examples: ["w1"] });
    expect(await row("select ST_NumGeometries(ground) as lobes from obstacles where osm_id = 'w1'")).toEqual({
      lobes: 2,
    });
  });
});

describe("the city a file goes into", () => {
  it("is the 设区市 that holds its middle, with districts, and crossings where main roads leave it", async () => {
    const { lon, lat } = (await row(
      "select ST_X(p) as lon, ST_Y(p) as lat from (select ST_PointOnSurface(area) as p from jurisdictions where code = '350206') x",
    )) as { lon: number; lat: number };
    const at = (x: number, y: number) => [lon + x * 0.001, lat + y * 0.001];
    const ring = [at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)];
    const feature = { ...plaza(), geometry: { type: "Polygon", coordinates: [ring] } };
    const edge = (await row(`select ST_X(p) as lon, ST_Y(p) as lat from (
      select ST_LineInterpolatePoint(ST_ExteriorRing(g.geom), 0.3) as p from jurisdictions j, ST_Dump(j.area) g
      where j.code = '350200' order by ST_Area(g.geom) desc limit 1) x`)) as { lon: number; lat: number };
    const road = (id: string, east: number, north: number) => ({
      type: "Feature",
      id,
      geometry: {
        type: "LineString",
        coordinates: [-1, 1].map((way) => [edge.lon + way * east, edge.lat + way * north]),
      },
      properties: { highway: "primary", name: "界路" },
    });
    const roads = [road("w60", 0.01, 0.0001), road("w61", 0.0001, 0.01)];
    const xiamen = await taken({ file: mapFile("xiamen.geojsonl", [feature, ...roads]) });
    const { crossings } = await row("select count(*)::int as crossings from sites where kind = 'boundary-crossing'");
    expect(crossings).toBeGreaterThan(0);
    expect(xiamen.city).toMatchObject({ code: "350200", created: false });
    expect(
      await row(
        "select district_code from sites where kind = 'square' and jurisdiction_id = (select id from jurisdictions where code = '350200')",
      ),
    ).toEqual({
      district_code: "350206",
    });
  });

  it("is a new one named after the file where nobody knows the place, the same one next time", async () => {
    const first = await taken({ file: mapFile("somewhere.osm.geojsonl", [plaza()]) });
    expect(first.city).toMatchObject({ name: "somewhere", created: true });
    expect((await taken({ file: mapFile("somewhere.osm.geojsonl", [plaza()]) })).city).toEqual({
      ...first.city,
      created: false,
    });
  });

  it("may lie anywhere if that is meant", async () => {
    const file = `${BAD}outside-china.geojsonl`;
    expect(await importOsm(asOperator, { file })).toMatchObject({ ok: false, error: { code: "outside-china" } });
    expect((await taken({ file, anywhere: true, city: "Porto" })).obstacles.added).toBe(1);
  });

  it("decides about its sites by its own settings", async () => {
    const small = square("w50", 0, 0, { leisure: "garden", name: "小园" });
    const file = mapFile("garden.geojsonl", [small]);
    await taken({ file, city: "花城" });
    await row(`update jurisdictions set settings = '{"sites": {"gardenMinM2": 50000}}' where name = '花城'`);
    expect((await taken({ file, city: "花城" })).sites).toMatchObject({ gone: 1 });
  });
});

describe("two imports at once", () => {
  it("wait for one another", async () => {
    const files = ["left", "right"].map((name) => mapFile(`${name}.geojsonl`, [plaza(), house("10"), park]));
    const both = await Promise.all(files.map((file) => taken({ file, city: "双城" })));
    expect(both.map(({ city }) => city.created).sort()).toEqual([false, true]);
    expect(both.map(({ sites }) => sites.added + sites.unchanged)).toEqual([2, 2]);
  });
});
