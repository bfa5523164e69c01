import { sql } from "drizzle-orm";
import { bigint, check, index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * One change: who made it, as what and how far they could reach, to what, and why. `hash` is over all the other columns, `previous_hash` among them,
 * which chains the rows in the order of `seq`: 1, 2, 3 … without a gap. `at` is rounded to milliseconds, since the hash is over what a program can read back.
 * Rows are only ever added; triggers of the migration refuse everything else. `jurisdiction_code` says where the object lies; null for the installation itself.
 */
export const auditEntries = pgTable(
  "audit_entries",
  {
    seq: bigint("seq", { mode: "number" }).primaryKey(),
    at: timestamp("at", { withTimezone: true, precision: 3 }).notNull(),
    actor: text("actor").notNull(),
    role: text("role").notNull(),
    scope: text("scope").notNull(),
    jurisdictionCode: text("jurisdiction_code"),
    action: text("action").notNull(),
    object: text("object").notNull(),
    before: jsonb("before"),
    after: jsonb("after"),
    reason: text("reason").notNull(),
    previousHash: text("previous_hash").notNull().unique(),
    hash: text("hash").notNull().unique(),
  },
  (table) => [
    index("audit_entries_object").on(table.object, table.seq),
    index("audit_entries_actor").on(table.actor, table.seq),
    index("audit_entries_action").on(table.action, table.seq),
    index("audit_entries_at").on(table.at),
    check(
      "audit_entries_hashes_whole",
      sql`${table.previousHash} ~ '^[0-9a-f]{64}$' and ${table.hash} ~ '^[0-9a-f]{64}$'`,
    ),
  ],
);
