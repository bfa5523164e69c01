import { boolean, doublePrecision, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { siteParts } from "./site-parts";

/**
 * What the last run found for one zone (a site's part at its required level). Areas in m².
 * `area_m2` leaves out ground under obstacles; `levels` is `{ level: { coveredArea, twiceArea, gapArea } }` for every level of the profile.
 */
export const zoneCoverage = pgTable("zone_coverage", {
  partId: uuid("part_id")
    .primaryKey()
    .references(() => siteParts.id, { onDelete: "cascade" }),
  level: text("level").notNull(),
  point: boolean("point").notNull(),
  areaM2: doublePrecision("area_m2").notNull(),
  coveredM2: doublePrecision("covered_m2").notNull(),
  twiceM2: doublePrecision("twice_m2").notNull(),
  gapM2: doublePrecision("gap_m2").notNull(),
  met: boolean("met").notNull(),
  levels: jsonb("levels").notNull(),
});
