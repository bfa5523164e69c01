import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { PLAN_STATES } from "@/lib/plans/plan";
import { oneOf } from "../types/one-of";
import { jurisdictions } from "./jurisdictions";
import { sites } from "./sites";

/**
 * A plan 方案: a named set of changes over what is built, made for one site. `author` is who made it as the audit names them, `author_name` what they were
 * called then, null where they are no person; `basis` is what it is made on, 编制依据.
 */
export const plans = pgTable(
  "plans",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    jurisdictionId: uuid("jurisdiction_id")
      .notNull()
      .references(() => jurisdictions.id),
    siteId: uuid("site_id")
      .notNull()
      .references(() => sites.id, { onDelete: "cascade" }),
    branchedFrom: uuid("branched_from").references((): AnyPgColumn => plans.id, { onDelete: "set null" }),
    name: text("name").notNull(),
    basis: text("basis").notNull(),
    state: text("state", { enum: PLAN_STATES }).notNull().default("draft"),
    author: text("author").notNull(),
    authorName: text("author_name"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    submittedAt: timestamp("submitted_at", { withTimezone: true }),
    adoptedAt: timestamp("adopted_at", { withTimezone: true }),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    index("plans_site").on(table.siteId),
    oneOf("plans_state_known", table.state, PLAN_STATES),
    check("plans_name_said", sql`btrim(${table.name}) <> ''`),
    check("plans_basis_said", sql`btrim(${table.basis}) <> ''`),
    check("plans_submitted_dated", sql`${table.state} = 'draft' or ${table.submittedAt} is not null`),
    check("plans_adopted_dated", sql`(${table.state} = 'adopted') = (${table.adoptedAt} is not null)`),
  ],
);
