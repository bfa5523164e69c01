import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { INFRARED_SOURCES } from "@/lib/cameras/camera-facts";
import { geometryColumn } from "../types/geometry";
import { oneOf } from "../types/one-of";
import { jurisdictions } from "./jurisdictions";

/**
 * A camera, built or planned. `height_m` is above the ground it stands over, `ground_z_m` that ground above the datum.
 * `bearing` is degrees clockwise from true north and null where nobody recorded it; `tilt` is downwards from the horizontal.
 */
export const cameras = pgTable(
  "cameras",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    number: bigint("number", { mode: "number" }).generatedAlwaysAsIdentity().unique(),
    jurisdictionId: uuid("jurisdiction_id")
      .notNull()
      .references(() => jurisdictions.id),
    key: text("key").notNull(),
    name: text("name").notNull(),
    kind: text("kind", { enum: ["fixed", "panoramic"] }).notNull(),
    source: text("source", { enum: ["osm", "file", "invented", "person"] }).notNull(),
    device: text("device"),
    position: geometryColumn("Point")("position").notNull(),
    layer: integer("layer").notNull().default(0),
    groundZM: doublePrecision("ground_z_m").notNull().default(0),
    heightM: doublePrecision("height_m").notNull(),
    bearing: doublePrecision("bearing"),
    tilt: doublePrecision("tilt"),
    hfov: doublePrecision("hfov"),
    widthPx: integer("width_px").notNull(),
    heightPx: integer("height_px").notNull(),
    maxRangeM: doublePrecision("max_range_m"),
    /** How far its own infrared light reaches over the ground, and who says so; null where nobody does. No coverage by day reads it. */
    infraredM: doublePrecision("infrared_m"),
    infraredSource: text("infrared_source", { enum: INFRARED_SOURCES }),
    /** What the source did not say and our default supplied, by field name. */
    assumed: text("assumed").array().notNull().default([]),
    derivedHash: text("derived_hash"),
    /** Dated facts, days of the city's own time; null where nobody recorded them. From `retired_on` on the camera counts for nothing. */
    builtOn: date("built_on"),
    acceptedOn: date("accepted_on"),
    acceptedDocument: text("accepted_document"),
    retiredOn: date("retired_on"),
    editedAt: timestamp("edited_at", { withTimezone: true }),
    goneAt: timestamp("gone_at", { withTimezone: true }),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    unique("cameras_jurisdiction_key").on(table.jurisdictionId, table.key),
    index("cameras_position_gist").using("gist", table.position),
    check("cameras_bearing_turn", sql`${table.bearing} >= 0 and ${table.bearing} < 360`),
    check("cameras_tilt_range", sql`${table.tilt} between -90 and 90`),
    check("cameras_hfov_range", sql`${table.hfov} > 0 and ${table.hfov} < 180`),
    check("cameras_pixels_positive", sql`${table.widthPx} > 0 and ${table.heightPx} > 0`),
    check("cameras_range_positive", sql`${table.maxRangeM} > 0`),
    check("cameras_infrared_positive", sql`${table.infraredM} > 0`),
    check("cameras_infrared_sourced", sql`(${table.infraredM} is null) = (${table.infraredSource} is null)`),
    check("cameras_accepted_after_built", sql`${table.acceptedOn} >= ${table.builtOn}`),
    check("cameras_retired_after_built", sql`${table.retiredOn} >= ${table.builtOn}`),
    check("cameras_retired_after_accepted", sql`${table.retiredOn} >= ${table.acceptedOn}`),
    check("cameras_document_of_acceptance", sql`${table.acceptedDocument} is null or ${table.acceptedOn} is not null`),
    oneOf("cameras_infrared_source_known", table.infraredSource, INFRARED_SOURCES),
    oneOf("cameras_kind_known", table.kind, ["fixed", "panoramic"]),
    oneOf("cameras_source_known", table.source, ["osm", "file", "invented", "person"]),
  ],
);
