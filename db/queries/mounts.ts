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

/** Metres to a degree of latitude, where there are fewest of them. */
const METRES_PER_DEGREE = 110_574;

/** The street lamps within so many metres of a site's ground; they light the street, so a site above or below it has none. */
export async function listLampsOfSite(db: Db, siteId: string, reachM: number) {
  const { rows } = await db.execute<{
    osm_id: string;
    lon: number;
    lat: number;
    height_m: number;
    height_stated: boolean;
  }>(sql`
    select c.osm_id, ST_X(c.position) as lon, ST_Y(c.position) as lat, c.height_m, c.height_stated
    from sites s join mounting_candidates c on c.jurisdiction_id = s.jurisdiction_id and c.kind = 'street-lamp'
      and c.position && ST_Expand(s.ground, ${reachM / METRES_PER_DEGREE}::float8 / cos(radians(ST_YMax(s.ground))))
      and ST_DWithin(c.position::geography, s.ground::geography, ${reachM})
    where s.id = ${siteId} and s.layer = 0 and s.gone_at is null order by c.osm_id`);
  return rows;
}
