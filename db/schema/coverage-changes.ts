import { bigint, doublePrecision, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { oneOf } from "../types/one-of";
import { jurisdictions } from "./jurisdictions";

/** What of a record counts: a camera's reach, an obstacle's shadow, or a site's own ground. */
export const CHANGE_KINDS = ["camera", "obstacle", "site"] as const;

/**
 * Where an input of coverage changed since the last computation read it: a box in degrees around the records as they were or as they became.
 * Triggers write it, whoever changes the record; the next computation takes it away.
 */
export const coverageChanges = pgTable(
  "coverage_changes",
  {
    number: bigint("number", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    jurisdictionId: uuid("jurisdiction_id")
      .notNull()
      .references(() => jurisdictions.id),
    kind: text("kind", { enum: CHANGE_KINDS }).notNull(),
    west: doublePrecision("west").notNull(),
    south: doublePrecision("south").notNull(),
    east: doublePrecision("east").notNull(),
    north: doublePrecision("north").notNull(),
  },
  (table) => [
    index("coverage_changes_jurisdiction").on(table.jurisdictionId),
    oneOf("coverage_changes_kind_known", table.kind, CHANGE_KINDS),
  ],
);
