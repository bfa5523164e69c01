"use client";

import { ArrowLeftOutlined, BranchesOutlined, DeleteOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePlaceName } from "@/app/_components/place-name";
import { beginOpening } from "@/app/(workspace)/_components/page-opening";
import { unfollowed } from "@/app/(workspace)/_components/unfollowed";
import { useMay } from "@/app/(workspace)/_components/use-may";
import { usePlanAct } from "@/app/(workspace)/_components/use-plan-act";
import { useSiteHref } from "@/app/(workspace)/_components/use-site-href";
import { PlanForm } from "@/app/(workspace)/sites/[siteId]/_components/plan-form";
import styles from "@/app/(workspace)/sites/[siteId]/_components/site-head.module.css";
import { usePlanHref } from "@/app/(workspace)/sites/[siteId]/_components/use-plan-href";
import { api } from "@/lib/api/client/api";
import type { PlanDetailDto } from "@/lib/api/plans";
import type { SiteDetailDto } from "@/lib/api/sites";
import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import own from "./plan.module.css";

/** What plan this is and how far it has come, and what may be done with it next. */
export function PlanHead({ plan, site }: { readonly plan: PlanDetailDto; readonly site: SiteDetailDto | undefined }) {
  const t = useTranslations();
  const placeName = usePlaceName();
  const siteHref = useSiteHref();
  const planHref = usePlanHref();
  const mayEdit = useMay("plans.edit");
  const { acting, act } = usePlanAct();
  const router = useRouter();
  const queries = useQueryClient();
  const [branching, setBranching] = useState(false);
  const { id, version, state } = plan;
  const back = siteHref(plan.site);
  const origin = planHref(plan.site, plan.branchedFrom?.id ?? id);
  const step = (which: "submit" | "adopt") =>
    void act(api.plans[which].call({ id, version }, { context: { idempotencyKey: crypto.randomUUID() } }));
  const remove = async () => {
    // First its page is left: nobody asks again for what is gone.
    beginOpening(back);
    router.push(back);
    await unfollowed(queries, id);
    const removed = await act(api.plans.remove.call({ id }, { context: { basedOn: { id, version } } }));
    if (!removed) router.push(planHref(plan.site, id));
  };
  const dated = plan.adoptedAt ?? plan.submittedAt ?? plan.createdAt;
  return (
    <header className={styles.head}>
      <div className={styles.bar}>
        <Link className={styles.back} href={back} onNavigate={() => beginOpening(back)}>
          <ArrowLeftOutlined aria-hidden="true" />
          {site ? placeName(site) : t("plan.backToSite")}
        </Link>
      </div>
      <h2 className={styles.name}>{plan.name}</h2>
      <p className={styles.facts}>
        <span className={styles.state} data-testid="plan-state">
          {t(`plan.state.${state === "draft" && plan.verdict === "return" ? "returned" : state}`)}
        </span>
        <span className={styles.fact}>{shanghaiTime(dated).slice(0, 10)}</span>
        {plan.author && <span className={styles.fact}>{t("plan.author", { name: plan.author })}</span>}
        {plan.branchedFrom && (
          <span className={styles.fact}>
            {t("plan.branchedFrom")}
            <Link href={origin} onNavigate={() => beginOpening(origin)}>
              {plan.branchedFrom.name}
            </Link>
          </span>
        )}
      </p>
      <p className={own.basis}>{t("plan.basisSaid", { basis: plan.basis })}</p>
      {mayEdit && (
        <div className={own.acts}>
          {state === "draft" && (
            <Button
              type="primary"
              size="small"
              disabled={plan.changes === 0}
              aria-disabled={acting}
              title={plan.changes === 0 ? t("edit.problem.empty") : ""}
              onClick={() => !acting && step("submit")}
            >
              {t("plan.submit")}
            </Button>
          )}
          {state === "agreed" && (
            <Button type="primary" size="small" aria-disabled={acting} onClick={() => !acting && step("adopt")}>
              {t("plan.adopt")}
            </Button>
          )}
          {!branching && (
            <Button size="small" icon={<BranchesOutlined />} onClick={() => setBranching(true)}>
              {t("plan.branch")}
            </Button>
          )}
          {state === "draft" && plan.verdict === null && (
            <Popconfirm
              title={t("plan.removeAsk")}
              okText={t("plan.remove")}
              okType="danger"
              cancelText={t("edit.cancel")}
              onConfirm={remove}
            >
              <Button size="small" icon={<DeleteOutlined aria-hidden="true" />} aria-disabled={acting}>
                {t("plan.remove")}
              </Button>
            </Popconfirm>
          )}
        </div>
      )}
      {state === "agreed" && mayEdit && <p className={own.note}>{t("plan.adoptNote")}</p>}
      {branching && <PlanForm siteId={plan.site} branchOf={plan} onClose={() => setBranching(false)} />}
    </header>
  );
}
