import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
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
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { geometryColumn } from "../types/geometry";
import { oneOf } from "../types/one-of";
import { jurisdictions } from "./jurisdictions";

/**
 * A public area. `ground` is what people use of it; `z_m` the height of that ground above the city's datum; `layer` as in OSM.
 * `derived_hash` is what the last import derived: an import writes only where it changed, and never where `edited_at` is set.
 * `gone_at` is set when the map file no longer holds it.
 */
export const sites = pgTable(
  "sites",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    number: bigint("number", { mode: "number" }).generatedAlwaysAsIdentity().unique(),
    jurisdictionId: uuid("jurisdiction_id")
      .notNull()
      .references(() => jurisdictions.id),
    key: text("key").notNull(),
    kind: text("kind", { enum: SITE_KINDS }).notNull(),
    name: text("name"),
    nameEn: text("name_en"),
    districtCode: text("district_code"),
    layer: integer("layer").notNull(),
    zM: doublePrecision("z_m").notNull(),
    candidate: boolean("candidate").notNull(),
    ground: geometryColumn("MultiPolygon")("ground").notNull(),
    centreline: geometryColumn("MultiLineString")("centreline"),
    areaM2: doublePrecision("area_m2").notNull(),
    lengthM: doublePrecision("length_m"),
    source: text("source", { enum: ["osm", "person"] }).notNull(),
    osmIds: text("osm_ids").array().notNull(),
    rule: text("rule"),
    derivedHash: text("derived_hash"),
    editedAt: timestamp("edited_at", { withTimezone: true }),
    goneAt: timestamp("gone_at", { withTimezone: true }),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    unique("sites_jurisdiction_key").on(table.jurisdictionId, table.key),
    index("sites_ground_gist").using("gist", table.ground),
    check("sites_area_positive", sql`${table.areaM2} > 0`),
    oneOf("sites_kind_known", table.kind, SITE_KINDS),
    oneOf("sites_source_known", table.source, ["osm", "person"]),
  ],
);
