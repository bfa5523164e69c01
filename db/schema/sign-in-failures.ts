import { sql } from "drizzle-orm";
import { check, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * Failed sign-ins since the last good one, per name (`account:<name>`, whether or not there is such a person) and per address of the network
 * (`address:<IP>`). No attempt is looked at before `locked_until`.
 */
export const signInFailures = pgTable(
  "sign_in_failures",
  {
    subject: text("subject").primaryKey(),
    failures: integer("failures").notNull(),
    lastAt: timestamp("last_at", { withTimezone: true }).notNull(),
    lockedUntil: timestamp("locked_until", { withTimezone: true }),
  },
  (table) => [check("sign_in_failures_counted", sql`${table.failures} >= 0`)],
);
