import "server-only";
import type { PlanCostRow, PlanCostSaid } from "@/db/queries/plan-costs";
import type { PlanCostDto, PlanCostFieldsDto } from "@/lib/api/plan-costs";
import { lineAmountFen, plainQuantity } from "../plan-cost";

/** A cost line of a plan as it goes out. */
export function costOf(row: PlanCostRow): PlanCostDto {
  const fields = costFields(row);
  return { ...fields, plan: row.plan_id, amountFen: lineAmountFen(fields) };
}

/** What people edit of a cost line. */
export function costFields({
  id,
  version,
  item,
  quantity,
  unit,
  unit_price_fen,
  basis,
}: PlanCostRow): PlanCostFieldsDto {
  return { id, version, item, quantity: plainQuantity(quantity), unit, unitPriceFen: Number(unit_price_fen), basis };
}

/** A cost line as it is kept. */
export function saidOf({
  item,
  quantity,
  unit,
  unitPriceFen,
  basis,
}: Omit<PlanCostFieldsDto, "id" | "version">): PlanCostSaid {
  return { item, quantity, unit, unit_price_fen: unitPriceFen, basis };
}
