import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { COMPUTATION_STATES, type ComputationReach } from "@/lib/coverage/computation-state";
import { oneOf } from "../types/one-of";
import { jurisdictions } from "./jurisdictions";

/**
 * One asking for a city's coverage and how it goes: what people watch, and what a killed worker goes on from. A city has at most one that waits and one
 * that runs. Once `done`, its figures are those on screen, and `coverage_runs` has a row of the same id.
 */
export const coverageComputations = pgTable(
  "coverage_computations",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    jurisdictionId: uuid("jurisdiction_id")
      .notNull()
      .references(() => jurisdictions.id),
    state: text("state", { enum: COMPUTATION_STATES }).notNull(),
    askedAt: timestamp("asked_at", { withTimezone: true }).notNull().defaultNow(),
    startedAt: timestamp("started_at", { withTimezone: true }),
    endedAt: timestamp("ended_at", { withTimezone: true }),
    /** Why it failed; null unless it did. */
    error: text("error"),
    /** The city's `data_version` that the tiles are computed from; grows when the city changes meanwhile. */
    dataVersion: integer("data_version"),
    /** Of the engine's version, the levels and the height of the targets: figures of other settings are all computed anew. */
    settingsHash: text("settings_hash"),
    /** Whether everything is computed, though nothing changed. */
    afresh: boolean("afresh").notNull().default(false),
    /** Side of a tile, metres. */
    tileM: doublePrecision("tile_m"),
    /** No camera of the city reaches farther, metres. */
    haloM: doublePrecision("halo_m"),
    /** Where the cameras and sites stand that changes reach; null where all are looked at. */
    reach: jsonb("reach").$type<ComputationReach>(),
    /** How often the city changed while it was computed. */
    replans: integer("replans").notNull().default(0),
    tilesTotal: integer("tiles_total").notNull().default(0),
    tilesDone: integer("tiles_done").notNull().default(0),
    zonesTotal: integer("zones_total").notNull().default(0),
    zonesDone: integer("zones_done").notNull().default(0),
    /** Work that was done, where the rest stood as it was. */
    footprintsChanged: integer("footprints_changed").notNull().default(0),
    zonesSolved: integer("zones_solved").notNull().default(0),
  },
  (table) => [
    oneOf("coverage_computations_state_known", table.state, COMPUTATION_STATES),
    check("coverage_computations_ended", sql`(${table.endedAt} is null) = (${table.state} in ('queued', 'running'))`),
    uniqueIndex("coverage_computations_one_queued").on(table.jurisdictionId).where(sql`state = 'queued'`),
    uniqueIndex("coverage_computations_one_running").on(table.jurisdictionId).where(sql`state = 'running'`),
  ],
);
