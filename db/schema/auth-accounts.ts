import { index, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { authUsers } from "./auth-users";

/**
 * A way in of a person: `provider_id` `credential` with the scrypt hash of a password, or the city's identity service with the person's number there as
 * `account_id`. Tokens of the identity service are not kept.
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
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique("auth_accounts_place").on(table.providerId, table.accountId),
    index("auth_accounts_user").on(table.userId),
  ],
);
