import { sql } from "drizzle-orm";
import type { PlanVerdict } from "@/lib/plans/plan";
import type { Db } from "../client";
import { CGCS2000 } from "../types/geometry";
import type { Author } from "./plans";

/** What the police said of a plan; `at` is UTC milliseconds. */
export type PlanOpinionRow = {
  readonly id: string;
  readonly verdict: PlanVerdict;
  readonly text: string;
  readonly author_name: string | null;
  readonly at: number;
};

/** The opinions on a plan, the latest first. */
export async function listPlanOpinions(db: Db, planId: string): Promise<PlanOpinionRow[]> {
  const { rows } = await db.execute<PlanOpinionRow>(sql`
    select id, verdict, text, author_name, (extract(epoch from at) * 1000)::float8 as at from plan_opinions where plan_id = ${planId} order by at desc, id`);
  return rows;
}

/** Adds an opinion on one version of a plan. */
export async function insertPlanOpinion(
  db: Db,
  opinion: Author & {
    readonly planId: string;
    readonly version: number;
    readonly verdict: PlanVerdict;
    readonly text: string;
  },
): Promise<void> {
  await db.execute(sql`
    insert into plan_opinions (plan_id, plan_version, verdict, text, author, author_name)
    values (${opinion.planId}, ${opinion.version}, ${opinion.verdict}, ${opinion.text}, ${opinion.author}, ${opinion.authorName})`);
}

/** A remark about a place of a plan; `at` is UTC milliseconds. */
export type PlanCommentRow = {
  readonly id: string;
  readonly version: number;
  readonly plan_id: string;
  readonly lon: number;
  readonly lat: number;
  readonly text: string;
  readonly author_name: string | null;
  readonly at: number;
  readonly resolved: boolean;
};

const COLUMNS = sql`id, version, plan_id, ST_X(position) as lon, ST_Y(position) as lat, text, author_name, (extract(epoch from at) * 1000)::float8 as at, resolved`;

/** The comments on a plan, the oldest first. */
export async function listPlanComments(db: Db, planId: string): Promise<PlanCommentRow[]> {
  const { rows } = await db.execute<PlanCommentRow>(
    sql`select ${COLUMNS} from plan_comments where plan_id = ${planId} order by at, id`,
  );
  return rows;
}

/** One comment. */
export async function findPlanComment(db: Db, id: string): Promise<PlanCommentRow | null> {
  const { rows } = await db.execute<PlanCommentRow>(sql`select ${COLUMNS} from plan_comments where id = ${id}`);
  return rows[0] ?? null;
}

/** Adds a comment about a place of a plan. */
export async function insertPlanComment(
  db: Db,
  comment: Author & { readonly planId: string; readonly lon: number; readonly lat: number; readonly text: string },
): Promise<PlanCommentRow> {
  const { rows } = await db.execute<PlanCommentRow>(sql`
    insert into plan_comments (plan_id, position, text, author, author_name)
    values (${comment.planId}, ST_SetSRID(ST_MakePoint(${comment.lon}, ${comment.lat}), ${sql.raw(String(CGCS2000))}), ${comment.text}, ${comment.author},
      ${comment.authorName})
    returning ${COLUMNS}`);
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row;
}

/** Settles or reopens one comment of a plan, unless somebody else has since `expected`. @returns the new version; null if so */
export async function resolvePlanCommentIfUnchanged(
  db: Db,
  comment: Pick<PlanCommentRow, "id" | "plan_id" | "resolved">,
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update plan_comments set resolved = ${comment.resolved}, version = version + 1
    where id = ${comment.id} and plan_id = ${comment.plan_id} and version = ${expected} returning version`);
  return rows[0]?.version ?? null;
}
