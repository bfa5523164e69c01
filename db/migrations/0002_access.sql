CREATE TABLE "audit_checkpoints" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"key" text NOT NULL,
	"signature" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"role" text NOT NULL,
	"scope" text NOT NULL,
	"jurisdiction_code" text,
	"action" text NOT NULL,
	"object" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entries_previous_hash_unique" UNIQUE("previous_hash"),
	CONSTRAINT "audit_entries_hash_unique" UNIQUE("hash"),
	CONSTRAINT "audit_entries_hashes_whole" CHECK ("audit_entries"."previous_hash" ~ '^[0-9a-f]{64}$' and "audit_entries"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"jurisdiction_id" uuid NOT NULL,
	"username" text NOT NULL,
	"display_name" text NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"invented" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "people_username_unique" UNIQUE("username"),
	CONSTRAINT "people_username_plain" CHECK ("people"."username" ~ '^[a-z0-9][a-z0-9._-]{1,31}$'),
	CONSTRAINT "people_display_name_said" CHECK (btrim("people"."display_name") <> '')
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"jurisdiction_id" uuid NOT NULL,
	"role" text NOT NULL,
	"granted_by" text NOT NULL,
	"reason" text NOT NULL,
	"valid_from" timestamp with time zone DEFAULT now() NOT NULL,
	"valid_until" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoked_by" text,
	"revoke_reason" text,
	CONSTRAINT "role_grants_role_known" CHECK ("role_grants"."role" in ('planner', 'police-reviewer', 'finance', 'operator', 'viewer', 'sysadmin', 'secadmin', 'auditor')),
	CONSTRAINT "role_grants_not_to_self" CHECK ("role_grants"."granted_by" <> 'person:' || "role_grants"."person_id"),
	CONSTRAINT "role_grants_reason_said" CHECK (btrim("role_grants"."reason") <> ''),
	CONSTRAINT "role_grants_ends_after_begin" CHECK ("role_grants"."valid_until" > "role_grants"."valid_from"),
	CONSTRAINT "role_grants_revoked_whole" CHECK (num_nulls("role_grants"."revoked_at", "role_grants"."revoked_by", "role_grants"."revoke_reason") in (0, 3) and btrim("role_grants"."revoke_reason") <> '')
);
--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_object" ON "audit_entries" USING btree ("object","seq");--> statement-breakpoint
CREATE INDEX "role_grants_person" ON "role_grants" USING btree ("person_id");--> statement-breakpoint
-- From here on by hand: drizzle knows neither exclusion constraints nor row security nor triggers (docs/adr/0007).
create extension if not exists btree_gist
--> statement-breakpoint
-- Two offices of one person never overlap in time; the same office may be held in several jurisdictions.
alter table role_grants add constraint role_grants_one_office exclude using gist (
  person_id with =,
  role with <>,
  tstzrange(valid_from, greatest(valid_from, coalesce(least(valid_until, revoked_at), 'infinity'))) with &&
) where (role in ('sysadmin', 'secadmin', 'auditor'))
--> statement-breakpoint
-- The scope of a transaction is sightline.scope: codes of jurisdictions with commas between, or * for everything; unset or empty sees nothing.
-- As patterns: 350000 is 35____, 350100 is 3501__, any other code is itself. lib/access/jurisdiction-code.ts has the same rule.
create function scope_patterns() returns text[] language sql stable parallel safe
return array(
  select case
    when held = '*' then '%'
    when held ~ '^[0-9]{2}0000$' then left(held, 2) || '____'
    when held ~ '^[0-9]{4}00$' then left(held, 4) || '__'
    else regexp_replace(held, '([\\%_])', '\\\1', 'g')
  end
  from unnest(string_to_array(nullif(current_setting('sightline.scope', true), ''), ',')) as held
)
--> statement-breakpoint
create function scope_holds(code text) returns boolean language sql stable parallel safe
return coalesce(code, '') like any (scope_patterns())
--> statement-breakpoint
-- The jurisdictions within the scope. In a policy it stands in a subquery, so that a statement asks once and not once per row.
create function scoped_jurisdictions() returns uuid[] language plpgsql stable parallel safe set search_path = public, pg_temp as $$
declare
  patterns text[] := scope_patterns();
