import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { fromGeoJson } from "./geojson";
import { type ImportChange, upsertDerived } from "./upsert-derived";

/** An obstacle ready to be stored. `ground` is GeoJSON (MultiPolygon, degrees); heights in metres above the city's datum. */
export type ObstacleRecord = {
  readonly key: string;
  readonly hash: string;
  readonly osm_id: string | null;
  readonly kind: string;
  readonly name: string | null;
  readonly ground: string;
  readonly base_m: number;
  readonly top_m: number;
  readonly layer: number;
  readonly height_source: string;
};

/** Stores obstacles of a map file; see `upsertDerived` for what it leaves alone. */
export async function upsertObstacles(
  db: Db,
  jurisdictionId: string,
  records: readonly ObstacleRecord[],
): Promise<ImportChange> {
  const { change } = await upsertDerived(
    db,
    jurisdictionId,
    {
      table: "obstacles",
      columns: ["osm_id", "kind", "name", "ground", "base_m", "top_m", "layer", "height_source"],
      values: sql`r.osm_id, r.kind, r.name, ${fromGeoJson(sql`r.ground`)}, r.base_m, r.top_m, r.layer, r.height_source`,
      record: sql`osm_id text, kind text, name text, ground text, base_m float8, top_m float8, layer int, height_source text`,
      owned: sql`t.osm_id is not null`,
    },
    records,
  );
  return change;
}

/** Every obstacle in force, ground as GeoJSON. */
export async function listObstacles(db: Db, jurisdictionId: string) {
  const { rows } = await db.execute<{ id: string; ground: string; base_m: number; top_m: number; layer: number }>(sql`
    select id, ST_AsGeoJSON(ground, 10) as ground, base_m, top_m, layer from obstacles
    where jurisdiction_id = ${jurisdictionId} and gone_at is null order by number`);
  return rows;
}

/** What people call some obstacles, and how high they reach. */
export async function listObstacleNames(db: Db, ids: readonly string[]) {
  const { rows } = await db.execute<{
    id: string;
    osm_id: string | null;
    name: string | null;
    kind: string;
    top_m: number;
    height_source: string;
  }>(sql`select id, osm_id, name, kind, top_m, height_source from obstacles where id = any(${sql.param(ids)}::uuid[])`);
  return rows;
}
