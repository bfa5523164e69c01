CREATE TABLE "guarded_grounds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "guarded_grounds_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"jurisdiction_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"unit" text,
	"consent_document" text,
	"consent_on" date,
	"ground" geometry(MultiPolygon, 4490) NOT NULL,
	"area_m2" double precision NOT NULL,
	"author" text NOT NULL,
	"author_name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"gone_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "guarded_grounds_number_unique" UNIQUE("number"),
	CONSTRAINT "guarded_grounds_kind_known" CHECK ("guarded_grounds"."kind" in ('forbidden', 'consent')),
	CONSTRAINT "guarded_grounds_name_said" CHECK (btrim("guarded_grounds"."name") <> ''),
	CONSTRAINT "guarded_grounds_unit_of_consent" CHECK (("guarded_grounds"."kind" = 'consent') = ("guarded_grounds"."unit" is not null)),
	CONSTRAINT "guarded_grounds_consent_whole" CHECK (("guarded_grounds"."consent_document" is null) = ("guarded_grounds"."consent_on" is null) and ("guarded_grounds"."kind" = 'consent' or "guarded_grounds"."consent_on" is null)),
	CONSTRAINT "guarded_grounds_area_positive" CHECK ("guarded_grounds"."area_m2" > 0)
);
--> statement-breakpoint
ALTER TABLE "guarded_grounds" ADD CONSTRAINT "guarded_grounds_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guarded_grounds_ground_gist" ON "guarded_grounds" USING gist ("ground");--> statement-breakpoint
-- From here on by hand: drizzle knows no row security (docs/adr/0007).
alter table guarded_grounds enable row level security, force row level security
--> statement-breakpoint
create policy scope on guarded_grounds for all
  using (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
  with check (jurisdiction_id = any ((select scoped_jurisdictions())::uuid[]))
