import { sql } from "drizzle-orm";
import { check, index, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { authUsers } from "./auth-users";

/**
 * A way in of a person: `provider_id` `credential` with the scrypt hash of a password, or the city's identity service with the person's number there as
 * `account_id`. The library wants columns for tokens of the identity service, which are not kept: they can hold none.
 */
export const authAccounts = pgTable(
  "auth_accounts",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => authUsers.id, { onDelete: "cascade" }),
    password: text("password"),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: timestamp("access_token_expires_at", { withTimezone: true }),
    refreshTokenExpiresAt: timestamp("refresh_token_expires_at", { withTimezone: true }),
    scope: text("scope"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique("auth_accounts_place").on(table.providerId, table.accountId),
    index("auth_accounts_user").on(table.userId),
    check(
      "auth_accounts_no_tokens",
      sql`num_nonnulls(${table.accessToken}, ${table.refreshToken}, ${table.idToken}, ${table.accessTokenExpiresAt}, ${table.refreshTokenExpiresAt}, ${table.scope}) = 0`,
    ),
  ],
);
