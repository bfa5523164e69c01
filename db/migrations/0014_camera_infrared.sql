ALTER TABLE "cameras" ADD COLUMN "infrared_m" double precision;--> statement-breakpoint
ALTER TABLE "cameras" ADD COLUMN "infrared_source" text;--> statement-breakpoint
ALTER TABLE "cameras" ADD CONSTRAINT "cameras_infrared_positive" CHECK ("cameras"."infrared_m" > 0);--> statement-breakpoint
ALTER TABLE "cameras" ADD CONSTRAINT "cameras_infrared_sourced" CHECK (("cameras"."infrared_m" is null) = ("cameras"."infrared_source" is null));--> statement-breakpoint
ALTER TABLE "cameras" ADD CONSTRAINT "cameras_infrared_source_known" CHECK ("cameras"."infrared_source" in ('person', 'class', 'file'));