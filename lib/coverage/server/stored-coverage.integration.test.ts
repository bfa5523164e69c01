import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { loadDemoCity } from "@/lib/imports/server/load-demo-city";
import { ask } from "@/tests/support/ask";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { type CoverageSummary, computeCoverage } from "./compute-coverage";

const DEMO_FILE = "tests/fixtures/osm/nanjing-xinjiekou-2021.osm.bz2";
let database: TestDatabase;
/** The pool that the operator's contexts opened. */
const shared = globalThis as typeof globalThis & { sightlineDatabase?: { close: () => Promise<void> } };
let summary: CoverageSummary | null;

beforeAll(async () => {
  database = await cloneDatabase();
  vi.stubEnv("DATABASE_URL", database.url);
  const loaded = await loadDemoCity(asOperator, DEMO_FILE, () => undefined);
  if (!loaded.ok) throw new Error(`the demo city was refused: ${loaded.error.code}`);
  summary = loaded.value.coverage;
}, 300_000);

afterAll(async () => {
  await shared.sightlineDatabase?.close();
  delete shared.sightlineDatabase;
  await database?.drop();
  vi.unstubAllEnvs();
});

describe("the demo city's coverage as stored", () => {
  it("tells what it found", async () => {
    const stored = await ask(
      database.url,
      `select count(*)::int as zones, max(abs(covered_m2 + gap_m2 - area_m2) / greatest(area_m2, 1)) as off,
         bool_and(twice_m2 <= covered_m2 + 1e-6) as twice_in_covered from zone_coverage`,
    );
    expect(summary?.zones).toBeGreaterThan(300);
    expect(stored).toMatchObject({ zones: summary?.zones, twice_in_covered: true });
    expect(stored.off).toBeLessThan(1e-9);
  });

  it("stores polygons that PostGIS finds valid", async () => {
    const gaps = await ask(database.url, "select count(*)::int as n, bool_and(ST_IsValid(ground)) as valid from gaps");
    const footprints = await ask(
      database.url,
      "select count(*)::int as n, bool_and(ST_IsValid(ground)) as valid from footprints",
    );
    expect(gaps).toEqual({ n: summary?.gaps, valid: true });
    expect(footprints).toMatchObject({ valid: true });
    expect(footprints.n).toBeGreaterThan(300);
  });

  it("draws gaps as large as it says, in their zone and off every footprint of their level", async () => {
    // PostGIS measures on the ellipsoid; the city's plane differs by less than a hundred-thousandth near its meridian
    const sizes = await ask(
      database.url,
      `select max(abs(ST_Area(ground::geography) - area_m2) - 1e-4 * ST_Perimeter(ground::geography) - 1e-5 * area_m2) as off from gaps`,
    );
    expect(sizes.off).toBeLessThanOrEqual(1e-3);
    const strays = await ask(
      database.url,
      `select coalesce(max(ST_Area((ST_Difference(g.ground, p.ground))::geography)), 0) as m2 from gaps g join site_parts p on p.id = g.part_id`,
    );
    expect(strays.m2).toBeLessThan(0.1);
    const seen = await ask(
      database.url,
      `select coalesce(max(ST_Area((ST_Intersection(g.ground, f.ground))::geography)), 0) as m2
       from gaps g join sites s on s.id = g.site_id join footprints f on f.level = g.level and ST_Intersects(f.ground, g.ground)
       join cameras c on c.id = f.camera_id and c.layer = s.layer and c.ground_z_m = s.z_m`,
    );
    expect(seen.m2).toBeLessThan(0.1);
  });

  it("covers what PostGIS says the union of the footprints covers", async () => {
    const worst = await ask(
      database.url,
      `select max(abs(z.covered_m2 - seen.m2) / greatest(z.area_m2, 1)) as off, count(*)::int as n
       from zone_coverage z join site_parts p on p.id = z.part_id join sites s on s.id = p.site_id,
       lateral (select ST_Area(ST_Intersection(p.ground, ST_Union(f.ground))::geography) as m2 from footprints f
         join cameras c on c.id = f.camera_id and c.layer = s.layer
         where f.level = z.level and ST_Intersects(f.ground, p.ground)) seen
       where seen.m2 is not null and not exists (select from obstacles o where ST_Intersects(o.ground, p.ground))`,
    );
    expect(worst.n).toBeGreaterThan(20);
    expect(worst.off).toBeLessThan(1e-3);
  });

  it("gives the same figures again, and keeps none of the old", async () => {
    const figures = () =>
      ask(database.url, "select count(*)::int as n, sum(area_m2) as gap from gaps where area_m2 > 0");
    const before = await figures();
    const again = await computeCoverage(asOperator);
    expect(again.ok && again.value.gaps).toBe(summary?.gaps);
    expect(await figures()).toEqual({ n: before.n, gap: expect.closeTo(Number(before.gap), 4) });
  });

  it("knows no city of another name", async () => {
    expect(await computeCoverage(asOperator, "Atlantis")).toEqual({ ok: false, error: { code: "no-city" } });
  });
});
