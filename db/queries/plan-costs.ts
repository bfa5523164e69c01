import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** What is said of a cost line. The quantity is a decimal text, the price integer 分. */
export type PlanCostSaid = {
  readonly item: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unit_price_fen: number;
  readonly basis: string | null;
};

/** A cost line of a plan; the price as the database writes it, for it knows larger integers than a number holds. */
export type PlanCostRow = Omit<PlanCostSaid, "unit_price_fen"> & {
  readonly id: string;
  readonly version: number;
  readonly plan_id: string;
  readonly unit_price_fen: string;
};

const COLUMNS = sql`id, version, plan_id, item, quantity, unit, unit_price_fen, basis`;

/** One cost line. */
export async function findPlanCost(db: Db, id: string): Promise<PlanCostRow | null> {
  const { rows } = await db.execute<PlanCostRow>(sql`select ${COLUMNS} from plan_costs where id = ${id}`);
  return rows[0] ?? null;
}

/** The cost lines of a plan, in the order they were written in. */
export async function listPlanCosts(db: Db, planId: string): Promise<PlanCostRow[]> {
  const { rows } = await db.execute<PlanCostRow>(
    sql`select ${COLUMNS} from plan_costs where plan_id = ${planId} order by created_at, id`,
  );
  return rows;
}

/** Adds a cost line. */
export async function insertPlanCost(db: Db, planId: string, said: PlanCostSaid): Promise<PlanCostRow> {
  const { rows } = await db.execute<PlanCostRow>(sql`
    insert into plan_costs (plan_id, item, quantity, unit, unit_price_fen, basis)
    values (${planId}, ${said.item}, ${said.quantity}, ${said.unit}, ${said.unit_price_fen}, ${said.basis}) returning ${COLUMNS}`);
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row;
}

/** Gives a new plan the cost lines of another. */
export async function copyPlanCosts(db: Db, from: string, to: string): Promise<void> {
  await db.execute(sql`
    insert into plan_costs (plan_id, item, quantity, unit, unit_price_fen, basis, created_at)
    select ${to}, item, quantity, unit, unit_price_fen, basis, created_at from plan_costs where plan_id = ${from}`);
}

/**
 * Writes one cost line of a plan, unless somebody else has since `expected`.
 * @returns the new version; null if it changed meanwhile or is gone
 */
export async function updatePlanCostIfUnchanged(
  db: Db,
  cost: PlanCostSaid & Pick<PlanCostRow, "id" | "plan_id">,
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update plan_costs set item = ${cost.item}, quantity = ${cost.quantity}, unit = ${cost.unit}, unit_price_fen = ${cost.unit_price_fen},
      basis = ${cost.basis}, version = version + 1
    where id = ${cost.id} and plan_id = ${cost.plan_id} and version = ${expected} returning version`);
  return rows[0]?.version ?? null;
}

/** Takes one cost line out of a plan, unless somebody else has changed it since `expected`. @returns whether it did */
export async function deletePlanCostIfUnchanged(
  db: Db,
  cost: Pick<PlanCostRow, "id" | "plan_id">,
  expected: number,
): Promise<boolean> {
  const { rowCount } = await db.execute(
    sql`delete from plan_costs where id = ${cost.id} and plan_id = ${cost.plan_id} and version = ${expected}`,
  );
  return rowCount === 1;
}
