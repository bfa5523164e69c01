import "server-only";
import type { PlanCommentRow } from "@/db/queries/plan-remarks";
import type { PlanCommentDto } from "@/lib/api/plans";
import { instant } from "./stored-plan";

/** A comment as it goes out. */
export function commentOf(row: PlanCommentRow): PlanCommentDto {
  const { id, version, lon, lat, text, resolved } = row;
  return {
    ...{ id, version, plan: row.plan_id, position: [lon, lat] },
    ...{ text, author: row.author_name, at: instant(row.at), resolved },
  };
}
