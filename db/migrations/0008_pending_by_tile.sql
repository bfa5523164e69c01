CREATE INDEX "coverage_pending_tile_rows" ON "coverage_pending" USING btree ("computation_id","tile_x","tile_y");--> statement-breakpoint
-- By hand from here on. Coordinates hardly shrink, and trying took longer than writing them.
alter table coverage_pending alter column shapes set storage external;
--> statement-breakpoint
alter table footprints alter column ground set storage external;
--> statement-breakpoint
alter table gaps alter column ground set storage external;
