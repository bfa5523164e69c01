import { sql } from "drizzle-orm";
import { bigint, boolean, check, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { oneOf } from "../types/one-of";
import { sites } from "./sites";

/** Money set aside for a site in a year, in integer 分. `invented` rows belong to the demo city. */
export const siteBudgets = pgTable(
  "site_budgets",
  {
    siteId: uuid("site_id")
      .notNull()
      .references(() => sites.id, { onDelete: "cascade" }),
    year: integer("year").notNull(),
    purpose: text("purpose", { enum: ["construction", "maintenance"] }).notNull(),
    amountFen: bigint("amount_fen", { mode: "bigint" }).notNull(),
    invented: boolean("invented").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.year, table.purpose] }),
    check("site_budgets_not_negative", sql`${table.amountFen} >= 0`),
    oneOf("site_budgets_purpose_known", table.purpose, ["construction", "maintenance"]),
  ],
);
