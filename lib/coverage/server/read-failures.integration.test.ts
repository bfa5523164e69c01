import { beforeAll, describe, expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { siteDepthsDto } from "@/lib/api/depths";
import { cameraFailureDto, siteFailuresDto } from "@/lib/api/failures";
import { ask } from "@/tests/support/ask";
import { demoDatabase } from "@/tests/support/demo-database";
import { DEPTHS } from "../depth";
import { computeCoverage } from "./compute-coverage";
import { readSiteDepths } from "./read-depths";
import { readCameraFailure, readSiteFailures } from "./read-failures";

/** What an answer may differ by from what computing the city without the camera stores, share of the site. */
const MOST_OFF = 1e-6;

const base = demoDatabase();

type Stored = Record<string, { area: number; covered: number; once: number }>;

/** What is stored of every site: areas at the levels its zones need, m². */
async function stored(): Promise<Stored> {
  const rows = await ask(
    base().superuserUrl,
    `select json_object_agg(s.site_id, json_build_object('area', s.area_m2, 'covered', s.covered_m2,
       'once', (select sum(z.covered_m2 - z.twice_m2) from zone_coverage z join site_parts p on p.id = z.part_id where p.site_id = s.site_id))) as sites
     from site_coverage s`,
  );
  return rows.sites as Stored;
}

let cameras: { id: string; sites: string[] }[];

beforeAll(async () => {
  await computeCoverage(asOperator);
  const found = await ask(
    base().superuserUrl,
    `select json_agg(m) as cameras from (select c.camera_id as id, json_agg(c.site_id) as sites from site_cameras c
       group by c.camera_id order by count(*) desc, c.camera_id limit 3) m`,
  );
  cameras = found.cameras as typeof cameras;
}, 180_000);

describe("what opens when a camera fails", () => {
  it("ranks a site's cameras by it, and says how often its ground is seen", async () => {
    const before = await stored();
    const [
      {
        id,
        sites: [siteId = ""],
      } = { id: "", sites: [] },
    ] = cameras;
    const [one, all] = await asOperator(
      async (context) => [await readCameraFailure(context, id), await readSiteFailures(context, siteId)] as const,
      "read",
    );
    if (!one.ok || !all.ok) throw new Error("not found");
    const failures = siteFailuresDto.parse(JSON.parse(JSON.stringify(all.value)));
    const is = before[siteId];
    if (!is) throw new Error("not stored");
    const off = MOST_OFF * is.area;
    expect(Math.abs(failures.areaM2 - is.area)).toBeLessThan(off);
    expect(Math.abs(failures.depths.none - (is.area - is.covered))).toBeLessThan(off);
    expect(Math.abs(failures.depths.one - is.once)).toBeLessThan(off);
    expect(failures.cameras.find((camera) => camera.id === id)?.openedM2).toBeCloseTo(
      one.value.sites.find((site) => site.id === siteId)?.openedM2 ?? Number.NaN,
      6,
    );
    const opened = failures.cameras.map(({ openedM2 }) => openedM2);
    expect(opened).toEqual(opened.toSorted((a, b) => b - a));
  });

  it("draws how often it is seen as large as it measures it, and knows the levels", async () => {
    const [siteId = ""] = cameras[0]?.sites ?? [];
    const read = (level?: string) =>
      asOperator((context) => readSiteDepths(context, { id: siteId, ...(level ? { level } : {}) }), "read");
    const [own, detect, recognise] = [await read(), await read("detect"), await read("recognise")];
    if (!own.ok || !detect.ok || !recognise.ok) throw new Error("not found");
    const failures = await asOperator((context) => readSiteFailures(context, siteId), "read");
    if (!failures.ok) throw new Error("not found");
    const depths = siteDepthsDto.parse(JSON.parse(JSON.stringify(own.value)));
    for (const depth of DEPTHS) {
      expect(depths.depths[depth].areaM2).toBeCloseTo(failures.value.depths[depth], 6);
      const row = await ask(
        base().superuserUrl,
        `select coalesce(ST_Area(ST_GeomFromGeoJSON('${JSON.stringify(depths.depths[depth].shape)}')::geography), 0) as m2,
           ST_IsValid(ST_GeomFromGeoJSON('${JSON.stringify(depths.depths[depth].shape)}')) as valid`,
      );
      expect(row.valid).toBe(true);
      // the plane is a projection: its areas differ by its scale
      expect(Math.abs(Number(row.m2) - depths.depths[depth].areaM2)).toBeLessThan(2e-3 * depths.areaM2);
    }
    expect(recognise.value.depths.none.areaM2).toBeGreaterThanOrEqual(detect.value.depths.none.areaM2);
    expect(detect.value).toMatchObject({ level: "detect", areaM2: expect.closeTo(own.value.areaM2, 6) });
    expect(await read("nothing")).toEqual({ ok: false, error: { code: "no-such-level" } });
  });

  it("is what computing the city without it leaves open", async () => {
    expect(cameras).toHaveLength(3);
    const before = await stored();
    for (const { id, sites } of cameras) {
      const read = await asOperator((context) => readCameraFailure(context, id), "read");
      if (!read.ok) throw new Error(read.error.code);
      const failure = cameraFailureDto.parse(JSON.parse(JSON.stringify(read.value)));
      expect(failure.sites.map((site) => site.id).toSorted()).toEqual(sites.toSorted());
      await ask(base().superuserUrl, `update cameras set retired_on = '2020-01-01' where id = '${id}' returning id`);
      await computeCoverage(asOperator, undefined, undefined, { afresh: true });
      const after = await stored();
      for (const site of failure.sites) {
        const [was, is] = [before[site.id], after[site.id]];
        if (!was || !is) throw new Error(`${site.id} is gone`);
        expect(Math.abs(site.areaM2 - is.area)).toBeLessThan(MOST_OFF * is.area);
        expect(Math.abs((site.coverage ?? Number.NaN) - was.covered / was.area)).toBeLessThan(MOST_OFF);
        expect(Math.abs(site.openedM2 - (was.covered - is.covered))).toBeLessThan(MOST_OFF * is.area);
        expect(Math.abs((site.coverageWithout ?? Number.NaN) - is.covered / is.area)).toBeLessThan(MOST_OFF);
        expect(site.opened.coordinates.length > 0).toBe(site.openedM2 > 0);
      }
      await ask(base().superuserUrl, `update cameras set retired_on = null where id = '${id}' returning id`);
      await computeCoverage(asOperator, undefined, undefined, { afresh: true });
    }
  }, 300_000);

  it("is not told of what is not there", async () => {
    const nobody = "00000000-0000-4000-8000-000000000000";
    expect(await asOperator((context) => readCameraFailure(context, nobody), "read")).toEqual({
      ok: false,
      error: { code: "no-such-camera" },
    });
    expect(await asOperator((context) => readSiteFailures(context, nobody), "read")).toEqual({
      ok: false,
      error: { code: "no-such-site" },
    });
  });
});
