import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** What people edit of a site, and where it lies. */
export type EditableSite = {
  readonly id: string;
  readonly version: number;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly kind: string;
  readonly candidate: boolean;
  readonly layer: number;
  readonly z_m: number;
  readonly area_m2: number;
  readonly central_meridian: number;
  readonly jurisdiction_id: string;
  readonly jurisdiction: string;
};

/** One site with the code of its jurisdiction: in force, or of those that are gone. */
export async function findEditableSite(
  db: Db,
  id: string,
  which: "in force" | "gone" = "in force",
): Promise<EditableSite | null> {
  const { rows } = await db.execute<EditableSite>(sql`
    select s.id, s.version, s.name, s.name_en, s.kind, s.candidate, s.layer, s.z_m, s.area_m2, j.central_meridian, s.jurisdiction_id, j.code as jurisdiction
    from sites s join jurisdictions j on j.id = s.jurisdiction_id where s.id = ${id} and (s.gone_at is null) = ${which === "in force"}`);
  return rows[0] ?? null;
}

/**
 * Writes what people edit of one site of a jurisdiction, unless somebody else has since `expected`. From then on imports leave the site alone.
 * @returns the new version; null if it changed meanwhile or is gone
 */
export async function updateSiteIfUnchanged(
  db: Db,
  site: Pick<EditableSite, "id" | "jurisdiction_id" | "name" | "name_en" | "kind" | "candidate">,
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update sites set name = ${site.name}, name_en = ${site.name_en}, kind = ${site.kind}, candidate = ${site.candidate},
      edited_at = now(), version = version + 1
    where id = ${site.id} and jurisdiction_id = ${site.jurisdiction_id} and version = ${expected} and gone_at is null
    returning version`);
  return rows[0]?.version ?? null;
}

/** Marks one site of a jurisdiction as gone, unless somebody else has changed it since `expected`; imports leave it so. @returns the new version; null if so */
export async function markSiteGoneIfUnchanged(
  db: Db,
  site: Pick<EditableSite, "id" | "jurisdiction_id">,
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update sites set gone_at = now(), edited_at = now(), version = version + 1
    where id = ${site.id} and jurisdiction_id = ${site.jurisdiction_id} and version = ${expected} and gone_at is null returning version`);
  return rows[0]?.version ?? null;
}

/** Brings one site of a jurisdiction back, if it has been gone since the version `expected`. @returns the new version; null if not */
export async function restoreSiteIfUnchanged(
  db: Db,
  site: Pick<EditableSite, "id" | "jurisdiction_id">,
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update sites set gone_at = null, edited_at = now(), version = version + 1
    where id = ${site.id} and jurisdiction_id = ${site.jurisdiction_id} and version = ${expected} and gone_at is not null returning version`);
  return rows[0]?.version ?? null;
}
