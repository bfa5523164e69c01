"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useHydrated } from "@/app/_components/use-hydrated";
import { useOpenPlan } from "@/app/(workspace)/_components/plan-in-hand";
import { siteOptions } from "@/app/(workspace)/_components/use-selection";
import { addressSearch } from "@/app/(workspace)/_components/use-workspace-search";
import { useStage } from "@/app/(workspace)/_components/workspace-state";
import styles from "@/app/(workspace)/sites/[siteId]/_components/site-screen.module.css";
import { api } from "@/lib/api/client/api";
import type { PlanDetailDto } from "@/lib/api/plans";
import { PlanChanges } from "./plan-changes";
import { PlanComments } from "./plan-comments";
import { PlanCompare } from "./plan-compare";
import { PlanCosts } from "./plan-costs";
import { PlanHead } from "./plan-head";
import { PlanReview } from "./plan-review";
import { PlanView } from "./plan-view";

/** One plan, beside the map that shows it: its changes, their figures, and what is said of it. */
export function PlanScreen({ initial }: { readonly initial: PlanDetailDto }) {
  const { flyTo } = useStage();
  const { data: plan = initial } = useQuery({
    ...api.plans.read.queryOptions({ input: { id: initial.id } }),
    initialData: initial,
  });
  const { data: found } = useQuery(siteOptions(plan.site));
  // The map may have asked for it before this page comes alive, and the server's page is without it.
  const site = useHydrated() ? found : undefined;
  useOpenPlan(plan);
  const looked = useRef(false);
  // Follows the site: whoever comes by a link without a view sees where the plan is.
  useEffect(() => {
    if (!site || looked.current) return;
    looked.current = true;
    if (!addressSearch().at) flyTo(site.bbox, 80);
  }, [site, flyTo]);
  return (
    <article className={styles.screen}>
      <PlanHead plan={plan} site={site} />
      <div className={styles.body}>
        <PlanView plan={plan} />
        <PlanChanges plan={plan} site={site} />
        <PlanCosts plan={plan} />
        <PlanCompare plan={plan} />
        <PlanReview plan={plan} />
        <PlanComments plan={plan} />
      </div>
    </article>
  );
}
