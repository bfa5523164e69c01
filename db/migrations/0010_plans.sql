CREATE TABLE "plan_changes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"camera_id" uuid,
	"name" text,
	"camera_kind" text,
	"position" geometry(Point, 4490),
	"layer" integer,
	"ground_z_m" double precision,
	"height_m" double precision,
	"bearing" double precision,
	"tilt" double precision,
	"hfov" double precision,
	"width_px" integer,
	"height_px" integer,
	"max_range_m" double precision,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "plan_changes_camera" UNIQUE("plan_id","camera_id"),
	CONSTRAINT "plan_changes_kind_known" CHECK ("plan_changes"."kind" in ('add', 'move', 'aim', 'remove')),
	CONSTRAINT "plan_changes_camera_kind_known" CHECK ("plan_changes"."camera_kind" in ('fixed', 'panoramic')),
	CONSTRAINT "plan_changes_of_camera" CHECK (("plan_changes"."kind" = 'add') = ("plan_changes"."camera_id" is null)),
	CONSTRAINT "plan_changes_added_whole" CHECK (num_nulls("plan_changes"."name", "plan_changes"."camera_kind", "plan_changes"."layer", "plan_changes"."ground_z_m", "plan_changes"."width_px", "plan_changes"."height_px") = case when "plan_changes"."kind" = 'add' then 0 else 6 end and ("plan_changes"."kind" <> 'add' or "plan_changes"."height_m" is not null) and ("plan_changes"."kind" = 'add' or "plan_changes"."max_range_m" is null)),
	CONSTRAINT "plan_changes_placed" CHECK (("plan_changes"."kind" in ('add', 'move')) = ("plan_changes"."position" is not null)),
	CONSTRAINT "plan_changes_removed_bare" CHECK ("plan_changes"."kind" <> 'remove' or num_nonnulls("plan_changes"."height_m", "plan_changes"."bearing", "plan_changes"."tilt", "plan_changes"."hfov") = 0),
	CONSTRAINT "plan_changes_bearing_turn" CHECK ("plan_changes"."bearing" >= 0 and "plan_changes"."bearing" < 360),
	CONSTRAINT "plan_changes_tilt_range" CHECK ("plan_changes"."tilt" between -90 and 90),
	CONSTRAINT "plan_changes_hfov_range" CHECK ("plan_changes"."hfov" > 0 and "plan_changes"."hfov" < 180),
	CONSTRAINT "plan_changes_pixels_positive" CHECK ("plan_changes"."width_px" > 0 and "plan_changes"."height_px" > 0),
	CONSTRAINT "plan_changes_range_positive" CHECK ("plan_changes"."max_range_m" > 0)
);
--> statement-breakpoint
CREATE TABLE "plan_comments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"position" geometry(Point, 4490) NOT NULL,
	"text" text NOT NULL,
	"author" text NOT NULL,
	"author_name" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "plan_comments_text_said" CHECK (btrim("plan_comments"."text") <> '')
);
--> statement-breakpoint
CREATE TABLE "plan_opinions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"plan_version" integer NOT NULL,
	"verdict" text NOT NULL,
	"text" text NOT NULL,
	"author" text NOT NULL,
	"author_name" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plan_opinions_verdict_known" CHECK ("plan_opinions"."verdict" in ('agree', 'agree-with-changes', 'return')),
	CONSTRAINT "plan_opinions_text_said" CHECK (btrim("plan_opinions"."text") <> '')
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"jurisdiction_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"branched_from" uuid,
	"name" text NOT NULL,
	"basis" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"author" text NOT NULL,
	"author_name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"adopted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "plans_state_known" CHECK ("plans"."state" in ('draft', 'submitted', 'agreed', 'adopted')),
	CONSTRAINT "plans_name_said" CHECK (btrim("plans"."name") <> ''),
	CONSTRAINT "plans_basis_said" CHECK (btrim("plans"."basis") <> ''),
	CONSTRAINT "plans_submitted_dated" CHECK ("plans"."state" = 'draft' or "plans"."submitted_at" is not null),
	CONSTRAINT "plans_adopted_dated" CHECK (("plans"."state" = 'adopted') = ("plans"."adopted_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "plan_changes" ADD CONSTRAINT "plan_changes_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_changes" ADD CONSTRAINT "plan_changes_camera_id_cameras_id_fk" FOREIGN KEY ("camera_id") REFERENCES "public"."cameras"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_comments" ADD CONSTRAINT "plan_comments_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_opinions" ADD CONSTRAINT "plan_opinions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_branched_from_plans_id_fk" FOREIGN KEY ("branched_from") REFERENCES "public"."plans"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_changes_position_gist" ON "plan_changes" USING gist ("position");--> statement-breakpoint
CREATE INDEX "plan_comments_plan" ON "plan_comments" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "plan_opinions_plan" ON "plan_opinions" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "plans_site" ON "plans" USING btree ("site_id");--> statement-breakpoint
-- From here on by hand: drizzle knows neither row security nor triggers (docs/adr/0007).
alter table plans enable row level security, force row level security
--> statement-breakpoint
create policy scope on plans for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
--> statement-breakpoint
alter table plan_changes enable row level security, force row level security
--> statement-breakpoint
create policy scope on plan_changes for all
  using (exists (select from plans where plans.id = plan_changes.plan_id))
  with check (exists (select from plans where plans.id = plan_changes.plan_id))
--> statement-breakpoint
alter table plan_opinions enable row level security, force row level security
--> statement-breakpoint
create policy scope on plan_opinions for all
  using (exists (select from plans where plans.id = plan_opinions.plan_id))
  with check (exists (select from plans where plans.id = plan_opinions.plan_id))
--> statement-breakpoint
alter table plan_comments enable row level security, force row level security
--> statement-breakpoint
create policy scope on plan_comments for all
  using (exists (select from plans where plans.id = plan_comments.plan_id))
  with check (exists (select from plans where plans.id = plan_comments.plan_id))
--> statement-breakpoint
-- What the police said is never altered: another opinion is another row.
create trigger plan_opinions_kept before update or delete on plan_opinions for each row execute function refuse_change()
--> statement-breakpoint
create trigger plan_opinions_not_emptied before truncate on plan_opinions for each statement execute function refuse_change()
