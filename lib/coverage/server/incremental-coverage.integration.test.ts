import { beforeEach, describe, expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { ask } from "@/tests/support/ask";
import { coverageFigures } from "@/tests/support/coverage-figures";
import { demoDatabase } from "@/tests/support/demo-database";
import { type CoverageSummary, computeCoverage } from "./compute-coverage";
import { memo } from "./footprint-memo";

const base = demoDatabase();

const row = (statement: string) => ask(base().superuserUrl, statement);

/** As the application changes things: what was changed, and that something was. */
const change = (statement: string) =>
  row(`${statement}; update jurisdictions set data_version = data_version + 1 where code = 'demo'`);

const figures = () => coverageFigures(base().superuserUrl);

async function compute(options = {}): Promise<CoverageSummary> {
  const computed = await computeCoverage(asOperator, "demo", undefined, options);
  if (!computed.ok) throw new Error(computed.error.code);
  return computed.value;
}

/** What was computed since the last time, and which rows were written. */
async function workOf(make: () => Promise<unknown>) {
  await make();
  const before = memo.computed;
  const { began } = await row("select pg_current_xact_id()::text::bigint as began");
  const { work } = await compute();
  const written = await row(`select
    (select count(distinct camera_id)::int from footprints where xmin::text::bigint > ${began}) as cameras,
    (select count(*)::int from site_coverage where xmin::text::bigint > ${began}) as sites,
    (select count(*)::int from zone_coverage where xmin::text::bigint > ${began}) as zones`);
  return { work, computed: memo.computed - before, written };
}

describe("whatever the tiles", () => {
  it.each([250, 1_000, 10_000_000])("of %i m, the figures are the same", async (tileM) => {
    const before = await figures();
    memo.forget();
    const computed = memo.computed;
    const { work } = await compute({ tileM, afresh: true });
    expect(memo.computed - computed).toBeGreaterThan(300);
    expect(work.zones).toBeGreaterThan(300);
    expect(work.tiles).toBeGreaterThan(tileM === 10_000_000 ? 0 : 5);
    expect(await figures()).toBe(before);
  });
});

describe("after one change", () => {
  const place = "(select id from jurisdictions where code = 'demo')";
  let all: CoverageSummary;
  beforeEach(async () => {
    all = await compute();
    expect((await compute()).work).toEqual({ tiles: 0, footprints: 0, zones: 0 });
  });

  /** The camera that sees most, of those whose direction is known. */
  const CAMERA =
    "(select id from cameras join footprints f on camera_id = id where bearing is not null order by ST_Area(f.ground) desc, id limit 1)";

  it("of a camera, computes its footprint and the sites it reaches, and is what computing everything would be", async () => {
    const { work, computed, written } = await workOf(() =>
      change(`update cameras set bearing = (bearing + 20)::numeric % 360 where id = ${CAMERA}`),
    );
    expect(work.footprints).toBe(1);
    expect(computed).toBeGreaterThanOrEqual(1);
    expect(computed).toBeLessThanOrEqual(3);
    expect(work.zones).toBeGreaterThan(0);
    expect(work.zones).toBeLessThan(all.zones / 4);
    expect(written).toMatchObject({ cameras: 1, zones: work.zones });
    const found = await figures();
    expect((await compute({ afresh: true })).work.zones).toBe(all.zones);
    expect(await figures()).toBe(found);
  });

  it("of an obstacle, computes what it stands in the way of", async () => {
    const obstacle = `(select o.id from obstacles o join gaps g on o.id = any (g.blockers) where o.top_m > 3 group by o.id order by count(*) desc, o.id limit 1)`;
    const { work, computed, written } = await workOf(() =>
      change(`update obstacles set top_m = base_m + 2.5 where id = ${obstacle}`),
    );
    expect(work.footprints).toBeGreaterThan(0);
    expect(work.footprints).toBeLessThan(all.cameras / 4);
    expect(computed).toBeLessThan(all.cameras / 2);
    expect(work.zones).toBeGreaterThan(0);
    expect(work.zones).toBeLessThan(all.zones / 2);
    expect(written).toMatchObject({ zones: work.zones });
    const found = await figures();
    await compute({ afresh: true });
    expect(await figures()).toBe(found);
  });

  it("of what is required of a site, solves its zones and computes no footprint", async () => {
    const site = "(select site_id from site_parts group by site_id having count(*) > 1 order by site_id limit 1)";
    const role = `(select role from site_parts where site_id = ${site} order by ref limit 1)`;
    const { zones } = await row(`select count(*)::int as zones from site_parts where site_id = ${site}`);
    const { work, computed, written } = await workOf(() =>
      change(
        `insert into requirements (jurisdiction_id, site_id, role, level, reason) values (${place}, ${site}, ${role}, case (select level from zone_coverage z join site_parts p on p.id = z.part_id where p.site_id = ${site} and p.role = ${role} limit 1) when 'detect' then 'observe' else 'detect' end, 'test')`,
      ),
    );
    expect(work).toEqual({ tiles: expect.any(Number), footprints: 0, zones });
    expect(computed).toBe(0);
    expect(written).toEqual({ cameras: 0, sites: 1, zones });
  });

  it("of a site's height, solves it alone", async () => {
    const site = "(select site_id from site_cameras group by site_id order by count(*) desc, site_id limit 1)";
    const { zones } = await row(`select count(*)::int as zones from site_parts where site_id = ${site}`);
    const { work, written } = await workOf(() => change(`update sites set z_m = z_m + 0.25 where id = ${site}`));
    expect(work).toMatchObject({ footprints: 0, zones });
    expect(written).toEqual({ cameras: 0, sites: 1, zones });
  });

  it("of a camera that goes, takes its footprints away and solves what it saw", async () => {
    const { id } = await row(`select ${CAMERA} as id`);
    const { work } = await workOf(() => change(`update cameras set gone_at = now() where id = '${id}'`));
    expect(work.footprints).toBe(0);
    expect(work.zones).toBeGreaterThan(0);
    expect(await row(`select count(*)::int as n from footprints where camera_id = '${id}'`)).toEqual({ n: 0 });
    expect(await row(`select count(*)::int as n from site_cameras where camera_id = '${id}'`)).toEqual({ n: 0 });
  });

  it("of a name, looks at nothing", async () => {
    const { work } = await workOf(() => change("update cameras set name = name || '1'; update sites set name = '名'"));
    expect(work).toEqual({ tiles: 0, footprints: 0, zones: 0 });
  });
});
