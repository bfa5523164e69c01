import { jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { oneOf } from "../types/one-of";
import { jurisdictions } from "./jurisdictions";

/** One file taken in, whole or not at all: its name, digest and what it changed. Rows are never altered. */
export const imports = pgTable(
  "imports",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    jurisdictionId: uuid("jurisdiction_id")
      .notNull()
      .references(() => jurisdictions.id),
    kind: text("kind", { enum: ["osm", "cameras"] }).notNull(),
    fileName: text("file_name").notNull(),
    sha256: text("sha256").notNull(),
    importedAt: timestamp("imported_at", { withTimezone: true }).notNull().defaultNow(),
    summary: jsonb("summary").notNull(),
  },
  (table) => [oneOf("imports_kind_known", table.kind, ["osm", "cameras"])],
);
