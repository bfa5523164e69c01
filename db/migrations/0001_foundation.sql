CREATE TABLE "basemap_features" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "basemap_features_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"jurisdiction_id" uuid NOT NULL,
	"osm_id" text NOT NULL,
	"theme" text NOT NULL,
	"class" text NOT NULL,
	"name" text,
	"name_en" text,
	"bridge" boolean DEFAULT false NOT NULL,
	"tunnel" boolean DEFAULT false NOT NULL,
	"layer" integer DEFAULT 0 NOT NULL,
	"shape" geometry(Geometry, 4490) NOT NULL,
	CONSTRAINT "basemap_features_theme_known" CHECK ("basemap_features"."theme" in ('streets', 'water', 'green', 'railways', 'places'))
);
--> statement-breakpoint
CREATE TABLE "cameras" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "cameras_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"jurisdiction_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"device" text,
	"position" geometry(Point, 4490) NOT NULL,
	"layer" integer DEFAULT 0 NOT NULL,
	"ground_z_m" double precision DEFAULT 0 NOT NULL,
	"height_m" double precision NOT NULL,
	"bearing" double precision,
	"tilt" double precision,
	"hfov" double precision,
	"width_px" integer NOT NULL,
	"height_px" integer NOT NULL,
	"max_range_m" double precision,
	"assumed" text[] DEFAULT '{}' NOT NULL,
	"derived_hash" text,
	"edited_at" timestamp with time zone,
	"gone_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "cameras_number_unique" UNIQUE("number"),
	CONSTRAINT "cameras_jurisdiction_key" UNIQUE("jurisdiction_id","key"),
	CONSTRAINT "cameras_bearing_turn" CHECK ("cameras"."bearing" >= 0 and "cameras"."bearing" < 360),
	CONSTRAINT "cameras_tilt_range" CHECK ("cameras"."tilt" between -90 and 90),
	CONSTRAINT "cameras_hfov_range" CHECK ("cameras"."hfov" > 0 and "cameras"."hfov" < 180),
	CONSTRAINT "cameras_pixels_positive" CHECK ("cameras"."width_px" > 0 and "cameras"."height_px" > 0),
	CONSTRAINT "cameras_range_positive" CHECK ("cameras"."max_range_m" > 0),
	CONSTRAINT "cameras_kind_known" CHECK ("cameras"."kind" in ('fixed', 'panoramic')),
	CONSTRAINT "cameras_source_known" CHECK ("cameras"."source" in ('osm', 'file', 'invented', 'person'))
);
--> statement-breakpoint
CREATE TABLE "coverage_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"jurisdiction_id" uuid NOT NULL,
	"computed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"duration_ms" integer NOT NULL,
	"target_height_m" double precision NOT NULL,
	"standard" text NOT NULL,
	"engine" text NOT NULL,
	"input_hash" text NOT NULL,
	"data_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"jurisdiction_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"invented" boolean NOT NULL,
	CONSTRAINT "departments_jurisdiction_name" UNIQUE("jurisdiction_id","name")
);
--> statement-breakpoint
CREATE TABLE "footprints" (
	"camera_id" uuid NOT NULL,
	"level" text NOT NULL,
	"pixels_per_metre" double precision NOT NULL,
	"ground" geometry(MultiPolygon, 4490) NOT NULL,
	CONSTRAINT "footprints_camera_id_level_pk" PRIMARY KEY("camera_id","level")
);
--> statement-breakpoint
CREATE TABLE "gaps" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "gaps_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"site_id" uuid NOT NULL,
	"part_id" uuid NOT NULL,
	"level" text NOT NULL,
	"area_m2" double precision NOT NULL,
	"ground" geometry(Polygon, 4490) NOT NULL,
	"reasons" jsonb NOT NULL,
	"blockers" uuid[] NOT NULL,
	CONSTRAINT "gaps_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"jurisdiction_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"summary" jsonb NOT NULL,
	CONSTRAINT "imports_kind_known" CHECK ("imports"."kind" in ('osm', 'cameras'))
);
--> statement-breakpoint
CREATE TABLE "jurisdictions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"level" text NOT NULL,
	"parent_code" text,
	"area" geometry(MultiPolygon, 4490),
	"central_meridian" double precision,
	"demo" boolean DEFAULT false NOT NULL,
	"attribution" text DEFAULT '' NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"data_changed_at" timestamp with time zone,
	"data_version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "jurisdictions_code_unique" UNIQUE("code"),
	CONSTRAINT "jurisdictions_central_meridian_range" CHECK ("jurisdictions"."central_meridian" between -180 and 180),
	CONSTRAINT "jurisdictions_level_known" CHECK ("jurisdictions"."level" in ('province', 'prefecture', 'county', 'local'))
);
--> statement-breakpoint
CREATE TABLE "mounting_candidates" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"jurisdiction_id" uuid NOT NULL,
	"osm_id" text NOT NULL,
	"kind" text NOT NULL,
	"position" geometry(Point, 4490) NOT NULL,
	"height_m" double precision NOT NULL,
	"height_stated" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "obstacles" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "obstacles_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"jurisdiction_id" uuid NOT NULL,
	"key" text NOT NULL,
	"osm_id" text,
	"kind" text NOT NULL,
	"name" text,
	"ground" geometry(MultiPolygon, 4490) NOT NULL,
	"base_m" double precision NOT NULL,
	"top_m" double precision NOT NULL,
	"layer" integer NOT NULL,
	"height_source" text NOT NULL,
	"derived_hash" text,
	"edited_at" timestamp with time zone,
	"gone_at" timestamp with time zone,
	CONSTRAINT "obstacles_number_unique" UNIQUE("number"),
	CONSTRAINT "obstacles_jurisdiction_key" UNIQUE("jurisdiction_id","key"),
	CONSTRAINT "obstacles_top_above_base" CHECK ("obstacles"."top_m" > "obstacles"."base_m")
);
--> statement-breakpoint
CREATE TABLE "requirements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"jurisdiction_id" uuid NOT NULL,
	"site_id" uuid,
	"kind" text,
	"role" text NOT NULL,
	"level" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "requirements_place" UNIQUE NULLS NOT DISTINCT("jurisdiction_id","site_id","kind","role"),
	CONSTRAINT "requirements_role_known" CHECK ("requirements"."role" in ('surface', 'path', 'open-ground', 'length', 'entrance', 'portal', 'stair-head', 'approach', 'checkpoint')),
	CONSTRAINT "requirements_kind_known" CHECK ("requirements"."kind" in ('square', 'park', 'main-road', 'security-complex-section', 'intersection', 'underpass', 'footbridge', 'tunnel', 'large-bridge', 'boundary-crossing', 'key-unit-surroundings', 'metro-passage'))
);
--> statement-breakpoint
CREATE TABLE "site_budgets" (
	"site_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"purpose" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"invented" boolean NOT NULL,
	CONSTRAINT "site_budgets_site_id_year_purpose_pk" PRIMARY KEY("site_id","year","purpose"),
	CONSTRAINT "site_budgets_not_negative" CHECK ("site_budgets"."amount_fen" >= 0),
	CONSTRAINT "site_budgets_purpose_known" CHECK ("site_budgets"."purpose" in ('construction', 'maintenance'))
);
--> statement-breakpoint
CREATE TABLE "site_cameras" (
	"site_id" uuid NOT NULL,
	"camera_id" uuid NOT NULL,
	CONSTRAINT "site_cameras_site_id_camera_id_pk" PRIMARY KEY("site_id","camera_id")
);
--> statement-breakpoint
CREATE TABLE "site_coverage" (
	"site_id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"coverage" double precision,
	"area_m2" double precision NOT NULL,
	"covered_m2" double precision NOT NULL,
	"gap_m2" double precision NOT NULL,
	"metric_id" text NOT NULL,
	"metric_value" double precision NOT NULL,
	"metric_of" double precision NOT NULL,
	"camera_count" integer NOT NULL,
	"levels" jsonb NOT NULL,
	"input_hash" text NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "site_coverage_state_known" CHECK ("site_coverage"."state" in ('met', 'partial', 'blind', 'not-computed')),
	CONSTRAINT "site_coverage_metric_known" CHECK ("site_coverage"."metric_id" in ('area', 'centreline', 'approaches', 'openings'))
);
--> statement-breakpoint
CREATE TABLE "site_departments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	"role" text NOT NULL,
	"since" date NOT NULL,
	CONSTRAINT "site_departments_role_known" CHECK ("site_departments"."role" in ('lead'))
);
--> statement-breakpoint
CREATE TABLE "site_parts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"role" text NOT NULL,
	"ground" geometry(MultiPolygon, 4490) NOT NULL,
	"area_m2" double precision NOT NULL,
	CONSTRAINT "site_parts_site_ref" UNIQUE("site_id","ref"),
	CONSTRAINT "site_parts_role_known" CHECK ("site_parts"."role" in ('surface', 'path', 'open-ground', 'length', 'entrance', 'portal', 'stair-head', 'approach', 'checkpoint'))
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "sites_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"jurisdiction_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"name_en" text,
	"district_code" text,
	"layer" integer NOT NULL,
	"z_m" double precision NOT NULL,
	"candidate" boolean NOT NULL,
	"ground" geometry(MultiPolygon, 4490) NOT NULL,
	"centreline" geometry(MultiLineString, 4490),
	"area_m2" double precision NOT NULL,
	"length_m" double precision,
	"source" text NOT NULL,
	"osm_ids" text[] NOT NULL,
	"rule" text,
	"derived_hash" text,
	"edited_at" timestamp with time zone,
	"gone_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "sites_number_unique" UNIQUE("number"),
	CONSTRAINT "sites_jurisdiction_key" UNIQUE("jurisdiction_id","key"),
	CONSTRAINT "sites_area_positive" CHECK ("sites"."area_m2" > 0),
	CONSTRAINT "sites_kind_known" CHECK ("sites"."kind" in ('square', 'park', 'main-road', 'security-complex-section', 'intersection', 'underpass', 'footbridge', 'tunnel', 'large-bridge', 'boundary-crossing', 'key-unit-surroundings', 'metro-passage')),
	CONSTRAINT "sites_source_known" CHECK ("sites"."source" in ('osm', 'person'))
);
--> statement-breakpoint
CREATE TABLE "standard_levels" (
	"standard" text NOT NULL,
	"level" text NOT NULL,
	"pixels_per_metre" double precision NOT NULL,
	"source" text NOT NULL,
	"verified" boolean NOT NULL,
	CONSTRAINT "standard_levels_standard_level_source_pk" PRIMARY KEY("standard","level","source"),
	CONSTRAINT "standard_levels_positive" CHECK ("standard_levels"."pixels_per_metre" > 0)
);
--> statement-breakpoint
CREATE TABLE "zone_coverage" (
	"part_id" uuid PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"point" boolean NOT NULL,
	"area_m2" double precision NOT NULL,
	"covered_m2" double precision NOT NULL,
	"twice_m2" double precision NOT NULL,
	"gap_m2" double precision NOT NULL,
	"met" boolean NOT NULL,
	"levels" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "basemap_features" ADD CONSTRAINT "basemap_features_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cameras" ADD CONSTRAINT "cameras_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage_runs" ADD CONSTRAINT "coverage_runs_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "footprints" ADD CONSTRAINT "footprints_camera_id_cameras_id_fk" FOREIGN KEY ("camera_id") REFERENCES "public"."cameras"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gaps" ADD CONSTRAINT "gaps_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gaps" ADD CONSTRAINT "gaps_part_id_site_parts_id_fk" FOREIGN KEY ("part_id") REFERENCES "public"."site_parts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mounting_candidates" ADD CONSTRAINT "mounting_candidates_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obstacles" ADD CONSTRAINT "obstacles_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirements" ADD CONSTRAINT "requirements_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirements" ADD CONSTRAINT "requirements_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_budgets" ADD CONSTRAINT "site_budgets_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_cameras" ADD CONSTRAINT "site_cameras_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_cameras" ADD CONSTRAINT "site_cameras_camera_id_cameras_id_fk" FOREIGN KEY ("camera_id") REFERENCES "public"."cameras"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_coverage" ADD CONSTRAINT "site_coverage_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_departments" ADD CONSTRAINT "site_departments_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_departments" ADD CONSTRAINT "site_departments_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_parts" ADD CONSTRAINT "site_parts_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zone_coverage" ADD CONSTRAINT "zone_coverage_part_id_site_parts_id_fk" FOREIGN KEY ("part_id") REFERENCES "public"."site_parts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "basemap_features_shape_gist" ON "basemap_features" USING gist ("shape");--> statement-breakpoint
CREATE INDEX "cameras_position_gist" ON "cameras" USING gist ("position");--> statement-breakpoint
CREATE INDEX "footprints_ground_gist" ON "footprints" USING gist ("ground");--> statement-breakpoint
CREATE INDEX "gaps_ground_gist" ON "gaps" USING gist ("ground");--> statement-breakpoint
CREATE INDEX "gaps_site" ON "gaps" USING btree ("site_id");--> statement-breakpoint
CREATE INDEX "jurisdictions_area_gist" ON "jurisdictions" USING gist ("area");--> statement-breakpoint
CREATE INDEX "mounting_candidates_position_gist" ON "mounting_candidates" USING gist ("position");--> statement-breakpoint
CREATE INDEX "obstacles_ground_gist" ON "obstacles" USING gist ("ground");--> statement-breakpoint
CREATE INDEX "site_departments_site" ON "site_departments" USING btree ("site_id");--> statement-breakpoint
CREATE INDEX "site_parts_ground_gist" ON "site_parts" USING gist ("ground");--> statement-breakpoint
CREATE INDEX "sites_ground_gist" ON "sites" USING gist ("ground");