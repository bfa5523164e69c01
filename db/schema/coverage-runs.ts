import { doublePrecision, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { jurisdictions } from "./jurisdictions";

/** One computation of a city's coverage. The city's latest row is the one on screen. */
export const coverageRuns = pgTable("coverage_runs", {
  id: uuid("id").primaryKey().defaultRandom(),
  jurisdictionId: uuid("jurisdiction_id")
    .notNull()
    .references(() => jurisdictions.id),
  computedAt: timestamp("computed_at", { withTimezone: true }).notNull().defaultNow(),
  durationMs: integer("duration_ms").notNull(),
  targetHeightM: doublePrecision("target_height_m").notNull(),
  standard: text("standard").notNull(),
  engine: text("engine").notNull(),
  inputHash: text("input_hash").notNull(),
  /** The city's `data_version` that the run read. */
  dataVersion: integer("data_version").notNull(),
});
