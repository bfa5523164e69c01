import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Records that a file was taken in. */
export async function insertImport(
  db: Db,
  record: { jurisdictionId: string; kind: "osm" | "cameras"; fileName: string; sha256: string; summary: object },
): Promise<void> {
  await db.execute(sql`
    insert into imports (jurisdiction_id, kind, file_name, sha256, summary)
    values (${record.jurisdictionId}, ${record.kind}, ${record.fileName}, ${record.sha256}, ${JSON.stringify(record.summary)}::jsonb)`);
}

/** The last map file taken into a city. */
export async function findLastMapImport(db: Db, jurisdictionId: string) {
  const { rows } = await db.execute<{ file_name: string; imported_at: Date }>(sql`
    select file_name, imported_at from imports where jurisdiction_id = ${jurisdictionId} and kind = 'osm' order by imported_at desc limit 1`);
  return rows[0] ?? null;
}

/** What the last map file taken into a city said of itself. */
export async function findLastMapSummary(db: Db, jurisdictionId: string): Promise<Record<string, unknown> | null> {
  const { rows } = await db.execute<{ summary: Record<string, unknown> }>(sql`
    select summary from imports where jurisdiction_id = ${jurisdictionId} and kind = 'osm' order by imported_at desc limit 1`);
  return rows[0]?.summary ?? null;
}