begin
  return array(select id from jurisdictions where code like any (patterns));
end
$$
--> statement-breakpoint
-- Rows of a jurisdiction, for every role that is no superuser, the owner of the tables included; db/table-rights.ts lists who has which wall.
alter table basemap_features enable row level security, force row level security
--> statement-breakpoint
create policy scope on basemap_features for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
--> statement-breakpoint
alter table cameras enable row level security, force row level security
--> statement-breakpoint
create policy scope on cameras for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
--> statement-breakpoint
alter table coverage_runs enable row level security, force row level security
--> statement-breakpoint
create policy scope on coverage_runs for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
--> statement-breakpoint
alter table departments enable row level security, force row level security
--> statement-breakpoint
create policy scope on departments for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
--> statement-breakpoint
alter table imports enable row level security, force row level security
--> statement-breakpoint
create policy scope on imports for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
--> statement-breakpoint
alter table mounting_candidates enable row level security, force row level security
--> statement-breakpoint
create policy scope on mounting_candidates for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
--> statement-breakpoint
alter table obstacles enable row level security, force row level security
--> statement-breakpoint
create policy scope on obstacles for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
--> statement-breakpoint
alter table people enable row level security, force row level security
--> statement-breakpoint
create policy scope on people for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
--> statement-breakpoint
alter table requirements enable row level security, force row level security
--> statement-breakpoint
create policy scope on requirements for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
--> statement-breakpoint
alter table role_grants enable row level security, force row level security
--> statement-breakpoint
create policy scope on role_grants for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
--> statement-breakpoint
alter table sites enable row level security, force row level security
--> statement-breakpoint
create policy scope on sites for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
--> statement-breakpoint
-- Rows below a site or a camera: whoever may see the parent, which has a policy of its own.
alter table footprints enable row level security, force row level security
--> statement-breakpoint
create policy scope on footprints for all
  using (exists (select from cameras where cameras.id = footprints.camera_id))
  with check (exists (select from cameras where cameras.id = footprints.camera_id))
--> statement-breakpoint
alter table gaps enable row level security, force row level security
--> statement-breakpoint
create policy scope on gaps for all
  using (exists (select from sites where sites.id = gaps.site_id))
  with check (exists (select from sites where sites.id = gaps.site_id))
--> statement-breakpoint
alter table site_budgets enable row level security, force row level security
--> statement-breakpoint
create policy scope on site_budgets for all
  using (exists (select from sites where sites.id = site_budgets.site_id))
  with check (exists (select from sites where sites.id = site_budgets.site_id))
--> statement-breakpoint
alter table site_cameras enable row level security, force row level security
--> statement-breakpoint
create policy scope on site_cameras for all
  using (exists (select from sites where sites.id = site_cameras.site_id) and exists (select from cameras where cameras.id = site_cameras.camera_id))
  with check (exists (select from sites where sites.id = site_cameras.site_id) and exists (select from cameras where cameras.id = site_cameras.camera_id))
--> statement-breakpoint
alter table site_coverage enable row level security, force row level security
--> statement-breakpoint
create policy scope on site_coverage for all
  using (exists (select from sites where sites.id = site_coverage.site_id))
  with check (exists (select from sites where sites.id = site_coverage.site_id))
--> statement-breakpoint
alter table site_departments enable row level security, force row level security
--> statement-breakpoint
create policy scope on site_departments for all
  using (exists (select from sites where sites.id = site_departments.site_id))
  with check (exists (select from sites where sites.id = site_departments.site_id))
--> statement-breakpoint
alter table site_parts enable row level security, force row level security
--> statement-breakpoint
create policy scope on site_parts for all
  using (exists (select from sites where sites.id = site_parts.site_id))
  with check (exists (select from sites where sites.id = site_parts.site_id))
--> statement-breakpoint
alter table zone_coverage enable row level security, force row level security
--> statement-breakpoint
create policy scope on zone_coverage for all
  using (exists (select from site_parts where site_parts.id = zone_coverage.part_id))
  with check (exists (select from site_parts where site_parts.id = zone_coverage.part_id))
