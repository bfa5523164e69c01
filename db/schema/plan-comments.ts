import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { geometryColumn } from "../types/geometry";
import { plans } from "./plans";

/** What somebody remarked about one place of a plan, and whether that is settled. */
export const planComments = pgTable(
  "plan_comments",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    position: geometryColumn("Point")("position").notNull(),
    text: text("text").notNull(),
    author: text("author").notNull(),
    authorName: text("author_name"),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    resolved: boolean("resolved").notNull().default(false),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    index("plan_comments_plan").on(table.planId),
    check("plan_comments_text_said", sql`btrim(${table.text}) <> ''`),
  ],
);
