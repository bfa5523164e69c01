"use client";

import { DeleteOutlined, EditOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFigures } from "@/app/_components/use-figures";
import { useMay } from "@/app/(workspace)/_components/use-may";
import { usePlanAct } from "@/app/(workspace)/_components/use-plan-act";
import { Section } from "@/app/(workspace)/sites/[siteId]/_components/section";
import section from "@/app/(workspace)/sites/[siteId]/_components/section.module.css";
import { api } from "@/lib/api/client/api";
import type { PlanCostDto } from "@/lib/api/plan-costs";
import type { PlanDetailDto } from "@/lib/api/plans";
import { MOST_PLAN_COSTS } from "@/lib/plans/plan-cost";
import { AddedCost, EditedCost } from "./cost-form";
import styles from "./plan.module.css";

/** What a plan costs, line by line; a draft's lines are written here. */
export function PlanCosts({ plan }: { readonly plan: PlanDetailDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const { acting, act } = usePlanAct();
  const edits = useMay("plans.edit") && plan.state === "draft";
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const edited = plan.costs.find(({ id }) => id === editing);
  const remove = ({ id, version }: PlanCostDto) => {
    if (!acting) void act(api.plans.removeCost.call({ id }, { context: { basedOn: { id, version } } }));
  };
  return (
    <Section title={t("plan.costs.title")}>
      {plan.costs.length === 0 && <p className={section.note}>{t(edits ? "plan.costs.none" : "plan.costs.left")}</p>}
      {plan.costs.length > 0 && (
        <table
          className={`${section.rows} ${styles.costs}`}
          aria-label={t("plan.costs.title")}
          data-testid="plan-costs"
        >
          <thead>
            <tr>
              <th scope="col">{t("plan.costs.item")}</th>
              <th scope="col">{t("plan.costs.quantity")}</th>
              <th scope="col">{t("plan.costs.unitPrice")}</th>
              <th scope="col" title={t("plan.costs.amountHow")}>
                {t("plan.costs.amount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.costs.map((cost) => (
              <tr key={cost.id}>
                <th scope="row">
                  <span className={styles.costItem}>
                    <span className={styles.costName}>{cost.item}</span>
                    {edits && (
                      <span className={styles.costActs}>
                        <Button
                          type="text"
                          size="small"
                          icon={<EditOutlined />}
                          aria-label={t("plan.costs.edit", { item: cost.item })}
                          title={t("plan.costs.edit", { item: cost.item })}
                          onClick={() => setEditing(cost.id)}
                        />
                        <Button
                          type="text"
                          size="small"
                          icon={<DeleteOutlined />}
                          aria-label={t("plan.costs.remove", { item: cost.item })}
                          title={t("plan.costs.remove", { item: cost.item })}
                          aria-disabled={acting}
                          onClick={() => remove(cost)}
                        />
                      </span>
                    )}
                  </span>
                  {cost.basis !== null && (
                    <span className={styles.said}>{t("plan.costs.basisSaid", { basis: cost.basis })}</span>
                  )}
                </th>
                <td className="numeric">
                  {t("plan.costs.quantitySaid", { quantity: cost.quantity, unit: cost.unit })}
                </td>
                <td className="numeric">{figures.yuan(cost.unitPriceFen)}</td>
                <td className="numeric">{figures.yuan(cost.amountFen)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2} title={t("plan.costs.totalHow")}>
                {t("plan.costs.total")}
              </th>
              <td className="numeric" colSpan={2} data-testid="plan-total">
                {figures.yuan(plan.totalFen)}
              </td>
            </tr>
          </tfoot>
        </table>
      )}
      {edits && edited && <EditedCost key={edited.id} cost={edited} onClose={() => setEditing(null)} />}
      {edits && adding && <AddedCost plan={plan.id} onClose={() => setAdding(false)} />}
      {edits && !adding && plan.costs.length < MOST_PLAN_COSTS && (
        <div className={styles.acts}>
          <Button size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t("plan.costs.add")}
          </Button>
        </div>
      )}
    </Section>
  );
}
