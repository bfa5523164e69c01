import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { geometryColumn } from "../types/geometry";
import { oneOf } from "../types/one-of";

/**
 * The installation itself (code `000000`), 省, 设区市 and 县（市、区）by GB/T 2260 code, and cities that an import created (code `demo` or `local-…`).
 * A row with a `central_meridian` (degrees) is a city that holds data; every metre in it is measured in that transverse Mercator.
 */
export const jurisdictions = pgTable(
  "jurisdictions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    code: text("code").notNull().unique(),
    name: text("name").notNull(),
    nameEn: text("name_en").notNull(),
    level: text("level", { enum: ["root", "province", "prefecture", "county", "local"] }).notNull(),
    parentCode: text("parent_code"),
    area: geometryColumn("MultiPolygon")("area"),
    centralMeridian: doublePrecision("central_meridian"),
    demo: boolean("demo").notNull().default(false),
    attribution: text("attribution").notNull().default(""),
    /** Overrides of our defaults: road classes, large bridge length, heights; validated where read. */
    settings: jsonb("settings").notNull().default({}),
    dataChangedAt: timestamp("data_changed_at", { withTimezone: true }),
    /** Grows with every change of what coverage is computed from. Clocks cannot say whether a run saw a change; this can. */
    dataVersion: integer("data_version").notNull().default(0),
  },
  (table) => [
    index("jurisdictions_area_gist").using("gist", table.area),
    check("jurisdictions_central_meridian_range", sql`${table.centralMeridian} between -180 and 180`),
    oneOf("jurisdictions_level_known", table.level, ["root", "province", "prefecture", "county", "local"]),
  ],
);
