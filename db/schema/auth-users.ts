import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { people } from "./people";

/**
 * What the sign-in library knows of a person; everything else is in `people`, under the same id. The library wants an address of e-mail, which nobody here
 * has: the column holds `<id>@users.invalid` and is never shown. It also wants a column for a picture, which can hold none. `password_expires_at` is set for a one-time code.
 */
export const authUsers = pgTable(
  "auth_users",
  {
    id: uuid("id")
      .primaryKey()
      .references(() => people.id),
    name: text("name").notNull(),
    email: text("email").notNull().unique(),
    image: text("image"),
    emailVerified: boolean("email_verified").notNull().default(false),
    username: text("username").notNull().unique(),
    twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
    passwordChangeDue: boolean("password_change_due").notNull().default(false),
    passwordExpiresAt: timestamp("password_expires_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    check("auth_users_no_address", sql`${table.email} = ${table.id} || '@users.invalid'`),
    check("auth_users_no_image", sql`${table.image} is null`),
  ],
);
