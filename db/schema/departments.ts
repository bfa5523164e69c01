import { boolean, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { jurisdictions } from "./jurisdictions";

/** A department that may answer for sites. `invented` rows belong to the demo city. */
export const departments = pgTable(
  "departments",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    jurisdictionId: uuid("jurisdiction_id")
      .notNull()
      .references(() => jurisdictions.id),
    name: text("name").notNull(),
    nameEn: text("name_en").notNull(),
    invented: boolean("invented").notNull(),
  },
  (table) => [unique("departments_jurisdiction_name").on(table.jurisdictionId, table.name)],
);
