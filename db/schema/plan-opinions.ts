import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { PLAN_VERDICTS } from "@/lib/plans/plan";
import { oneOf } from "../types/one-of";
import { plans } from "./plans";

/** What the police said of a plan, and of which version of it. Only ever added to. */
export const planOpinions = pgTable(
  "plan_opinions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id),
    planVersion: integer("plan_version").notNull(),
    verdict: text("verdict", { enum: PLAN_VERDICTS }).notNull(),
    text: text("text").notNull(),
    author: text("author").notNull(),
    authorName: text("author_name"),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index("plan_opinions_plan").on(table.planId),
    oneOf("plan_opinions_verdict_known", table.verdict, PLAN_VERDICTS),
    check("plan_opinions_text_said", sql`btrim(${table.text}) <> ''`),
  ],
);
