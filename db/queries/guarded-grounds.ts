import { type SQL, sql } from "drizzle-orm";
import type { GuardedKind } from "@/lib/guarded/guarded-ground";
import type { Db } from "../client";
import { fromGeoJson } from "./geojson";
import type { Author } from "./plans";

/** A guarded ground with the code of its jurisdiction: `ground` is GeoJSON in degrees, `at` UTC milliseconds, the consent's day text. */
export type GuardedGroundRow = {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly kind: GuardedKind;
  readonly name: string;
  readonly unit: string | null;
  readonly consent_document: string | null;
  readonly consent_on: string | null;
  readonly ground: string;
  readonly area_m2: number;
  readonly author_name: string | null;
  readonly at: number;
  readonly jurisdiction_id: string;
  readonly jurisdiction: string;
};

/** What people edit of a guarded ground. */
type Edited = Pick<GuardedGroundRow, "name" | "unit" | "consent_document" | "consent_on">;
type Owned = Pick<GuardedGroundRow, "id" | "jurisdiction_id">;

const COLUMNS = sql`g.id, g.number::float8 as number, g.version, g.kind, g.name, g.unit, g.consent_document, g.consent_on::text as consent_on,
  ST_AsGeoJSON(g.ground, 9) as ground, g.area_m2, g.author_name, (extract(epoch from g.created_at) * 1000)::float8 as at,
  g.jurisdiction_id, j.code as jurisdiction`;

/** The guarded grounds of a city in force, by kind and name. */
export async function listGuardedGrounds(db: Db, jurisdictionId: string): Promise<GuardedGroundRow[]> {
  const { rows } = await db.execute<GuardedGroundRow>(sql`
    select ${COLUMNS} from guarded_grounds g join jurisdictions j on j.id = g.jurisdiction_id
    where g.jurisdiction_id = ${jurisdictionId} and g.gone_at is null order by g.kind desc, g.name, g.number`);
  return rows;
}

/** One guarded ground: in force, or of those that are gone. */
export async function findGuardedGround(
  db: Db,
  id: string,
  which: "in force" | "gone" = "in force",
): Promise<GuardedGroundRow | null> {
  const { rows } = await db.execute<GuardedGroundRow>(sql`
    select ${COLUMNS} from guarded_grounds g join jurisdictions j on j.id = g.jurisdiction_id
    where g.id = ${id} and (g.gone_at is null) = ${which === "in force"}`);
  return rows[0] ?? null;
}

/** Stores a guarded ground that a person drew. @returns its id */
export async function insertGuardedGround(
  db: Db,
  jurisdictionId: string,
  drawn: Edited & Author & Pick<GuardedGroundRow, "kind" | "ground" | "area_m2">,
): Promise<string> {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into guarded_grounds (jurisdiction_id, kind, name, unit, consent_document, consent_on, ground, area_m2, author, author_name)
    values (${jurisdictionId}, ${drawn.kind}, ${drawn.name}, ${drawn.unit}, ${drawn.consent_document}, ${drawn.consent_on}::date,
      ${fromGeoJson(sql`${drawn.ground}`)}, ${drawn.area_m2}::float8, ${drawn.author}, ${drawn.authorName}) returning id`);
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row.id;
}

/** Writes what people edit of one guarded ground, unless somebody else has since `expected`. @returns the new version; null if so */
export function updateGuardedGroundIfUnchanged(db: Db, ground: Owned & Edited, expected: number) {
  const { name, unit, consent_document, consent_on } = ground;
  return write(
    db,
    ground,
    expected,
    sql`name = ${name}, unit = ${unit}, consent_document = ${consent_document}, consent_on = ${consent_on}::date`,
    "in force",
  );
}

/** Takes one guarded ground away, unless somebody else has changed it since `expected`. @returns the new version; null if so */
export function markGuardedGroundGoneIfUnchanged(db: Db, ground: Owned, expected: number) {
  return write(db, ground, expected, sql`gone_at = now()`, "in force");
}

/** Brings one guarded ground back, if it has been gone since the version `expected`. @returns the new version; null if not */
export function restoreGuardedGroundIfUnchanged(db: Db, ground: Owned, expected: number) {
  return write(db, ground, expected, sql`gone_at = null`, "gone");
}

async function write(db: Db, { id, jurisdiction_id }: Owned, expected: number, set: SQL, which: "in force" | "gone") {
  const { rows } = await db.execute<{ version: number }>(sql`
    update guarded_grounds set ${set}, version = version + 1
    where id = ${id} and jurisdiction_id = ${jurisdiction_id} and version = ${expected} and (gone_at is null) = ${which === "in force"}
    returning version`);
  return rows[0]?.version ?? null;
}