--> statement-breakpoint
-- Names and places of all jurisdictions are public; what is kept with a city may be changed only within the scope.
alter table jurisdictions enable row level security, force row level security
--> statement-breakpoint
create policy scope_reads on jurisdictions for select using (true)
--> statement-breakpoint
create policy scope_inserts on jurisdictions for insert with check (scope_holds(code))
--> statement-breakpoint
create policy scope_updates on jurisdictions for update using (scope_holds(code)) with check (scope_holds(code))
--> statement-breakpoint
create policy scope_deletes on jurisdictions for delete using (scope_holds(code))
--> statement-breakpoint
-- An entry without a jurisdiction is about the installation: only the whole scope sees and writes it.
alter table audit_entries enable row level security, force row level security
--> statement-breakpoint
create policy scope on audit_entries for all using (scope_holds(jurisdiction_code)) with check (scope_holds(jurisdiction_code))
--> statement-breakpoint
-- For audit_head alone, which runs as the owner.
create policy chain on audit_entries for select to current_user using (true)
--> statement-breakpoint
-- The end of the audit's chain, for whoever adds the next entry: waits until no other transaction is adding one, and holds the place until its own transaction
-- ends. Needs to see what others committed while it waited, hence the isolation level. The number is one that nothing else locks with.
create function audit_head() returns table (seq bigint, hash text) language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'the audit is written in transactions that read what is committed, not in % ones', current_setting('transaction_isolation');
  end if;
  perform pg_advisory_xact_lock(163015002);
  return query
    (select e.seq, e.hash from audit_entries e order by e.seq desc limit 1)
    union all select 0::bigint, repeat('0', 64) order by 1 desc limit 1;
end
$$
--> statement-breakpoint
create function audit_follows() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  head record;
begin
  select * into head from audit_head();
  if new.seq <> head.seq + 1 or new.previous_hash <> head.hash then
    raise exception 'entry % of the audit does not follow entry %', new.seq, head.seq;
  end if;
  return new;
end
$$
--> statement-breakpoint
create trigger audit_entries_follow before insert on audit_entries for each row execute function audit_follows()
--> statement-breakpoint
-- Records that show what happened are only ever added to; a correction is a new row (Order 163 Art. 15(2)).
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to: % refused', tg_table_name, lower(tg_op) using errcode = 'insufficient_privilege';
end
$$
--> statement-breakpoint
create trigger audit_checkpoints_kept before update or delete on audit_checkpoints for each row execute function refuse_change()
--> statement-breakpoint
create trigger audit_checkpoints_not_emptied before truncate on audit_checkpoints for each statement execute function refuse_change()
--> statement-breakpoint
create trigger audit_entries_kept before update or delete on audit_entries for each row execute function refuse_change()
--> statement-breakpoint
create trigger audit_entries_not_emptied before truncate on audit_entries for each statement execute function refuse_change()
--> statement-breakpoint
create trigger coverage_runs_kept before update or delete on coverage_runs for each row execute function refuse_change()
--> statement-breakpoint
create trigger coverage_runs_not_emptied before truncate on coverage_runs for each statement execute function refuse_change()
--> statement-breakpoint
create trigger imports_kept before update or delete on imports for each row execute function refuse_change()
--> statement-breakpoint
create trigger imports_not_emptied before truncate on imports for each statement execute function refuse_change()
--> statement-breakpoint
-- A grant stays as it was made; only its revocation is added, once.
create function refuse_regrant() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.revoked_at is null
    and (to_jsonb(new) - array['revoked_at', 'revoked_by', 'revoke_reason']) = (to_jsonb(old) - array['revoked_at', 'revoked_by', 'revoke_reason'])
  then
    return new;
  end if;
  raise exception 'a grant of a role can only be revoked, once: % refused', lower(tg_op) using errcode = 'insufficient_privilege';
end
$$
--> statement-breakpoint
create trigger role_grants_kept before update or delete on role_grants for each row execute function refuse_regrant()
--> statement-breakpoint
create trigger role_grants_not_emptied before truncate on role_grants for each statement execute function refuse_change()
