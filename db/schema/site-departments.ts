import { date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { oneOf } from "../types/one-of";
import { departments } from "./departments";
import { sites } from "./sites";

/** Which department is designated for a site (Order 163 Art. 11(2)), from a date. */
export const siteDepartments = pgTable(
  "site_departments",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => sites.id, { onDelete: "cascade" }),
    departmentId: uuid("department_id")
      .notNull()
      .references(() => departments.id),
    role: text("role", { enum: ["lead"] }).notNull(),
    since: date("since").notNull(),
  },
  (table) => [
    index("site_departments_site").on(table.siteId),
    oneOf("site_departments_role_known", table.role, ["lead"]),
  ],
);
