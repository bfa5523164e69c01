import { bigint, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * What the audit's chain looked like at a moment: its last row and that row's hash, signed. The same is written outside the database, where it shows that
 * rows after `seq` were cut off or that the whole chain was made anew. `key` is the SHA-256 of the public key; `signature` is Ed25519, base64.
 */
export const auditCheckpoints = pgTable("audit_checkpoints", {
  seq: bigint("seq", { mode: "number" }).primaryKey(),
  hash: text("hash").notNull(),
  at: timestamp("at", { withTimezone: true, precision: 3 }).notNull(),
  key: text("key").notNull(),
  signature: text("signature").notNull(),
});
