import { sql } from "drizzle-orm";
import type { MountingKind } from "@/lib/cameras/mounting-kinds";
import type { Db } from "../client";
import { CGCS2000 } from "../types/geometry";

/** Degrees. */
export type DegreeBox = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

const envelope = ({ west, south, east, north }: DegreeBox) =>
  sql`ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, ${sql.raw(String(CGCS2000))})`;

/** The mounting candidates of a box, those nearest its middle first. @param most - So many at most. */
export async function listMountingWithin(db: Db, jurisdictionId: string, box: DegreeBox, most: number) {
  const { rows } = await db.execute<{
    osm_id: string;
    kind: MountingKind;
    lon: number;
    lat: number;
    height_m: number;
    height_stated: boolean;
  }>(sql`
    select osm_id, kind, ST_X(position) as lon, ST_Y(position) as lat, height_m, height_stated from mounting_candidates
    where jurisdiction_id = ${jurisdictionId} and position && ${envelope(box)}
    order by position <-> ST_Centroid(${envelope(box)}), osm_id limit ${most}`);
  return rows;
}

/** The walls of a box that stand on the street, of buildings or free, by their ground as GeoJSON with outer rings counter-clockwise; those nearest its middle first. */
export async function listWallsWithin(db: Db, jurisdictionId: string, box: DegreeBox, most: number) {
  const { rows } = await db.execute<{
    osm_id: string | null;
    ground: string;
    top_m: number;
    height_source: string;
  }>(sql`
    select osm_id, ST_AsGeoJSON(ST_ForcePolygonCCW(ground), 7) as ground, top_m, height_source from obstacles
    where jurisdiction_id = ${jurisdictionId} and gone_at is null and layer = 0 and base_m <= 0 and kind in ('building', 'part', 'wall')
      and ground && ${envelope(box)}
    order by ground <-> ST_Centroid(${envelope(box)}), number limit ${most}`);
  return rows;
}
