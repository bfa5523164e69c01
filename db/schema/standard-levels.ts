import { sql } from "drizzle-orm";
import { boolean, check, doublePrecision, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

/** Density levels of a standard's edition, pixels per metre, with where the figure was read. */
export const standardLevels = pgTable(
  "standard_levels",
  {
    standard: text("standard").notNull(),
    level: text("level").notNull(),
    pixelsPerMetre: doublePrecision("pixels_per_metre").notNull(),
    source: text("source").notNull(),
    verified: boolean("verified").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.standard, table.level, table.source] }),
    check("standard_levels_positive", sql`${table.pixelsPerMetre} > 0`),
  ],
);
