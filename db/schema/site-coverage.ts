import { doublePrecision, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { oneOf } from "../types/one-of";
import { sites } from "./sites";

/** What the last run found for one site; `coverage` is Σ area meeting its zone's level ÷ Σ area, and null where no ground is left to judge. */
export const siteCoverage = pgTable(
  "site_coverage",
  {
    siteId: uuid("site_id")
      .primaryKey()
      .references(() => sites.id, { onDelete: "cascade" }),
    state: text("state", { enum: ["met", "partial", "blind", "not-computed"] }).notNull(),
    coverage: doublePrecision("coverage"),
    areaM2: doublePrecision("area_m2").notNull(),
    coveredM2: doublePrecision("covered_m2").notNull(),
    gapM2: doublePrecision("gap_m2").notNull(),
    metricId: text("metric_id", { enum: ["area", "centreline", "approaches", "openings"] }).notNull(),
    metricValue: doublePrecision("metric_value").notNull(),
    metricOf: doublePrecision("metric_of").notNull(),
    cameraCount: integer("camera_count").notNull(),
    levels: jsonb("levels").notNull(),
    inputHash: text("input_hash").notNull(),
    computedAt: timestamp("computed_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    oneOf("site_coverage_state_known", table.state, ["met", "partial", "blind", "not-computed"]),
    oneOf("site_coverage_metric_known", table.metricId, ["area", "centreline", "approaches", "openings"]),
  ],
);
