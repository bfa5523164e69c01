import { boolean, doublePrecision, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { geometryColumn } from "../types/geometry";
import { jurisdictions } from "./jurisdictions";

/** Something a camera could be mounted on: lamps, signals, poles, masts. `height_stated` is false where the height is our default. */
export const mountingCandidates = pgTable(
  "mounting_candidates",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    jurisdictionId: uuid("jurisdiction_id")
      .notNull()
      .references(() => jurisdictions.id),
    osmId: text("osm_id").notNull(),
    kind: text("kind").notNull(),
    position: geometryColumn("Point")("position").notNull(),
    heightM: doublePrecision("height_m").notNull(),
    heightStated: boolean("height_stated").notNull(),
  },
  (table) => [index("mounting_candidates_position_gist").using("gist", table.position)],
);
