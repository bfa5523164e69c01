import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { fromGeoJson } from "./geojson";

/** The sites in force of a city by their key, with what invented money and departments depend on. */
export async function listSiteKeys(db: Db, jurisdictionId: string) {
  const { rows } = await db.execute<{ id: string; key: string; kind: string; candidate: boolean }>(sql`
    select id, key, kind, candidate from sites where jurisdiction_id = ${jurisdictionId} and gone_at is null order by key`);
  return rows;
}

export type InventedDistrict = {
  readonly code: string;
  readonly name: string;
  readonly name_en: string;
  /** GeoJSON MultiPolygon, degrees. */
  readonly area: string;
};

/** Adds districts that are only there for a demonstration; those that are there stay as they are. */
export async function insertInventedDistricts(
  db: Db,
  parentCode: string,
  districts: readonly InventedDistrict[],
): Promise<void> {
  await db.execute(sql`
    insert into jurisdictions (code, name, name_en, level, parent_code, area, demo)
    select r.code, r.name, r.name_en, 'county', ${parentCode}, ${fromGeoJson(sql`r.area`)}, true
    from jsonb_to_recordset(${JSON.stringify(districts)}::jsonb) as r(code text, name text, name_en text, area text)
    on conflict (code) do nothing`);
}

export type InventedDepartment = { readonly name: string; readonly name_en: string };
export type InventedDesignation = { readonly site_id: string; readonly department: string; readonly since: string };

/** Replaces the invented departments of a city and what they were designated for. Departments that people entered stay. */
export async function replaceInventedDepartments(
  db: Db,
  jurisdictionId: string,
  departments: readonly InventedDepartment[],
  designations: readonly InventedDesignation[],
): Promise<void> {
  const invented = sql`select id from departments where jurisdiction_id = ${jurisdictionId} and invented`;
  await db.execute(sql`delete from site_departments where department_id in (${invented})`);
  await db.execute(sql`delete from departments where jurisdiction_id = ${jurisdictionId} and invented`);
  await db.execute(sql`
    insert into departments (jurisdiction_id, name, name_en, invented)
    select ${jurisdictionId}::uuid, r.name, r.name_en, true
    from jsonb_to_recordset(${JSON.stringify(departments)}::jsonb) as r(name text, name_en text) on conflict do nothing`);
  await db.execute(sql`
    insert into site_departments (site_id, department_id, role, since)
    select r.site_id, d.id, 'lead', r.since
    from jsonb_to_recordset(${JSON.stringify(designations)}::jsonb) as r(site_id uuid, department text, since date)
    join departments d on d.jurisdiction_id = ${jurisdictionId} and d.name = r.department`);
}

export type InventedBudget = {
  readonly site_id: string;
  readonly year: number;
  readonly purpose: "construction" | "maintenance";
  readonly amount_fen: number;
};

/** Replaces the invented budgets of a city's sites. A year and purpose for which people entered an amount keeps it. */
export async function replaceInventedBudgets(
  db: Db,
  jurisdictionId: string,
  budgets: readonly InventedBudget[],
): Promise<void> {
  await db.execute(sql`
    delete from site_budgets where invented and site_id in (select id from sites where jurisdiction_id = ${jurisdictionId})`);
  await db.execute(sql`
    insert into site_budgets (site_id, year, purpose, amount_fen, invented)
    select r.site_id, r.year, r.purpose, r.amount_fen, true
    from jsonb_to_recordset(${JSON.stringify(budgets)}::jsonb) as r(site_id uuid, year int, purpose text, amount_fen bigint)
    on conflict do nothing`);
}
