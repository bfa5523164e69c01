CREATE TABLE "saved_filters" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"actor" text NOT NULL,
	"of_table" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"hidden" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "saved_filters_name" UNIQUE("actor","of_table","name"),
	CONSTRAINT "saved_filters_table_known" CHECK ("saved_filters"."of_table" in ('sites', 'cameras')),
	CONSTRAINT "saved_filters_name_said" CHECK (btrim("saved_filters"."name") <> '' and char_length("saved_filters"."name") <= 40),
	CONSTRAINT "saved_filters_bounded" CHECK (char_length("saved_filters"."query") <= 1500 and cardinality("saved_filters"."hidden") <= 20)
);
--> statement-breakpoint
-- From here on by hand: drizzle knows no row security (docs/adr/0007). A person's filters are theirs alone, whatever they may do.
alter table saved_filters enable row level security, force row level security
--> statement-breakpoint
create policy actor on saved_filters for all
  using (actor = (select nullif(current_setting('sightline.actor', true), '')))
  with check (actor = (select nullif(current_setting('sightline.actor', true), '')))
