import { bigint, doublePrecision, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { geometryColumn } from "../types/geometry";
import { siteParts } from "./site-parts";
import { sites } from "./sites";

/** Ground of a zone that no camera sees at its level. `reasons` are shares that sum to 1; `blockers` the obstacles in the way, worst first. */
export const gaps = pgTable(
  "gaps",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    number: bigint("number", { mode: "number" }).generatedAlwaysAsIdentity().unique(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => sites.id, { onDelete: "cascade" }),
    partId: uuid("part_id")
      .notNull()
      .references(() => siteParts.id, { onDelete: "cascade" }),
    level: text("level").notNull(),
    areaM2: doublePrecision("area_m2").notNull(),
    ground: geometryColumn("Polygon")("ground").notNull(),
    reasons: jsonb("reasons").notNull(),
    blockers: uuid("blockers").array().notNull(),
  },
  (table) => [index("gaps_ground_gist").using("gist", table.ground), index("gaps_site").on(table.siteId)],
);
