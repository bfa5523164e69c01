import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { geometryColumn } from "../types/geometry";
import { jurisdictions } from "./jurisdictions";

/** Something that may block sight: `ground` × (`base_m`, `top_m`) above the city's datum. `height_source` says where the height came from. */
export const obstacles = pgTable(
  "obstacles",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    number: bigint("number", { mode: "number" }).generatedAlwaysAsIdentity().unique(),
    jurisdictionId: uuid("jurisdiction_id")
      .notNull()
      .references(() => jurisdictions.id),
    key: text("key").notNull(),
    osmId: text("osm_id"),
    kind: text("kind").notNull(),
    name: text("name"),
    ground: geometryColumn("MultiPolygon")("ground").notNull(),
    baseM: doublePrecision("base_m").notNull(),
    topM: doublePrecision("top_m").notNull(),
    layer: integer("layer").notNull(),
    heightSource: text("height_source").notNull(),
    derivedHash: text("derived_hash"),
    editedAt: timestamp("edited_at", { withTimezone: true }),
    goneAt: timestamp("gone_at", { withTimezone: true }),
  },
  (table) => [
    unique("obstacles_jurisdiction_key").on(table.jurisdictionId, table.key),
    index("obstacles_ground_gist").using("gist", table.ground),
    check("obstacles_top_above_base", sql`${table.topM} > ${table.baseM}`),
  ],
);
