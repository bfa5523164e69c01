import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { isCounted } from "./counted-camera";
import { boxRows, type DegreeBoxes } from "./coverage-input";

export type CoverageChange = {
  readonly kind: "camera" | "obstacle" | "site";
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

/**
 * Takes away what is noted of a city's changes, and says which version of its data they lead to. One statement, so that a change that is not among them is
 * not in the version either.
 */
export async function takeChanges(db: Db, jurisdictionId: string) {
  const { rows } = await db.execute<{ data_version: number; changes: CoverageChange[] }>(sql`
    with taken as (delete from coverage_changes where jurisdiction_id = ${jurisdictionId} returning kind, west, south, east, north)
    select j.data_version, coalesce((select jsonb_agg(distinct to_jsonb(taken)) from taken), '[]') as changes
    from jurisdictions j where j.id = ${jurisdictionId}`);
  const [row] = rows;
  if (!row) throw new Error("a city vanished while its coverage was planned");
  return { dataVersion: row.data_version, changes: row.changes };
}

/** Whether anything of a city changed since its changes were last taken away. */
export async function readDataVersion(db: Db, jurisdictionId: string): Promise<number> {
  const { rows } = await db.execute<{ data_version: number }>(
    sql`select data_version from jurisdictions where id = ${jurisdictionId}`,
  );
  return rows[0]?.data_version ?? -1;
}

/**
 * No camera of a city reaches farther over the ground than this, metres. A place at depth Z in the picture lies at most Z·√(1 + tan²h + tan²v) away, and is
 * dense enough up to Z = focal length ÷ density; one that sees all round spreads its pixels over the circle.
 *
 * @param boxes - Of the cameras within these alone, if there are any.
 */
export async function readLongestReach(
  db: Db,
  jurisdictionId: string,
  leastDensity: number,
  boxes: DegreeBoxes | null = null,
): Promise<number> {
  const near = boxes
    ? sql`and c.id in (select t.id from ${boxRows(boxes)} join cameras t on t.position && b.box)`
    : sql``;
  const { rows } = await db.execute<{ reach: number | null }>(sql`
    select max(least(max_range_m, case when kind = 'panoramic' then width_px / (2 * pi() * ${leastDensity}::float8)
      else width_px / (2 * t * ${leastDensity}::float8) * sqrt(1 + t * t * (1 + (height_px::float8 / width_px) ^ 2)) end)) as reach
    from (select *, tan(radians(coalesce(hfov, 90) / 2)) as t from cameras c where jurisdiction_id = ${jurisdictionId} and ${isCounted("c")} ${near}) m`);
  return rows[0]?.reach ?? 0;
}

export type PlacedSite = { readonly id: string; readonly lon: number; readonly lat: number; readonly zones: number };
export type PlacedCamera = { readonly id: string; readonly lon: number; readonly lat: number };

const PLACED_SITE = sql`s.id, ST_X(ST_Centroid(s.ground)) as lon, ST_Y(ST_Centroid(s.ground)) as lat,
  (select count(*)::int from site_parts p where p.site_id = s.id) as zones`;
const PLACED_CAMERA = sql`c.id, ST_X(c.position) as lon, ST_Y(c.position) as lat`;

/** The centroids of a city's sites in force with how many zones they have; of those alone whose ground meets some boxes, if there are any. */
export async function listPlacedSites(db: Db, jurisdictionId: string, boxes: DegreeBoxes | null) {
  const near = boxes ? sql`and s.id in (select t.id from ${boxRows(boxes)} join sites t on t.ground && b.box)` : sql``;
  const { rows } = await db.execute<PlacedSite>(
    sql`select ${PLACED_SITE} from sites s where s.jurisdiction_id = ${jurisdictionId} and s.gone_at is null ${near}`,
  );
  return rows;
}

/** The same of its cameras that count. */
export async function listPlacedCameras(db: Db, jurisdictionId: string, boxes: DegreeBoxes | null) {
  const near = boxes
    ? sql`and c.id in (select t.id from ${boxRows(boxes)} join cameras t on t.position && b.box)`
    : sql``;
  const { rows } = await db.execute<PlacedCamera>(
    sql`select ${PLACED_CAMERA} from cameras c where c.jurisdiction_id = ${jurisdictionId} and ${isCounted("c")} ${near}`,
  );
  return rows;
}

/** Lets the database know how many rows there are by now, and where: until it does, it may read a whole city for one of its tiles. */
export async function countCityAnew(db: Db): Promise<void> {
  await db.execute(sql`select count_city_anew()`);
}
