import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScenePolygon } from "@/lib/coverage/scene";
import { askOften, type Questions } from "@/tests/support/ask-often";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { type OverlayCase, overlayCases } from "./overlay-case";
import { proofSize } from "./proof-size";

/** `npm run proof:postgis` asks for more random scenes. */
const SCENES = proofSize("SIGHTLINE_PROOF_POSTGIS", 60);
/** Parts of the site's area. Source: issue "the coverage engine at city scale". */
const AREAS = 1e-9;
const GAPS = 1e-5;
const timeout = 3_600_000;

/** GEOS overlays the same footprints in its own way; its grid of 0 keeps full precision. */
const OVERLAY = `
  with site as (select ($1::text)::geometry as geom),
  devices as (select st_unaryunion(d::geometry) as geom from unnest($2::text[]) d),
  covered as (select coalesce(st_union(geom), 'polygon empty'::geometry) as geom from devices),
  gap as (select st_difference(site.geom, covered.geom) as geom from site, covered),
  pairs as (
    select coalesce(st_union(st_intersection(a.geom, b.geom)), 'polygon empty'::geometry) as geom
    from (select row_number() over () as n, geom from devices) a
    join (select row_number() over () as n, geom from devices) b on a.n < b.n
  ),
  drawn as (select g::geometry as geom from unnest($3::text[]) g)
  select
    st_area(site.geom) as area,
    st_area(st_intersection(site.geom, covered.geom)) as covered,
    st_area(gap.geom) as gap,
    st_area(st_intersection(site.geom, pairs.geom)) as twice,
    (select coalesce(st_area(st_symdifference(gap.geom, coalesce(st_union(geom), 'polygon empty'::geometry))), 0) from drawn) as strayed,
    (select coalesce(sum(st_area(geom)), 0) from drawn) as drawn,
    (select array_agg(st_isvalidreason(geom)) from drawn where not st_isvalid(geom)) as bad_gaps,
    (select array_agg(st_isvalidreason(f::geometry)) from unnest($4::text[]) f where not st_isvalid(f::geometry)) as bad_footprints
  from site, covered, gap, pairs`;

type Overlaid = {
  readonly area: number;
  readonly covered: number;
  readonly gap: number;
  readonly twice: number;
  readonly strayed: number;
  readonly drawn: number;
  readonly bad_gaps: readonly string[] | null;
  readonly bad_footprints: readonly string[] | null;
};

let database: TestDatabase;
let questions: Questions;
beforeAll(async () => {
  database = await cloneDatabase();
  questions = await askOften(database.url);
});
afterAll(async () => {
  await questions?.close();
  await database?.drop();
});

describe("PostGIS lays the footprints over the site again", () => {
  it(`agrees on ${SCENES} random scenes and every awkward one`, { timeout }, async () => {
    const wrong: string[] = [];
    const worst = { areas: 0, gaps: 0 };
    let [levels, polygons] = [0, 0];
    for await (const one of overlayCases(SCENES)) {
      const found = await overlaid(one);
      levels++;
      polygons += one.devices.flat().length + one.solution.gaps.length;
      wrong.push(...judge(one, found, worst).map((text) => `${one.name}: ${text}`));
    }
    if (process.env.SIGHTLINE_PROOF_POSTGIS)
      console.info(
        `${levels} levels, ${polygons} polygons; worst of areas ${worst.areas}, of gap polygons ${worst.gaps}`,
      );
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(levels).toBeGreaterThan(2 * SCENES);
  });
});

async function overlaid({ site, devices, solution }: OverlayCase): Promise<Overlaid> {
  const seen = devices.filter((polygons) => polygons.length > 0).map(multiPolygon);
  const gaps = solution.gaps.map(({ polygon }) => multiPolygon([polygon]));
  const drawn = devices.flat().map((polygon) => multiPolygon([polygon]));
  const row = await questions.ask<Overlaid>(OVERLAY, [multiPolygon([site]), seen, gaps, drawn]);
  if (!row) throw new Error("PostGIS answered nothing");
  return row;
}

function judge({ area, solution }: OverlayCase, found: Overlaid, worst: { areas: number; gaps: number }): string[] {
  const wrong: string[] = [];
  const near = (what: string, ours: number, theirs: number) => {
    const error = Math.abs(ours - theirs) / area;
    worst.areas = Math.max(worst.areas, error);
    if (!(error <= AREAS)) wrong.push(`${what}: ours ${ours}, theirs ${theirs}`);
  };
  near("area", area, found.area);
  near("covered", solution.coveredArea, found.covered);
  near("gap", solution.gapArea, found.gap);
  near("twice", solution.twiceArea, found.twice);
  // what is left out of the list, pieces below a thousandth of a square metre, is no error of what is drawn
  const leftOut = Math.max(0, solution.gapArea - solution.gaps.reduce((sum, gap) => sum + gap.area, 0));
  const strayed = Math.max(0, found.strayed - leftOut) / area;
  worst.gaps = Math.max(worst.gaps, strayed);
  if (!(strayed <= GAPS)) wrong.push(`gap polygons differ on ${found.strayed} m², ${leftOut} m² left out`);
  for (const fault of found.bad_gaps ?? []) wrong.push(`a gap is invalid: ${fault}`);
  for (const fault of found.bad_footprints ?? []) wrong.push(`a footprint is invalid: ${fault}`);
  return wrong;
}

/** Extended well-known text: numbers as JavaScript writes them come back to the last bit. */
function multiPolygon(polygons: readonly ScenePolygon[]): string {
  const ring = (points: ScenePolygon[number]) => {
    const [first, last] = [points[0], points.at(-1)];
    const isClosed = first && last && first[0] === last[0] && first[1] === last[1];
    const closed = isClosed || !first ? points : [...points, first];
    return `(${closed.map(([x, y]) => `${x} ${y}`).join(",")})`;
  };
  return `multipolygon(${polygons.map((polygon) => `(${polygon.map(ring).join(",")})`).join(",")})`;
}
