"use client";

import { Button, Segmented } from "antd";
import { useTranslations } from "next-intl";
import { isTooMuch } from "@/app/(workspace)/_components/use-plan-answers";
import { usePlanOnMap } from "@/app/(workspace)/_components/use-plan-on-map";
import { useWorkspaceSearch } from "@/app/(workspace)/_components/use-workspace-search";
import { Section } from "@/app/(workspace)/sites/[siteId]/_components/section";
import section from "@/app/(workspace)/sites/[siteId]/_components/section.module.css";
import type { PlanDetailDto } from "@/lib/api/plans";
import { PLAN_SIGNS } from "@/lib/plans/plan-change";
import { PLAN_VIEWS } from "@/lib/url/workspace-search";
import styles from "./plan.module.css";

/** What the map shows: what is built, the plan, or the plan beside what it is compared with; and what the signs of its cameras say. */
export function PlanView({ plan }: { readonly plan: PlanDetailDto }) {
  const t = useTranslations();
  const { search, change } = useWorkspaceSearch();
  const { failed, computing } = usePlanOnMap();
  const tooMuch = failed !== null && isTooMuch(failed.error);
  const kinds = [...new Set(plan.cameras.map(({ kind }) => kind))];
  return (
    <Section title={t("plan.map.title")}>
      <Segmented
        className={styles.view}
        size="small"
        block
        aria-label={t("plan.map.title")}
        value={search.show}
        options={PLAN_VIEWS.map((value) => ({ value, label: t(`plan.map.view.${value}`) }))}
        onChange={(show) => change({ show }, "push")}
      />
      {kinds.length > 0 && (
        <ul className={styles.signs} aria-label={t("plan.map.signs")}>
          {kinds.map((kind) => (
            <li key={kind}>
              <span className={styles.sign} data-kind={kind} aria-hidden="true">
                {PLAN_SIGNS[kind]}
              </span>
              {t(`plan.kind.${kind}`)}
            </li>
          ))}
        </ul>
      )}
      {computing && !failed && (
        <p className={section.note} aria-busy="true">
          {t("plan.compare.computing")}
        </p>
      )}
      {failed && (
        <p role="alert">
          {t(tooMuch ? "plan.compare.tooMuch" : "plan.map.failed")}{" "}
          {!tooMuch && (
            <Button size="small" onClick={() => void failed.refetch()}>
              {t("plan.compare.retry")}
            </Button>
          )}
        </p>
      )}
      {search.show !== "built" && !computing && !failed && <p className={section.note}>{t("plan.map.note")}</p>}
    </Section>
  );
}
