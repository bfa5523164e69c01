import { beforeAll, expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import type { CameraPlacement } from "@/lib/api/camera-place";
import { guardedCreate } from "@/lib/api/guarded";
import { type PlanChange, type PlanCoverageDto, planShapesDto } from "@/lib/api/plans";
import { editCamera } from "@/lib/cameras/server/edit-camera";
import { placeCamera } from "@/lib/cameras/server/place-camera";
import { removeCamera } from "@/lib/cameras/server/remove-camera";
import { computeCoverage } from "@/lib/coverage/server/compute-coverage";
import { INCIDENTAL_LEVEL } from "@/lib/guarded/guarded-ground";
import { drawGuarded } from "@/lib/guarded/server/draw-guarded";
import { readCameraPrivacy } from "@/lib/guarded/server/read-camera-privacy";
import { ask } from "@/tests/support/ask";
import { demoDatabase } from "@/tests/support/demo-database";
import { addPlanChange } from "./add-change";
import { createPlan } from "./create-plan";
import { readPlanCoverage } from "./read-plan-coverage";
import { readPlanShapes } from "./read-plan-shapes";

/** What a figure of a plan may differ by from the one that is stored, as a share of the site's area. Source: issue "The planner's workspace". */
const MOST_OFF = 1e-6;

const base = demoDatabase();
const row = (query: string) => ask(base().superuserUrl, query);

beforeAll(async () => {
  await computeCoverage(asOperator);
}, 180_000);

async function planFor(site: string, changes: readonly PlanChange["change"][]): Promise<PlanCoverageDto> {
  const plan = await asOperator((context) => createPlan(context, { site, name: "方案", basis: "测试" }));
  if (!plan.ok) throw new Error(plan.error.code);
  for (const change of changes) {
    const added = await asOperator((context) => addPlanChange(context, { plan: plan.value.id, change }));
    if (!added.ok) throw new Error(`${change.kind}: ${added.error.code}`);
  }
  const coverage = await asOperator((context) => readPlanCoverage(context, plan.value.id), "read");
  if (!coverage.ok) throw new Error(coverage.error.code);
  return coverage.value;
}

type Figures = PlanCoverageDto["sites"][number]["built"];

/** The sites whose figures are not the stored ones, and how they differ. */
async function strangers(sites: readonly { readonly id: string; readonly figures: Figures }[]): Promise<string[]> {
  const { stored } = await row(
    `select json_object_agg(c.site_id, json_build_object('state', c.state, 'areaM2', c.area_m2, 'coveredM2', c.covered_m2, 'gapM2', c.gap_m2,
       'cameras', c.camera_count, 'gaps', (select count(*) from gaps g where g.site_id = c.site_id), 'levels', c.levels)) as stored
     from site_coverage c where c.site_id = any('{${sites.map(({ id }) => id).join()}}')`,
  );
  type Stored = Omit<Figures, "levels"> & { levels: Record<string, { coveredArea: number }> };
  return sites.flatMap(({ id, figures }) => {
    const is = (stored as Record<string, Stored>)[id];
    if (!is) return [`${id} is not stored`];
    const near = (a: number, b: number) => Math.abs(a - b) <= MOST_OFF * Math.max(1, figures.areaM2);
    const same =
      figures.state === is.state &&
      figures.cameras === is.cameras &&
      figures.gaps === is.gaps &&
      (["areaM2", "coveredM2", "gapM2"] as const).every((name) => near(figures[name], is[name])) &&
      figures.levels.every(({ level, coveredM2 }) => near(coveredM2, is.levels[level]?.coveredArea ?? Number.NaN));
    return same ? [] : [`${id}: ${JSON.stringify(figures)}, stored ${JSON.stringify(is)}`];
  });
}

/** How much of a stored shape and of another is not of both, m². */
async function apart(query: string, geometry: object): Promise<number> {
  const { area } = await row(
    `select ST_Area(ST_SymDifference((${query}), ST_SetSRID(ST_GeomFromGeoJSON('${JSON.stringify(geometry)}'), 4490))::geography) as area`,
  );
  return Number(area);
}

type Privacy = PlanCoverageDto["privacy"];

/** What a camera is stored to take in besides public areas, beside what a plan says of it; m². */
async function captured(camera: string, said: Privacy["cameras"][number]["built"], grounds: Privacy["grounds"]) {
  const stored = await asOperator((context) => readCameraPrivacy(context, camera), "read");
  if (!stored.ok) throw new Error(stored.error.code);
  const { incidental, grounds: reached } = stored.value;
  const most = (levels: readonly { readonly areaM2: number }[]) => Math.max(...levels.map(({ areaM2 }) => areaM2));
  return {
    said: [
      said?.outside?.find(({ level }) => level === INCIDENTAL_LEVEL)?.areaM2 ?? 0,
      ...grounds.map(({ id }) => said?.grounds.find((one) => one.id === id)?.areaM2 ?? 0),
    ],
    stored: [
      incidental?.outsideM2 ?? 0,
      ...grounds.map(({ id }) => most(reached.find((one) => one.id === id)?.levels ?? [{ areaM2: 0 }])),
    ],
  };
}

/** Areas on the city's plane and on the ellipsoid differ by some 1e-5 here. */
const near = (stored: readonly number[]) => stored.map((area) => expect.closeTo(area, area > 1_000 ? 0 : 1));

it("is the stored figure for a plan that changes nothing", async () => {
  const { ids } = await row(
    `select json_agg(id) as ids from (select distinct on (s.kind) s.id from sites s join site_coverage c on c.site_id = s.id
       where s.gone_at is null and exists (select from site_parts p where p.site_id = s.id) order by s.kind, c.camera_count desc, s.number) s`,
  );
  expect((ids as string[]).length).toBeGreaterThan(3);
  for (const site of ids as string[]) {
    const { sites } = await planFor(site, []);
    expect(sites.map(({ id }) => id)).toEqual([site]);
    expect(sites[0]?.planned).toEqual(sites[0]?.built);
    expect(await strangers(sites.map(({ id, built }) => ({ id, figures: built })))).toEqual([]);
    const { length } = await row(
      `select case metric_id when 'centreline' then metric_of end as length from site_coverage where site_id = '${site}'`,
    );
    if (length === null) expect(sites[0]?.lengthM).toBeNull();
    else expect(sites[0]?.lengthM).toBeCloseTo(Number(length), 6);
  }
}, 120_000);

it("is what the city comes to once the plan is carried out, and stores nothing before", async () => {
  const { site, lon, lat, seen } = await row(
    `select s.id as site, ST_X(ST_PointOnSurface(s.ground)) as lon, ST_Y(ST_PointOnSurface(s.ground)) as lat,
       (select json_agg(json_build_object('id', m.id, 'lon', ST_X(m.position), 'lat', ST_Y(m.position)) order by m.number)
         from site_cameras sc join cameras m on m.id = sc.camera_id where sc.site_id = s.id and m.kind = 'fixed') as seen
     from sites s join site_coverage c on c.site_id = s.id where s.kind = 'square' and c.state = 'partial' and c.camera_count >= 4
     order by c.gap_m2 desc limit 1`,
  );
  type Seen = { id: string; lon: number; lat: number };
  const [moved, aimed, removed] = seen as [Seen, Seen, Seen];
  const placed: CameraPlacement = {
    ...{ name: "方案摄像机", kind: "fixed", position: [Number(lon), Number(lat)], layer: 0, heightM: 6, bearing: 120 },
    ...{ tilt: 20, hfov: 80, widthPx: 3840, heightPx: 2160, maxRangeM: null },
  };
  const to: [number, number] = [moved.lon + 0.0003, moved.lat - 0.0002];
  const before = await row("select md5(string_agg(c::text, ',' order by site_id)) as all from site_coverage c");
  const around = [-1, 1].map((side) => [to[0] + side * 0.0002, to[1] + side * 0.0002] as const);
  const [[west, south], [east, north]] = around as [readonly [number, number], readonly [number, number]];
  const rings = [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ],
  ];
  const drawn = await asOperator((context) =>
    drawGuarded(context, guardedCreate.parse({ kind: "forbidden", name: "宿舍", outline: { type: "polygon", rings } })),
  );
  expect(drawn.ok).toBe(true);
  const { plan, sites, privacy } = await planFor(String(site), [
    { kind: "add", placed },
    { kind: "move", camera: moved.id, position: to, bearing: 200 },
    { kind: "aim", camera: aimed.id, bearing: 10, tilt: 25 },
    { kind: "remove", camera: removed.id },
  ]);
  expect(await row("select md5(string_agg(c::text, ',' order by site_id)) as all from site_coverage c")).toEqual(
    before,
  );
  expect(sites[0]?.id).toBe(site);
  expect(sites.length).toBeGreaterThan(1);
  expect(await strangers(sites.map(({ id, built }) => ({ id, figures: built })))).toEqual([]);

  expect(privacy.cameras).toHaveLength(4);
  expect(privacy.grounds.map(({ name }) => name)).toEqual(["宿舍"]);
  const sided = (id: string) => privacy.cameras.find((one) => one.id === id);
  for (const { id } of [moved, aimed, removed]) {
    const { said, stored } = await captured(id, sided(id)?.built ?? null, privacy.grounds);
    expect(said).toEqual(near(stored));
  }
  expect(sided(removed.id)?.planned).toBeNull();
  expect(sided(moved.id)?.planned?.grounds).toHaveLength(1);
  expect(privacy.cameras.filter(({ built }) => built === null)).toHaveLength(1);

  const read = await asOperator((context) => readPlanShapes(context, plan), "read");
  if (!read.ok) throw new Error(read.error.code);
  const shapes = planShapesDto.parse(JSON.parse(JSON.stringify(read.value)));
  expect(shapes.cameras.filter(({ number }) => number === null)).toHaveLength(1);
  expect(shapes.cameras.find(({ id }) => id === removed.id)?.footprints).toEqual([]);
  for (const { id, gaps } of shapes.sites) {
    const figures = sites.find((one) => one.id === id)?.planned;
    expect(gaps).toHaveLength(figures?.gaps ?? -1);
    expect(gaps.reduce((sum, { areaM2 }) => sum + areaM2, 0)).toBeCloseTo(figures?.gapM2 ?? -1, 2);
  }

  const versionOf = async (id: string) => Number((await row(`select version from cameras where id = '${id}'`)).version);
  const done = [
    await asOperator((context) => placeCamera(context, placed)),
    await asOperator(async (context) =>
      editCamera(context, { id: moved.id, position: to, bearing: 200 }, await versionOf(moved.id)),
    ),
    await asOperator(async (context) =>
      editCamera(context, { id: aimed.id, bearing: 10, tilt: 25 }, await versionOf(aimed.id)),
    ),
    await asOperator(async (context) => removeCamera(context, { id: removed.id }, await versionOf(removed.id))),
  ];
  expect(done.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  await computeCoverage(asOperator);
  expect(sites.some(({ built, planned }) => Math.abs(built.coveredM2 - planned.coveredM2) > 1)).toBe(true);
  expect(await strangers(sites.map(({ id, planned }) => ({ id, figures: planned })))).toEqual([]);
  for (const { id } of [moved, aimed]) {
    const { said, stored } = await captured(id, sided(id)?.planned ?? null, privacy.grounds);
    expect(said).toEqual(near(stored));
  }
  // what was drawn of the plan is what the tiles draw now
  for (const { id, footprints } of shapes.cameras.filter(({ number }) => number !== null)) {
    const { levels } = await row(
      `select coalesce(json_agg(level), '[]') as levels from footprints where camera_id = '${id}'`,
    );
    expect(footprints.map(({ level }) => level).sort()).toEqual((levels as string[]).sort());
    for (const { level, ground } of footprints)
      expect(
        await apart(`select ground from footprints where camera_id = '${id}' and level = '${level}'`, ground),
      ).toBeLessThan(0.1);
  }
  for (const { id, gaps } of shapes.sites) {
    const coordinates = gaps.flatMap(({ ground }) => ground.coordinates);
    const all = { type: "MultiPolygon", coordinates };
    if (coordinates.length > 0)
      expect(await apart(`select ST_Union(ground) from gaps where site_id = '${id}'`, all)).toBeLessThan(0.5);
  }
}, 180_000);
