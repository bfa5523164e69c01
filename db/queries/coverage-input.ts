import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";
import { CGCS2000 } from "../types/geometry";
import { CAMERA_COLUMNS, type CameraRow } from "./cameras";
import { isCounted } from "./counted-camera";

/** Boxes in degrees, side by side as arrays, which is how many of them reach the database in one statement. */
export type DegreeBoxes = {
  readonly west: readonly number[];
  readonly south: readonly number[];
  readonly east: readonly number[];
  readonly north: readonly number[];
};

/** Rows `b(box)`, one for each box. The offset keeps them columns: within the wall, only `&&` itself may look at rows of others, not what makes a box. */
export function boxRows({ west, south, east, north }: DegreeBoxes): SQL {
  const array = (numbers: readonly number[]) => sql`${sql.param(numbers)}::float8[]`;
  return sql`(select ST_MakeEnvelope(w, s, e, n, ${sql.raw(String(CGCS2000))}) as box
    from unnest(${array(west)}, ${array(south)}, ${array(east)}, ${array(north)}) as u(w, s, e, n) offset 0) as b`;
}

export type SiteToSolveRow = {
  readonly id: string;
  readonly kind: string;
  readonly layer: number;
  readonly z_m: number;
  /** Centroid, degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly centreline: Buffer | null;
};

/**
 * Sites in force whose centroid may lie in some boxes: the caller looks closer. Shapes are WKB.
 *
 * @param reached - Of those whose ground meets these alone, if there are any.
 */
export async function listSitesAround(
  db: Db,
  jurisdictionId: string,
  boxes: DegreeBoxes,
  reached: DegreeBoxes | null,
): Promise<SiteToSolveRow[]> {
  const near = reached
    ? sql`and s.id in (select r.id from ${boxRows(reached)} join sites r on r.ground && b.box)`
    : sql``;
  const { rows } = await db.execute<SiteToSolveRow>(sql`
    select s.id, s.kind, s.layer, s.z_m, ST_X(s.centre) as lon, ST_Y(s.centre) as lat, ST_AsBinary(s.centreline) as centreline
    from (select distinct on (s.id) s.*, ST_Centroid(s.ground) as centre from ${boxRows(boxes)} join sites s on s.ground && b.box
      where s.jurisdiction_id = ${jurisdictionId} and s.gone_at is null ${near}) s order by s.id`);
  return rows;
}

/** Some sites in force by their ids; shapes are WKB. */
export async function listSitesToSolve(
  db: Db,
  jurisdictionId: string,
  ids: readonly string[],
): Promise<SiteToSolveRow[]> {
  const { rows } = await db.execute<SiteToSolveRow>(sql`
    select s.id, s.kind, s.layer, s.z_m, ST_X(ST_Centroid(s.ground)) as lon, ST_Y(ST_Centroid(s.ground)) as lat, ST_AsBinary(s.centreline) as centreline
    from sites s where s.jurisdiction_id = ${jurisdictionId} and s.id = any(${sql.param([...ids])}::uuid[]) and s.gone_at is null order by s.id`);
  return rows;
}

/** The parts of some sites, by site and reference. Grounds are WKB. */
export async function listPartsOfSites(db: Db, siteIds: readonly string[]) {
  const { rows } = await db.execute<{ id: string; site_id: string; role: string; ref: string; ground: Buffer }>(sql`
    select id, site_id, role, ref, ST_AsBinary(ground) as ground from site_parts
    where site_id = any(${sql.param(siteIds)}::uuid[]) order by site_id, ref`);
  return rows;
}

/** Cameras that count within some boxes, by id. */
export async function listCamerasWithin(db: Db, jurisdictionId: string, boxes: DegreeBoxes): Promise<CameraRow[]> {
  const { rows } = await db.execute<CameraRow>(sql`
    select distinct on (m.id) ${CAMERA_COLUMNS} from ${boxRows(boxes)} join cameras m on m.position && b.box
    where m.jurisdiction_id = ${jurisdictionId} and ${isCounted("m")} order by m.id`);
  return rows;
}

/** Obstacles in force that reach into some boxes, by id. Grounds are WKB. */
export async function listObstaclesWithin(db: Db, jurisdictionId: string, boxes: DegreeBoxes) {
  const { rows } = await db.execute<{ id: string; ground: Buffer; base_m: number; top_m: number; layer: number }>(sql`
    select distinct on (t.id) t.id, ST_AsBinary(t.ground) as ground, t.base_m, t.top_m, t.layer
    from ${boxRows(boxes)} join obstacles t on t.ground && b.box
    where t.jurisdiction_id = ${jurisdictionId} and t.gone_at is null order by t.id`);
  return rows;
}

/** From what the figures on screen of some cameras and sites were computed, by id. */
export async function listInputHashes(db: Db, cameraIds: readonly string[], siteIds: readonly string[]) {
  const { rows: cameras } = await db.execute<{ id: string; hash: string }>(
    sql`select camera_id as id, input_hash as hash from footprint_inputs where camera_id = any(${sql.param(cameraIds)}::uuid[])`,
  );
  const { rows: sites } = await db.execute<{ id: string; hash: string }>(
    sql`select site_id as id, input_hash as hash from site_coverage where site_id = any(${sql.param(siteIds)}::uuid[])`,
  );
  return { cameras, sites };
}
