/** How far a plan has come. A draft is changed, a submitted one waits for the police, one they agreed to may be adopted; what they return is a draft again. */
export const PLAN_STATES = ["draft", "submitted", "agreed", "adopted"] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** What the police may say of a plan: 同意, 修改后同意, 退回. */
export const PLAN_VERDICTS = ["agree", "agree-with-changes", "return"] as const;
export type PlanVerdict = (typeof PLAN_VERDICTS)[number];

/** The state of a submitted plan after a verdict. */
export function stateAfter(verdict: PlanVerdict): PlanState {
  return verdict === "return" ? "draft" : "agreed";
}

/** How many changes a plan holds at most: it is computed while somebody waits for the answer. Ours. */
export const MOST_PLAN_CHANGES = 200;
