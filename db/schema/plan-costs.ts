import { sql } from "drizzle-orm";
import { bigint, check, index, integer, numeric, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { PLAN_COST_LIMITS } from "@/lib/plans/plan-cost";
import { plans } from "./plans";

/** One cost line of a plan: how much of what, at what price in integer 分; `basis` is where the price comes from, null where nobody said. What it comes to is computed. */
export const planCosts = pgTable(
  "plan_costs",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    item: text("item").notNull(),
    quantity: numeric("quantity", { precision: 8, scale: 3 }).notNull(),
    unit: text("unit").notNull(),
    unitPriceFen: bigint("unit_price_fen", { mode: "number" }).notNull(),
    basis: text("basis"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    index("plan_costs_plan").on(table.planId),
    check(
      "plan_costs_item_said",
      sql`btrim(${table.item}) <> '' and char_length(${table.item}) <= ${sql.raw(String(PLAN_COST_LIMITS.item))}`,
    ),
    check("plan_costs_quantity_positive", sql`${table.quantity} > 0`),
    check("plan_costs_unit_said", sql`btrim(${table.unit}) <> ''`),
    check(
      "plan_costs_unit_price_bounded",
      sql`${table.unitPriceFen} between 0 and ${sql.raw(String(PLAN_COST_LIMITS.unitPriceFen))}`,
    ),
    check("plan_costs_basis_said", sql`btrim(${table.basis}) <> ''`),
  ],
);
