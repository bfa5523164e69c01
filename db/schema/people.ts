import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { jurisdictions } from "./jurisdictions";

/**
 * A person who may sign in, kept by the jurisdiction whose unit they work for. The least that is needed to know who did what: a name to sign in with,
 * a name to show and a unit. A person is never deleted, since the audit names them; `disabled_at` ends their access.
 */
export const people = pgTable(
  "people",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    jurisdictionId: uuid("jurisdiction_id")
      .notNull()
      .references(() => jurisdictions.id),
    username: text("username").notNull().unique(),
    displayName: text("display_name").notNull(),
    unit: text("unit").notNull().default(""),
    invented: boolean("invented").notNull().default(false),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    disabledAt: timestamp("disabled_at", { withTimezone: true }),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    check("people_username_plain", sql`${table.username} ~ '^[a-z0-9][a-z0-9._-]{1,31}$'`),
    check("people_display_name_said", sql`btrim(${table.displayName}) <> ''`),
  ],
);
