import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

/**
 * What a POST was answered, by the key its sender chose: kept for a day in the transaction of its effect, so that sending it again changes nothing and is
 * answered the same. `body_hash` is SHA-256; seen by its own actor alone.
 */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    actor: text("actor").notNull(),
    key: text("key").notNull(),
    route: text("route").notNull(),
    bodyHash: text("body_hash").notNull(),
    status: integer("status").notNull(),
    response: jsonb("response"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.actor, table.key] }), index("idempotency_keys_age").on(table.createdAt)],
);
