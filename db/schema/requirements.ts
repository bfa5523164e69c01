import { integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { PART_ROLES } from "@/lib/sites/derived-site";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { oneOf } from "../types/one-of";
import { jurisdictions } from "./jurisdictions";
import { sites } from "./sites";

/** Where a jurisdiction (for a kind) or one site asks for another level than our default. The site's row wins. */
export const requirements = pgTable(
  "requirements",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    jurisdictionId: uuid("jurisdiction_id")
      .notNull()
      .references(() => jurisdictions.id),
    siteId: uuid("site_id").references(() => sites.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: SITE_KINDS }),
    role: text("role", { enum: PART_ROLES }).notNull(),
    level: text("level").notNull(),
    reason: text("reason").notNull(),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    unique("requirements_place").on(table.jurisdictionId, table.siteId, table.kind, table.role).nullsNotDistinct(),
    oneOf("requirements_role_known", table.role, PART_ROLES),
    oneOf("requirements_kind_known", table.kind, SITE_KINDS),
  ],
);
