import { sql } from "drizzle-orm";
import { check, doublePrecision, index, integer, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { PLAN_CHANGE_KINDS } from "@/lib/plans/plan-change";
import { geometryColumn } from "../types/geometry";
import { oneOf } from "../types/one-of";
import { cameras } from "./cameras";
import { plans } from "./plans";

/**
 * What a plan does to one camera, units as in `cameras`. One that is added is said in full and is of no camera; of a camera that stands, what is null stays
 * as built. `position` is said of one that is added or moved, and of no other.
 */
export const planChanges = pgTable(
  "plan_changes",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: PLAN_CHANGE_KINDS }).notNull(),
    cameraId: uuid("camera_id").references(() => cameras.id, { onDelete: "cascade" }),
    name: text("name"),
    cameraKind: text("camera_kind", { enum: ["fixed", "panoramic"] }),
    position: geometryColumn("Point")("position"),
    layer: integer("layer"),
    groundZM: doublePrecision("ground_z_m"),
    heightM: doublePrecision("height_m"),
    bearing: doublePrecision("bearing"),
    tilt: doublePrecision("tilt"),
    hfov: doublePrecision("hfov"),
    widthPx: integer("width_px"),
    heightPx: integer("height_px"),
    maxRangeM: doublePrecision("max_range_m"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    unique("plan_changes_camera").on(table.planId, table.cameraId),
    index("plan_changes_position_gist").using("gist", table.position),
    oneOf("plan_changes_kind_known", table.kind, PLAN_CHANGE_KINDS),
    oneOf("plan_changes_camera_kind_known", table.cameraKind, ["fixed", "panoramic"]),
    check("plan_changes_of_camera", sql`(${table.kind} = 'add') = (${table.cameraId} is null)`),
    check(
      "plan_changes_added_whole",
      sql`num_nulls(${table.name}, ${table.cameraKind}, ${table.layer}, ${table.groundZM}, ${table.widthPx}, ${table.heightPx}) = case when ${table.kind} = 'add' then 0 else 6 end and (${table.kind} <> 'add' or ${table.heightM} is not null) and (${table.kind} = 'add' or ${table.maxRangeM} is null)`,
    ),
    check("plan_changes_placed", sql`(${table.kind} in ('add', 'move')) = (${table.position} is not null)`),
    check(
      "plan_changes_removed_bare",
      sql`${table.kind} <> 'remove' or num_nonnulls(${table.heightM}, ${table.bearing}, ${table.tilt}, ${table.hfov}) = 0`,
    ),
    check("plan_changes_bearing_turn", sql`${table.bearing} >= 0 and ${table.bearing} < 360`),
    check("plan_changes_tilt_range", sql`${table.tilt} between -90 and 90`),
    check("plan_changes_hfov_range", sql`${table.hfov} > 0 and ${table.hfov} < 180`),
    check("plan_changes_pixels_positive", sql`${table.widthPx} > 0 and ${table.heightPx} > 0`),
    check("plan_changes_range_positive", sql`${table.maxRangeM} > 0`),
  ],
);
