import type { Db } from "@/db/client";
import type { Polygon } from "@/lib/geometry/polygon";
import { closedCornersOf, type SiteCase } from "./site-case";

/** What PostGIS said about a case, and the time its server took for it. */
export type PostgisAnswer = { readonly gapM2: number; readonly ms: number };

/** Cases that are sent at once. */
const BATCH = 20;

/**
 * The gap of every case by `ST_Difference(site, ST_Union(footprints))`. Both are parsed into variables first; the server's clock is read on both sides of
 * the one expression, so that reading, sending and parsing do not count. Changes nothing in the database.
 *
 * @param db - One connection.
 */
export async function askPostgis(db: Db, cases: readonly SiteCase[]): Promise<PostgisAnswer[]> {
  const answers: PostgisAnswer[] = [];
  await db.transaction(async (transaction) => {
    await transaction.execute(MAKE_ASK);
    for (let from = 0; from < cases.length; from += BATCH) {
      const asked = cases
        .slice(from, from + BATCH)
        .map(({ ground, footprints }) => `(${wkt([ground])}, array[${footprints.map(wkt).join(",")}]::text[])`);
      const { rows } = await transaction.execute<{ gap: number; took: number }>(
        `select answer.gap, answer.took from (values ${asked.join(",")}) as asked (site, seen), lateral pg_temp.gap_of(site, seen) as answer`,
      );
      for (const { gap, took } of rows) answers.push({ gapM2: gap, ms: took });
    }
  });
  return answers;
}

/** Area of the gap, m², and milliseconds. */
const MAKE_ASK = `
create or replace function pg_temp.gap_of(site_text text, seen_text text[], out gap float8, out took float8) language plpgsql as $$
declare
  site geometry := st_geomfromtext(site_text);
  seen geometry[] := (select array_agg(st_geomfromtext(one)) from unnest(seen_text) as one);
  answer geometry;
  begun timestamptz;
begin
  begun := clock_timestamp();
  answer := st_difference(site, st_union(seen));
  took := 1000 * extract(epoch from clock_timestamp() - begun);
  gap := st_area(answer);
end $$`;

/** Coordinates in as many digits as give them back to the last bit. */
function wkt(polygons: readonly Polygon[]): string {
  const text = polygons.map((rings) => {
    const written = rings.map(
      (ring) =>
        `(${closedCornersOf(ring)
          .map(([x, y]) => `${x} ${y}`)
          .join(",")})`,
    );
    return `(${written.join(",")})`;
  });
  return `'MULTIPOLYGON(${text.join(",")})'`;
}
