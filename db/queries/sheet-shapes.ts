import { sql } from "drizzle-orm";
import type { Box } from "@/lib/geometry/box";
import type { Db } from "../client";
import { CGCS2000 } from "../types/geometry";

const envelope = ([west, south, east, north]: Box) =>
  sql`ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, ${sql.raw(String(CGCS2000))})`;

/** What lines `t.shape` have within a box. */
const linesIn = (box: Box) => sql`ST_Multi(ST_CollectionExtract(ST_ClipByBox2D(t.shape, ${envelope(box)}), 2))`;

/** What polygons `t.shape` have within a box; all turn the same way, so that those that overlap can be drawn as one. */
const polygonsIn = (box: Box) =>
  sql`ST_ForcePolygonCCW(ST_Multi(ST_CollectionExtract(ST_ClipByBox2D(t.shape, ${envelope(box)}), 3)))`;

/** Streets and railways of a city within a box, degrees; those below others first. Lines are WKB. */
export async function listLinesWithin(db: Db, jurisdictionId: string, box: Box) {
  const { rows } = await db.execute<{
    theme: "streets" | "railways";
    class: string;
    name: string | null;
    name_en: string | null;
    tunnel: boolean;
    shape: Buffer;
  }>(sql`
    select s.theme, s.class, s.name, s.name_en, s.tunnel, ST_AsBinary(s.line) as shape from (
      select t.theme, t.class, t.name, t.name_en, t.tunnel, t.layer, t.number, ${linesIn(box)} as line from basemap_features t
      where t.jurisdiction_id = ${jurisdictionId} and t.theme in ('streets', 'railways') and t.shape && ${envelope(box)}
        and ST_Dimension(t.shape) = 1) s
    where not ST_IsEmpty(s.line) order by s.layer, s.number`);
  return rows;
}

/** Water, green, streets that are areas, and what stands on the ground of a city within a box, degrees. Polygons are WKB. */
export async function listAreasWithin(db: Db, jurisdictionId: string, box: Box) {
  const { rows } = await db.execute<{ theme: "water" | "green" | "streets" | "buildings"; shape: Buffer }>(sql`
    select a.theme, ST_AsBinary(a.shape) as shape from (
      select t.theme, ${polygonsIn(box)} as shape from basemap_features t
      where t.jurisdiction_id = ${jurisdictionId} and t.theme in ('water', 'green', 'streets') and t.shape && ${envelope(box)}
        and ST_Dimension(t.shape) = 2
      union all
      select 'buildings', ${polygonsIn(box)} from (
        select o.ground as shape from obstacles o
        where o.jurisdiction_id = ${jurisdictionId} and o.gone_at is null and o.layer >= 0 and o.ground && ${envelope(box)}) t) a
    where not ST_IsEmpty(a.shape)`);
  return rows;
}

/** What the cameras that see a site cover of a box, degrees, the lowest density first. Polygons are WKB. */
export async function listFootprintsOfSite(db: Db, siteId: string, box: Box) {
  const { rows } = await db.execute<{ level: string; shape: Buffer }>(sql`
    select f.level, ST_AsBinary(f.shape) as shape from (
      select t.level, t.pixels_per_metre, t.camera_id, ${polygonsIn(box)} as shape from (
        select f.level, f.pixels_per_metre, f.camera_id, f.ground as shape from site_cameras sc join footprints f on f.camera_id = sc.camera_id
        where sc.site_id = ${siteId}) t) f
    where not ST_IsEmpty(f.shape) order by f.pixels_per_metre, f.camera_id`);
  return rows;
}

/** The gaps of a site with what they are told apart by. Polygons are WKB. */
export async function listGapShapes(db: Db, siteId: string) {
  const { rows } = await db.execute<{ id: string; shape: Buffer }>(
    sql`select g.id, ST_AsBinary(ST_ForcePolygonCCW(g.ground)) as shape from gaps g where g.site_id = ${siteId} order by g.area_m2 desc, g.number`,
  );
  return rows;
}
