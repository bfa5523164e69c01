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
  uuid,
} from "drizzle-orm/pg-core";
import { GUARDED_KINDS } from "@/lib/guarded/guarded-ground";
import { geometryColumn } from "../types/geometry";
import { oneOf } from "../types/one-of";
import { jurisdictions } from "./jurisdictions";

/**
 * Ground that a camera's picture is kept from: inside what Decree 799 Art. 8 names, or near a unit whose consent Art. 10 asks for first. `author` is who drew
 * it as the audit names them, `author_name` what they were called then, null where they are no person. A consent has a document's number and its day.
 */
export const guardedGrounds = pgTable(
  "guarded_grounds",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    number: bigint("number", { mode: "number" }).generatedAlwaysAsIdentity().unique(),
    jurisdictionId: uuid("jurisdiction_id")
      .notNull()
      .references(() => jurisdictions.id),
    kind: text("kind", { enum: GUARDED_KINDS }).notNull(),
    name: text("name").notNull(),
    unit: text("unit"),
    consentDocument: text("consent_document"),
    consentOn: date("consent_on"),
    ground: geometryColumn("MultiPolygon")("ground").notNull(),
    areaM2: doublePrecision("area_m2").notNull(),
    author: text("author").notNull(),
    authorName: text("author_name"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    goneAt: timestamp("gone_at", { withTimezone: true }),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    index("guarded_grounds_ground_gist").using("gist", table.ground),
    oneOf("guarded_grounds_kind_known", table.kind, GUARDED_KINDS),
    check("guarded_grounds_name_said", sql`btrim(${table.name}) <> ''`),
    check("guarded_grounds_unit_of_consent", sql`(${table.kind} = 'consent') = (${table.unit} is not null)`),
    check(
      "guarded_grounds_consent_whole",
      sql`(${table.consentDocument} is null) = (${table.consentOn} is null) and (${table.kind} = 'consent' or ${table.consentOn} is null)`,
    ),
    check("guarded_grounds_area_positive", sql`${table.areaM2} > 0`),
  ],
);
