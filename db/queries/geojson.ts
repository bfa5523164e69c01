import { type SQL, sql } from "drizzle-orm";
import { CGCS2000 } from "../types/geometry";

/** A geometry from a GeoJSON text expression, lon first, in CGCS2000. */
export function fromGeoJson(text: SQL): SQL {
  return sql`ST_SetSRID(ST_GeomFromGeoJSON(${text}), ${sql.raw(String(CGCS2000))})`;
}
