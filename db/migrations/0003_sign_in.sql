CREATE TABLE "auth_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_accounts_place" UNIQUE("provider_id","account_id"),
	CONSTRAINT "auth_accounts_no_tokens" CHECK (num_nonnulls("auth_accounts"."access_token", "auth_accounts"."refresh_token", "auth_accounts"."id_token", "auth_accounts"."access_token_expires_at", "auth_accounts"."refresh_token_expires_at", "auth_accounts"."scope") = 0)
);
--> statement-breakpoint
CREATE TABLE "auth_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"second_factor_at" timestamp with time zone,
	"ip_address" text,
	"user_agent" text,
	CONSTRAINT "auth_sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth_two_factors" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT false NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "auth_users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"image" text,
	"email_verified" boolean DEFAULT false NOT NULL,
	"username" text NOT NULL,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"password_change_due" boolean DEFAULT false NOT NULL,
	"password_expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_users_email_unique" UNIQUE("email"),
	CONSTRAINT "auth_users_username_unique" UNIQUE("username"),
	CONSTRAINT "auth_users_no_address" CHECK ("auth_users"."email" = "auth_users"."id" || '@users.invalid'),
	CONSTRAINT "auth_users_no_image" CHECK ("auth_users"."image" is null)
);
--> statement-breakpoint
CREATE TABLE "auth_verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"route" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" integer NOT NULL,
	"response" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_actor_key_pk" PRIMARY KEY("actor","key")
);
--> statement-breakpoint
CREATE TABLE "password_history" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"subject" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"locked_until" timestamp with time zone,
	CONSTRAINT "sign_in_failures_counted" CHECK ("sign_in_failures"."failures" >= 0)
);
--> statement-breakpoint
ALTER TABLE "jurisdictions" DROP CONSTRAINT "jurisdictions_level_known";--> statement-breakpoint
ALTER TABLE "requirements" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "role_grants" ADD COLUMN "approval_due" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "role_grants" ADD COLUMN "approved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "role_grants" ADD COLUMN "approved_by" text;--> statement-breakpoint
ALTER TABLE "auth_accounts" ADD CONSTRAINT "auth_accounts_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_two_factors" ADD CONSTRAINT "auth_two_factors_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_users" ADD CONSTRAINT "auth_users_id_people_id_fk" FOREIGN KEY ("id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_history" ADD CONSTRAINT "password_history_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "auth_accounts_user" ON "auth_accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_sessions_user" ON "auth_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_two_factors_user" ON "auth_two_factors" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_verifications_identifier" ON "auth_verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "password_history_person" ON "password_history" USING btree ("person_id","created_at");--> statement-breakpoint
ALTER TABLE "jurisdictions" ADD CONSTRAINT "jurisdictions_level_known" CHECK ("jurisdictions"."level" in ('root', 'province', 'prefecture', 'county', 'local'));--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_approved_whole" CHECK (num_nulls("role_grants"."approved_at", "role_grants"."approved_by") in (0, 2));--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_approved_by_another" CHECK ("role_grants"."approved_by" <> "role_grants"."granted_by" and "role_grants"."approved_by" <> 'person:' || "role_grants"."person_id");
--> statement-breakpoint
-- From here on by hand (docs/adr/0007). Answers that were given belong to whom they were given: sightline.actor, set with the scope of a transaction.
alter table idempotency_keys enable row level security, force row level security
--> statement-breakpoint
create policy actor on idempotency_keys for all
  using (actor = (select nullif(current_setting('sightline.actor', true), '')))
  with check (actor = (select nullif(current_setting('sightline.actor', true), '')))
--> statement-breakpoint
-- A grant stays as it was made; its approval and its revocation are added, once each.
create or replace function refuse_regrant() returns trigger language plpgsql as $$
declare
  revoking constant text[] := array['revoked_at', 'revoked_by', 'revoke_reason'];
  approving constant text[] := array['approved_at', 'approved_by'];
begin
  if tg_op = 'UPDATE' and old.revoked_at is null and (
    (to_jsonb(new) - revoking) = (to_jsonb(old) - revoking)
    or old.approval_due and old.approved_at is null and (to_jsonb(new) - approving) = (to_jsonb(old) - approving)
  ) then
    return new;
  end if;
  raise exception 'a grant of a role can only be approved and revoked, once each: % refused', lower(tg_op) using errcode = 'insufficient_privilege';
end
$$
--> statement-breakpoint
create trigger password_history_kept before update or delete on password_history for each row execute function refuse_change()
--> statement-breakpoint
create trigger password_history_not_emptied before truncate on password_history for each statement execute function refuse_change()
--> statement-breakpoint
-- 000000 is the whole installation.
create or replace function scope_patterns() returns text[] language sql stable parallel safe
return array(
  select case
    when held in ('*', '000000') then '%'
    when held ~ '^[0-9]{2}0000$' then left(held, 2) || '____'
    when held ~ '^[0-9]{4}00$' then left(held, 4) || '__'
    else regexp_replace(held, '([\\%_])', '\\\1', 'g')
  end
  from unnest(string_to_array(nullif(current_setting('sightline.scope', true), ''), ',')) as held
)
--> statement-breakpoint
-- The audit is searched by who, what and when; by object it is already. A million entries answer in less than a second.
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("actor","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_action" ON "audit_entries" USING btree ("action","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at");--> statement-breakpoint
-- The same rule as scope_holds, asked for the patterns once per statement instead of once per row: counting a million entries took 5.5 s, and takes 0.15 s.
drop policy scope on audit_entries
--> statement-breakpoint
create policy scope on audit_entries for all
  using (coalesce(jurisdiction_code, '') like any ((select scope_patterns())::text[]))
  with check (coalesce(jurisdiction_code, '') like any ((select scope_patterns())::text[]))
