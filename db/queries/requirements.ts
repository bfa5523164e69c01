import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** A level asked of a role, in one site (`site_id`) or in all sites of a `kind`, and where that lies. */
export type RequirementRow = {
  readonly id: string;
  readonly version: number;
  readonly site_id: string | null;
  readonly kind: string | null;
  readonly role: string;
  readonly level: string;
  readonly reason: string;
  readonly jurisdiction_id: string;
  readonly jurisdiction: string;
};

/** Where a requirement holds; one of `siteId` and `kind` is null. */
export type RequirementPlace = {
  readonly jurisdictionId: string;
  readonly siteId: string | null;
  readonly kind: string | null;
  readonly role: string;
};

const COLUMNS = sql`r.id, r.version, r.site_id, r.kind, r.role, r.level, r.reason, r.jurisdiction_id, j.code as jurisdiction`;
const FROM = sql`from requirements r join jurisdictions j on j.id = r.jurisdiction_id`;

/** One requirement with the code of its jurisdiction. */
export async function findRequirement(db: Db, id: string): Promise<RequirementRow | null> {
  const { rows } = await db.execute<RequirementRow>(sql`select ${COLUMNS} ${FROM} where r.id = ${id}`);
  return rows[0] ?? null;
}

/** What is asked for in one place, held until the transaction ends, so that nobody changes it meanwhile. */
export async function lockRequirementAt(db: Db, place: RequirementPlace): Promise<RequirementRow | null> {
  const { rows } = await db.execute<RequirementRow>(sql`
    select ${COLUMNS} ${FROM} where r.jurisdiction_id = ${place.jurisdictionId} and r.site_id is not distinct from ${place.siteId}::uuid
      and r.kind is not distinct from ${place.kind}::text and r.role = ${place.role} for update of r`);
  return rows[0] ?? null;
}

/** What is asked for in one site, or in all sites of its kind, by role. */
export async function listRequirementsOfSite(
  db: Db,
  site: { readonly id: string; readonly jurisdictionId: string; readonly kind: string },
): Promise<RequirementRow[]> {
  const { rows } = await db.execute<RequirementRow>(sql`
    select ${COLUMNS} ${FROM} where r.jurisdiction_id = ${site.jurisdictionId}
      and (r.site_id = ${site.id} or r.site_id is null and r.kind = ${site.kind}) order by r.role`);
  return rows;
}

/** Asks for a level in a place. @returns the id of the new requirement at version 1; null if something is asked for there already */
export async function insertRequirement(
  db: Db,
  { jurisdictionId, siteId, kind, role, level, reason }: RequirementPlace & { level: string; reason: string },
): Promise<string | null> {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into requirements (jurisdiction_id, site_id, kind, role, level, reason)
    values (${jurisdictionId}, ${siteId}, ${kind}, ${role}, ${level}, ${reason})
    on conflict on constraint requirements_place do nothing returning id`);
  return rows[0]?.id ?? null;
}

/**
 * Changes level and reason of one requirement of a jurisdiction, unless somebody else has since `expected`.
 * @returns the new version; null if it changed meanwhile or is gone
 */
export async function updateRequirementIfUnchanged(
  db: Db,
  requirement: Pick<RequirementRow, "id" | "jurisdiction_id" | "level" | "reason">,
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update requirements set level = ${requirement.level}, reason = ${requirement.reason}, version = version + 1
    where id = ${requirement.id} and jurisdiction_id = ${requirement.jurisdiction_id} and version = ${expected} returning version`);
  return rows[0]?.version ?? null;
}

/** Removes one requirement of a jurisdiction, unless somebody else has changed it since `expected`. @returns whether it did */
export async function deleteRequirementIfUnchanged(
  db: Db,
  requirement: Pick<RequirementRow, "id" | "jurisdiction_id">,
  expected: number,
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    delete from requirements where id = ${requirement.id} and jurisdiction_id = ${requirement.jurisdiction_id} and version = ${expected}`);
  return rowCount === 1;
}

/** Asks of another site for the levels that are asked for in one. @returns of which roles, and which */
export async function copySiteRequirements(
  db: Db,
  fromSite: string,
  toSite: string,
): Promise<{ role: string; level: string }[]> {
  const { rows } = await db.execute<{ role: string; level: string }>(sql`
    insert into requirements (jurisdiction_id, site_id, role, level, reason)
    select jurisdiction_id, ${toSite}::uuid, role, level, reason from requirements where site_id = ${fromSite}::uuid order by role returning role, level`);
  return rows;
}
