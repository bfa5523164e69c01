import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { ROLES } from "@/lib/access/roles";
import { oneOf } from "../types/one-of";
import { jurisdictions } from "./jurisdictions";
import { people } from "./people";

/**
 * A role of a person in a jurisdiction and all below it, from `valid_from` until `valid_until` or `revoked_at`, whichever comes first.
 * `granted_by` and `revoked_by` are actors as the audit names them: `person:<id>` or `cli:<system user>`. Written once; only an approval and a revocation are
 * added. Where `approval_due`, it holds from `approved_at` on: a second person has to agree, who neither made it nor is the one it is for.
 * The migration adds what drizzle cannot say: a person's two offices may not overlap in time (`role_grants_one_office`).
 */
export const roleGrants = pgTable(
  "role_grants",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    jurisdictionId: uuid("jurisdiction_id")
      .notNull()
      .references(() => jurisdictions.id),
    role: text("role", { enum: ROLES }).notNull(),
    grantedBy: text("granted_by").notNull(),
    reason: text("reason").notNull(),
    validFrom: timestamp("valid_from", { withTimezone: true }).notNull().defaultNow(),
    validUntil: timestamp("valid_until", { withTimezone: true }),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
    revokedBy: text("revoked_by"),
    revokeReason: text("revoke_reason"),
    approvalDue: boolean("approval_due").notNull().default(false),
    approvedAt: timestamp("approved_at", { withTimezone: true }),
    approvedBy: text("approved_by"),
  },
  (table) => [
    index("role_grants_person").on(table.personId),
    oneOf("role_grants_role_known", table.role, ROLES),
    check("role_grants_not_to_self", sql`${table.grantedBy} <> 'person:' || ${table.personId}`),
    check("role_grants_reason_said", sql`btrim(${table.reason}) <> ''`),
    check("role_grants_ends_after_begin", sql`${table.validUntil} > ${table.validFrom}`),
    check(
      "role_grants_revoked_whole",
      sql`num_nulls(${table.revokedAt}, ${table.revokedBy}, ${table.revokeReason}) in (0, 3) and btrim(${table.revokeReason}) <> ''`,
    ),
    check("role_grants_approved_whole", sql`num_nulls(${table.approvedAt}, ${table.approvedBy}) in (0, 2)`),
    check(
      "role_grants_approved_by_another",
      sql`${table.approvedBy} <> ${table.grantedBy} and ${table.approvedBy} <> 'person:' || ${table.personId}`,
    ),
  ],
);
