import { sql } from "drizzle-orm";
import { check, integer, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { oneOf } from "../types/one-of";

/** A filter of a table that a person keeps under a name, as the query of the table's address and the columns left out; seen by its own actor alone. */
export const savedFilters = pgTable(
  "saved_filters",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    actor: text("actor").notNull(),
    table: text("of_table", { enum: ["sites", "cameras"] }).notNull(),
    name: text("name").notNull(),
    query: text("query").notNull(),
    hidden: text("hidden").array().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    unique("saved_filters_name").on(table.actor, table.table, table.name),
    oneOf("saved_filters_table_known", table.table, ["sites", "cameras"]),
    check("saved_filters_name_said", sql`btrim(${table.name}) <> '' and char_length(${table.name}) <= 40`),
    check("saved_filters_bounded", sql`char_length(${table.query}) <= 1500 and cardinality(${table.hidden}) <= 20`),
  ],
);
