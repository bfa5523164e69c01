CREATE TABLE "coverage_changes" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "coverage_changes_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"jurisdiction_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"west" double precision NOT NULL,
	"south" double precision NOT NULL,
	"east" double precision NOT NULL,
	"north" double precision NOT NULL,
	CONSTRAINT "coverage_changes_kind_known" CHECK ("coverage_changes"."kind" in ('camera', 'obstacle', 'site'))
);
--> statement-breakpoint
CREATE TABLE "coverage_computations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"jurisdiction_id" uuid NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"error" text,
	"data_version" integer,
	"settings_hash" text,
	"afresh" boolean DEFAULT false NOT NULL,
	"tile_m" double precision,
	"halo_m" double precision,
	"replans" integer DEFAULT 0 NOT NULL,
	"tiles_total" integer DEFAULT 0 NOT NULL,
	"tiles_done" integer DEFAULT 0 NOT NULL,
	"zones_total" integer DEFAULT 0 NOT NULL,
	"zones_done" integer DEFAULT 0 NOT NULL,
	"footprints_changed" integer DEFAULT 0 NOT NULL,
	"zones_solved" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "coverage_computations_state_known" CHECK ("coverage_computations"."state" in ('queued', 'running', 'done', 'failed', 'cancelled')),
	CONSTRAINT "coverage_computations_ended" CHECK (("coverage_computations"."ended_at" is null) = ("coverage_computations"."state" in ('queued', 'running')))
);
--> statement-breakpoint
CREATE TABLE "coverage_pending" (
	"computation_id" uuid NOT NULL,
	"tile_x" integer NOT NULL,
	"tile_y" integer NOT NULL,
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"input_hash" text NOT NULL,
	"record" jsonb,
	"shapes" geometry(Geometry, 4490)[] NOT NULL,
	CONSTRAINT "coverage_pending_computation_id_kind_subject_pk" PRIMARY KEY("computation_id","kind","subject")
);
--> statement-breakpoint
CREATE TABLE "coverage_tiles" (
	"computation_id" uuid NOT NULL,
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	"zones" integer NOT NULL,
	"done" boolean DEFAULT false NOT NULL,
	CONSTRAINT "coverage_tiles_computation_id_x_y_pk" PRIMARY KEY("computation_id","x","y")
);
--> statement-breakpoint
CREATE TABLE "footprint_inputs" (
	"camera_id" uuid PRIMARY KEY NOT NULL,
	"input_hash" text NOT NULL,
	"issues" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "coverage_changes" ADD CONSTRAINT "coverage_changes_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage_computations" ADD CONSTRAINT "coverage_computations_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage_pending" ADD CONSTRAINT "coverage_pending_tile" FOREIGN KEY ("computation_id","tile_x","tile_y") REFERENCES "public"."coverage_tiles"("computation_id","x","y") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage_tiles" ADD CONSTRAINT "coverage_tiles_computation_id_coverage_computations_id_fk" FOREIGN KEY ("computation_id") REFERENCES "public"."coverage_computations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "footprint_inputs" ADD CONSTRAINT "footprint_inputs_camera_id_cameras_id_fk" FOREIGN KEY ("camera_id") REFERENCES "public"."cameras"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coverage_changes_jurisdiction" ON "coverage_changes" USING btree ("jurisdiction_id");--> statement-breakpoint
CREATE UNIQUE INDEX "coverage_computations_one_queued" ON "coverage_computations" USING btree ("jurisdiction_id") WHERE state = 'queued';--> statement-breakpoint
CREATE UNIQUE INDEX "coverage_computations_one_running" ON "coverage_computations" USING btree ("jurisdiction_id") WHERE state = 'running';--> statement-breakpoint
-- From here on by hand: drizzle knows neither row security nor triggers (docs/adr/0007).
create index cameras_gone on cameras (jurisdiction_id) where gone_at is not null
--> statement-breakpoint
create index sites_gone on sites (jurisdiction_id) where gone_at is not null
--> statement-breakpoint
alter table coverage_changes enable row level security, force row level security
--> statement-breakpoint
create policy scope on coverage_changes for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
--> statement-breakpoint
alter table coverage_computations enable row level security, force row level security
--> statement-breakpoint
create policy scope on coverage_computations for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
--> statement-breakpoint
alter table coverage_tiles enable row level security, force row level security
--> statement-breakpoint
create policy scope on coverage_tiles for all
  using (exists (select from coverage_computations c where c.id = coverage_tiles.computation_id))
  with check (exists (select from coverage_computations c where c.id = coverage_tiles.computation_id))
--> statement-breakpoint
alter table coverage_pending enable row level security, force row level security
--> statement-breakpoint
create policy scope on coverage_pending for all
  using (exists (select from coverage_computations c where c.id = coverage_pending.computation_id))
  with check (exists (select from coverage_computations c where c.id = coverage_pending.computation_id))
--> statement-breakpoint
alter table footprint_inputs enable row level security, force row level security
--> statement-breakpoint
create policy scope on footprint_inputs for all
  using (exists (select from cameras where cameras.id = footprint_inputs.camera_id))
  with check (exists (select from cameras where cameras.id = footprint_inputs.camera_id))
--> statement-breakpoint
-- Where inputs of coverage change, as boxes in degrees: one for each hundredth of a degree that a statement touches, so that an import of a whole city
-- notes some hundred. What coverage does not read (a name, a note) changes nothing. docs/adr/0027 says what becomes of them.
create function note_coverage_change() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  reads text := case tg_table_name
    when 'cameras' then 'jurisdiction_id, position, kind, device, layer, ground_z_m, height_m, bearing, tilt, hfov, width_px, height_px, max_range_m, gone_at is null'
    when 'obstacles' then 'jurisdiction_id, ground, base_m, top_m, layer, gone_at is null'
    when 'sites' then 'jurisdiction_id, ground, centreline, kind, layer, z_m, gone_at is null'
    when 'site_parts' then 'site_id, ref, role, ground'
    else 'jurisdiction_id, site_id, kind, role, level' end;
  place text := case tg_table_name
    when 'cameras' then 'select t.jurisdiction_id, t.position as shape from touched t'
    when 'obstacles' then 'select t.jurisdiction_id, t.ground as shape from touched t'
    when 'sites' then 'select t.jurisdiction_id, t.ground as shape from touched t'
    when 'site_parts' then 'select s.jurisdiction_id, s.ground as shape from touched t join sites s on s.id = t.site_id'
    else 'select s.jurisdiction_id, s.ground as shape from touched t
          join sites s on s.jurisdiction_id = t.jurisdiction_id and (s.id = t.site_id or t.site_id is null and s.kind = t.kind) where s.gone_at is null' end;
  touched text := case tg_op
    when 'INSERT' then 'select * from after_rows'
    when 'DELETE' then 'select * from before_rows'
    else format('select o.* from before_rows o join after_rows n using (id) where (select row(%1$s) from (select o.*) o) is distinct from (select row(%1$s) from (select n.*) n)
      union all
      select n.* from before_rows o join after_rows n using (id) where (select row(%1$s) from (select o.*) o) is distinct from (select row(%1$s) from (select n.*) n)', reads) end;
begin
  execute format(
    'insert into coverage_changes (jurisdiction_id, kind, west, south, east, north)
     select jurisdiction_id, %L, min(ST_XMin(shape)), min(ST_YMin(shape)), max(ST_XMax(shape)), max(ST_YMax(shape))
     from (with touched as (%s) %s) p group by jurisdiction_id, floor(ST_XMin(shape) * 100), floor(ST_YMin(shape) * 100)',
    case tg_table_name when 'cameras' then 'camera' when 'obstacles' then 'obstacle' else 'site' end, touched, place);
  return null;
end
$$
--> statement-breakpoint
create trigger cameras_added after insert on cameras referencing new table as after_rows for each statement execute function note_coverage_change()
--> statement-breakpoint
create trigger cameras_changed after update on cameras referencing old table as before_rows new table as after_rows for each statement execute function note_coverage_change()
--> statement-breakpoint
create trigger cameras_removed after delete on cameras referencing old table as before_rows for each statement execute function note_coverage_change()
--> statement-breakpoint
create trigger obstacles_added after insert on obstacles referencing new table as after_rows for each statement execute function note_coverage_change()
--> statement-breakpoint
create trigger obstacles_changed after update on obstacles referencing old table as before_rows new table as after_rows for each statement execute function note_coverage_change()
--> statement-breakpoint
create trigger obstacles_removed after delete on obstacles referencing old table as before_rows for each statement execute function note_coverage_change()
--> statement-breakpoint
create trigger sites_added after insert on sites referencing new table as after_rows for each statement execute function note_coverage_change()
--> statement-breakpoint
create trigger sites_changed after update on sites referencing old table as before_rows new table as after_rows for each statement execute function note_coverage_change()
--> statement-breakpoint
create trigger sites_removed after delete on sites referencing old table as before_rows for each statement execute function note_coverage_change()
--> statement-breakpoint
create trigger site_parts_added after insert on site_parts referencing new table as after_rows for each statement execute function note_coverage_change()
--> statement-breakpoint
create trigger site_parts_changed after update on site_parts referencing old table as before_rows new table as after_rows for each statement execute function note_coverage_change()
--> statement-breakpoint
create trigger site_parts_removed after delete on site_parts referencing old table as before_rows for each statement execute function note_coverage_change()
--> statement-breakpoint
create trigger requirements_added after insert on requirements referencing new table as after_rows for each statement execute function note_coverage_change()
--> statement-breakpoint
create trigger requirements_changed after update on requirements referencing old table as before_rows new table as after_rows for each statement execute function note_coverage_change()
--> statement-breakpoint
create trigger requirements_removed after delete on requirements referencing old table as before_rows for each statement execute function note_coverage_change()
