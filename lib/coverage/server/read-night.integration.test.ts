import { beforeAll, describe, expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { siteNightDto } from "@/lib/api/night";
import { ask } from "@/tests/support/ask";
import { demoDatabase } from "@/tests/support/demo-database";
import { computeCoverage } from "./compute-coverage";
import { readSiteNight } from "./read-night";

/** What a figure may differ by from what computing the city with that range stores, share of the site. */
const MOST_OFF = 1e-6;
/** What a circle drawn as a polygon, and a plane instead of the ellipsoid, may come to, metres. */
const DRAWN_M = 0.05;

const base = demoDatabase();
const row = (query: string) => ask(base().superuserUrl, query);

const night = async (id: string, lampM: number) => {
  const read = await asOperator((context) => readSiteNight(context, { id, lampM }), "read");
  if (!read.ok) throw new Error(read.error.code);
  return siteNightDto.parse(JSON.parse(JSON.stringify(read.value)));
};

let site: string;

beforeAll(async () => {
  await computeCoverage(asOperator);
  // the site on the street that most cameras see
  const found = await row(
    `select c.site_id as id from site_cameras c join sites s on s.id = c.site_id and s.layer = 0
     group by 1 order by count(*) desc, 1 limit 1`,
  );
  site = String(found.id);
}, 180_000);

describe("a site by night", () => {
  it("is blind where nobody says how far any light reaches, by the figures that are stored of the day", async () => {
    const read = await night(site, 0);
    const stored = await row(
      `select area_m2 as area, covered_m2 as covered from site_coverage where site_id = '${site}'`,
    );
    const off = MOST_OFF * Number(stored.area);
    const [own] = read.levels;
    expect(Math.abs(read.areaM2 - Number(stored.area))).toBeLessThan(off);
    expect(Math.abs((own?.dayM2 ?? 0) - Number(stored.covered))).toBeLessThan(off);
    expect(read.levels.map(({ level }) => level)).toEqual([null, "detect", "observe", "recognise"]);
    expect(read.levels.every(({ nightM2 }) => nightM2 === 0)).toBe(true);
    expect(read.opened.areaM2).toBeCloseTo(own?.dayM2 ?? Number.NaN, 6);
    expect(read.cameras.length).toBeGreaterThan(1);
    for (const camera of read.cameras) {
      expect(camera).toMatchObject({ infraredM: null, infraredSource: null });
      expect(camera.losesM2).toBeCloseTo(camera.seesM2, 6);
    }
  });

  it("is lit about lamps, and opens nothing nearer to one than it lights", async () => {
    const lamp = await row(
      `insert into mounting_candidates (jurisdiction_id, osm_id, kind, position, height_m, height_stated)
       select s.jurisdiction_id, 'node/1', 'street-lamp', ST_PointOnSurface(ST_Intersection(s.ground, p.ground)), 8, false
       from sites s join site_cameras c on c.site_id = s.id join footprints p on p.camera_id = c.camera_id and p.level = 'recognise'
       where s.id = '${site}' order by ST_Area(ST_Intersection(s.ground, p.ground)) desc limit 1 returning ST_AsText(position) as at`,
    );
    const read = await night(site, 20);
    expect(read.lamps.map(({ osmId }) => osmId)).toContain("node/1");
    expect(read.levels[0]?.nightM2).toBeGreaterThan(0);
    const shape = JSON.stringify(read.opened.shape);
    const check = await row(
      `select ST_IsValid(g) as valid, ST_Area(g::geography) as m2, ST_Distance(g::geography, ST_GeomFromText('${lamp.at}', 4326)::geography) as away
       from (select ST_GeomFromGeoJSON('${shape}') as g) s`,
    );
    expect(check.valid).toBe(true);
    expect(Math.abs(Number(check.m2) - read.opened.areaM2)).toBeLessThan(2e-3 * read.areaM2);
    expect(Number(check.away)).toBeGreaterThan(20 - DRAWN_M);
    expect((await night(site, 0)).levels[0]?.nightM2).toBe(0);
    await row("delete from mounting_candidates where osm_id = 'node/1' returning id");
  });

  it("is what computing the city with the infrared reach as every camera's range comes to, and changes no day", async () => {
    const [first, ...others] = (await night(site, 0)).cameras;
    const hash = () => row("select input_hash as hash from coverage_runs order by computed_at desc limit 1");
    const before = await hash();
    const lit = [first, ...others.slice(0, Math.ceil(others.length / 2))].map((camera) => `'${camera?.id}'`).join();
    await row(
      `with lit as (update cameras set infrared_m = 12, infrared_source = 'file' where id in (${lit}) returning id) select count(*) from lit`,
    );
    await computeCoverage(asOperator, undefined, undefined, { afresh: true });
    expect(await hash()).toEqual(before);
    const read = await night(site, 0);
    expect(read.cameras.some(({ infraredM, infraredSource }) => infraredM === 12 && infraredSource === "file")).toBe(
      true,
    );
    const [own] = read.levels;
    expect(own?.nightM2).toBeGreaterThan(0);
    expect(own?.nightM2).toBeLessThan(own?.dayM2 ?? 0);

    await row(
      `with dark as (update cameras set retired_on = case when infrared_m is null then date '2020-01-01' end,
         max_range_m = least(max_range_m, infrared_m) returning id) select count(*) from dark`,
    );
    await computeCoverage(asOperator, undefined, undefined, { afresh: true });
    const stored = await row(
      `select area_m2 as area, covered_m2 as covered from site_coverage where site_id = '${site}'`,
    );
    expect(Math.abs((own?.nightM2 ?? 0) - Number(stored.covered))).toBeLessThan(MOST_OFF * Number(stored.area));
  }, 120_000);

  it("is not told of what is not there", async () => {
    const nobody = "00000000-0000-4000-8000-000000000000";
    expect(await asOperator((context) => readSiteNight(context, { id: nobody, lampM: 15 }), "read")).toEqual({
      ok: false,
      error: { code: "no-such-site" },
    });
  });
});
