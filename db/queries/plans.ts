import { sql } from "drizzle-orm";
import type { PlanState, PlanVerdict } from "@/lib/plans/plan";
import type { Db } from "../client";

/** A plan with where it lies and what the police said of it last; times are UTC milliseconds. */
export type PlanRow = {
  readonly id: string;
  readonly version: number;
  readonly site_id: string;
  readonly name: string;
  readonly basis: string;
  readonly state: PlanState;
  readonly author_name: string | null;
  readonly created_at: number;
  readonly submitted_at: number | null;
  readonly adopted_at: number | null;
  readonly branched_from: string | null;
  readonly branched_from_name: string | null;
  readonly changes: number;
  readonly verdict: PlanVerdict | null;
  readonly jurisdiction_id: string;
  readonly jurisdiction: string;
  readonly central_meridian: number | null;
};

const COLUMNS = sql`p.id, p.version, p.site_id, p.name, p.basis, p.state, p.author_name,
  (extract(epoch from p.created_at) * 1000)::float8 as created_at, (extract(epoch from p.submitted_at) * 1000)::float8 as submitted_at,
  (extract(epoch from p.adopted_at) * 1000)::float8 as adopted_at, p.branched_from, b.name as branched_from_name,
  (select count(*)::int from plan_changes c where c.plan_id = p.id) as changes,
  (select o.verdict from plan_opinions o where o.plan_id = p.id order by o.at desc limit 1) as verdict,
  p.jurisdiction_id, j.code as jurisdiction, j.central_meridian`;
const FROM = sql`from plans p join jurisdictions j on j.id = p.jurisdiction_id left join plans b on b.id = p.branched_from`;

/** One plan. */
export async function findPlan(db: Db, id: string): Promise<PlanRow | null> {
  const { rows } = await db.execute<PlanRow>(sql`select ${COLUMNS} ${FROM} where p.id = ${id}`);
  return rows[0] ?? null;
}

/** The plans of a site, the newest first. */
export async function listPlansOfSite(db: Db, siteId: string): Promise<PlanRow[]> {
  const { rows } = await db.execute<PlanRow>(
    sql`select ${COLUMNS} ${FROM} where p.site_id = ${siteId} order by p.created_at desc, p.id`,
  );
  return rows;
}

/** Who makes or says something: as the audit names them, and what they are called, null where they are no person. */
export type Author = { readonly author: string; readonly authorName: string | null };

/** Adds a draft. @returns its id */
export async function insertPlan(
  db: Db,
  plan: Author & {
    readonly jurisdictionId: string;
    readonly siteId: string;
    readonly branchedFrom: string | null;
    readonly name: string;
    readonly basis: string;
  },
): Promise<string> {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into plans (jurisdiction_id, site_id, branched_from, name, basis, author, author_name)
    values (${plan.jurisdictionId}, ${plan.siteId}, ${plan.branchedFrom}, ${plan.name}, ${plan.basis}, ${plan.author}, ${plan.authorName}) returning id`);
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row.id;
}

/**
 * Writes a draft's name and basis, unless somebody else has changed it since `expected`.
 * @returns the new version; null if it changed meanwhile
 */
export async function updatePlanIfUnchanged(
  db: Db,
  plan: Pick<PlanRow, "id" | "jurisdiction_id" | "name" | "basis">,
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update plans set name = ${plan.name}, basis = ${plan.basis}, version = version + 1
    where id = ${plan.id} and jurisdiction_id = ${plan.jurisdiction_id} and version = ${expected} and state = 'draft' returning version`);
  return rows[0]?.version ?? null;
}

/**
 * Removes a draft of which the police have said nothing, with all that is in it, unless somebody else has changed it since `expected`.
 * @returns whether it is removed
 */
export async function deleteDraftIfUnchanged(
  db: Db,
  plan: Pick<PlanRow, "id" | "jurisdiction_id">,
  expected: number,
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    delete from plans p where p.id = ${plan.id} and p.jurisdiction_id = ${plan.jurisdiction_id} and p.version = ${expected} and p.state = 'draft'
      and not exists (select from plan_opinions o where o.plan_id = p.id) returning p.id`);
  return rows.length === 1;
}

/** Holds a draft until the transaction ends, so that nobody submits it while its changes change. @returns false if it is no draft by now */
export async function holdDraft(db: Db, id: string): Promise<boolean> {
  const { rows } = await db.execute(sql`select from plans where id = ${id} and state = 'draft' for update`);
  return rows.length === 1;
}

/** Raises the version of a plan after something in it changed. */
export async function raisePlanVersion(db: Db, id: string): Promise<void> {
  await db.execute(sql`update plans set version = version + 1 where id = ${id}`);
}

/**
 * Brings a plan from one state to the next, if it is of this version and in that state.
 * @returns the new version; null if it is another by now
 */
export async function advancePlan(
  db: Db,
  plan: Pick<PlanRow, "id" | "jurisdiction_id">,
  step: { readonly version: number; readonly from: PlanState; readonly to: PlanState },
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update plans set state = ${step.to}, version = version + 1,
      submitted_at = case when ${step.to} = 'submitted' then now() when ${step.to} = 'draft' then null else submitted_at end,
      adopted_at = case when ${step.to} = 'adopted' then now() end
    where id = ${plan.id} and jurisdiction_id = ${plan.jurisdiction_id} and version = ${step.version} and state = ${step.from} returning version`);
  return rows[0]?.version ?? null;
}
