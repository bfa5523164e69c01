import { doublePrecision, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { PART_ROLES } from "@/lib/sites/derived-site";
import { geometryColumn } from "../types/geometry";
import { oneOf } from "../types/one-of";
import { sites } from "./sites";

/** A piece of a site's ground and what it is; the requirement for its role says at which level it must be seen. */
export const siteParts = pgTable(
  "site_parts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => sites.id, { onDelete: "cascade" }),
    ref: text("ref").notNull(),
    role: text("role", { enum: PART_ROLES }).notNull(),
    ground: geometryColumn("MultiPolygon")("ground").notNull(),
    areaM2: doublePrecision("area_m2").notNull(),
  },
  (table) => [
    unique("site_parts_site_ref").on(table.siteId, table.ref),
    index("site_parts_ground_gist").using("gist", table.ground),
    oneOf("site_parts_role_known", table.role, PART_ROLES),
  ],
);
