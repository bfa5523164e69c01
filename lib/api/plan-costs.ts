import { z } from "zod";
import { PLAN_COST_LIMITS, QUANTITY } from "@/lib/plans/plan-cost";
import { lineOfText } from "./edit-fields";

/**
 * One cost line of a plan, at one version: how much of what, at what price. `quantity` is a decimal text, to the thousandth; money is integer 分; `basis` is where the
 * price comes from, null where nobody said. `amountFen` is quantity × unit price, a half 分 rounded up.
 */
export const planCostDto = z.object({
  id: z.uuid(),
  version: z.int(),
  plan: z.uuid(),
  item: z.string(),
  quantity: z.string(),
  unit: z.string(),
  unitPriceFen: z.int(),
  basis: z.string().nullable(),
  amountFen: z.int(),
});

/** What people edit of a cost line. */
export const planCostFieldsDto = planCostDto.omit({ plan: true, amountFen: true });

const item = lineOfText(PLAN_COST_LIMITS.item);
const unit = lineOfText(PLAN_COST_LIMITS.unit);
const basis = lineOfText(PLAN_COST_LIMITS.basis);
const quantity = z.string().regex(QUANTITY, "must be above 0 and below 100000, with 3 decimals at most");
const unitPriceFen = z.int().min(0).max(PLAN_COST_LIMITS.unitPriceFen);

/** One more cost line of a draft. */
export const planCost = z.strictObject({ plan: z.uuid(), item, quantity, unit, unitPriceFen, basis: basis.optional() });

/** A change of a cost line: what is left out stays. */
export const planCostEdit = z
  .strictObject({
    id: z.uuid(),
    item: item.optional(),
    quantity: quantity.optional(),
    unit: unit.optional(),
    unitPriceFen: unitPriceFen.optional(),
    basis: basis.nullable().optional(),
  })
  .refine(
    ({ id: _, ...wanted }) => Object.values(wanted).some((value) => value !== undefined),
    "name what to change: item, quantity, unit, unitPriceFen or basis",
  );

export type PlanCostDto = z.infer<typeof planCostDto>;
export type PlanCostFieldsDto = z.infer<typeof planCostFieldsDto>;
export type PlanCost = z.infer<typeof planCost>;
export type PlanCostEdit = z.infer<typeof planCostEdit>;
