CREATE TABLE "plan_costs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"item" text NOT NULL,
	"quantity" numeric(8, 3) NOT NULL,
	"unit" text NOT NULL,
	"unit_price_fen" bigint NOT NULL,
	"basis" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "plan_costs_item_said" CHECK (btrim("plan_costs"."item") <> '' and char_length("plan_costs"."item") <= 120),
	CONSTRAINT "plan_costs_quantity_positive" CHECK ("plan_costs"."quantity" > 0),
	CONSTRAINT "plan_costs_unit_said" CHECK (btrim("plan_costs"."unit") <> ''),
	CONSTRAINT "plan_costs_unit_price_bounded" CHECK ("plan_costs"."unit_price_fen" between 0 and 1000000000),
	CONSTRAINT "plan_costs_basis_said" CHECK (btrim("plan_costs"."basis") <> '')
);
--> statement-breakpoint
ALTER TABLE "plan_costs" ADD CONSTRAINT "plan_costs_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_costs_plan" ON "plan_costs" USING btree ("plan_id");--> statement-breakpoint
-- From here on by hand: drizzle knows no row security (docs/adr/0007).
alter table plan_costs enable row level security, force row level security
--> statement-breakpoint
create policy scope on plan_costs for all
  using (exists (select from plans where plans.id = plan_costs.plan_id))
  with check (exists (select from plans where plans.id = plan_costs.plan_id))
