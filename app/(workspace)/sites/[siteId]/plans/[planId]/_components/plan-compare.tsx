"use client";

import { SwapOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { usePlaceName } from "@/app/_components/place-name";
import { useFigures } from "@/app/_components/use-figures";
import { useLevelName } from "@/app/(workspace)/_components/use-level-name";
import { isTooMuch, usePlanCoverage } from "@/app/(workspace)/_components/use-plan-answers";
import { useRivalPlan } from "@/app/(workspace)/_components/use-plan-on-map";
import { useWorkspaceSearch } from "@/app/(workspace)/_components/use-workspace-search";
import { Section } from "@/app/(workspace)/sites/[siteId]/_components/section";
import section from "@/app/(workspace)/sites/[siteId]/_components/section.module.css";
import { api } from "@/lib/api/client/api";
import type { PlanCoverageDto, PlanDetailDto } from "@/lib/api/plans";
import { COVERAGE_LEVELS } from "@/lib/coverage/requirement-profile";
import { comparedSites, type Figures } from "@/lib/plans/compared-sites";
import { CompareCosts } from "./compare-costs";
import { ComparePrivacy } from "./compare-privacy";
import styles from "./plan.module.css";
import { signed } from "./signed";

/** Stands for what is built among what a plan is compared with. */
const BUILT = "built";

/** What becomes of every site that a plan reaches, beside what is built or another plan of the site. */
export function PlanCompare({ plan }: { readonly plan: PlanDetailDto }) {
  const t = useTranslations();
  const id = useId();
  const { search, change } = useWorkspaceSearch();
  const { others, rival } = useRivalPlan();
  const mine = usePlanCoverage(plan);
  const theirs = usePlanCoverage(rival);
  const priced = useQuery({ ...api.plans.read.queryOptions({ input: { id: rival?.id ?? "" } }), enabled: !!rival });
  const failed = [mine, ...(rival ? [theirs, priced] : [])].find((one) => one.isError);
  const tooMuch = failed !== undefined && isTooMuch(failed.error);
  const against = rival && theirs.data && priced.data ? { detail: priced.data, coverage: theirs.data } : null;
  const ready = mine.data && (!rival || against);
  return (
    <Section title={t("plan.compare.title")}>
      {others.length > 0 && (
        <div className={styles.choice}>
          <label htmlFor={id}>{t("plan.compare.with")}</label>
          <Select
            id={id}
            size="small"
            value={rival?.id ?? BUILT}
            getPopupContainer={(field) => field.parentElement ?? document.body}
            onChange={(value) => change({ beside: value === BUILT ? undefined : value }, "push")}
            options={[
              { value: BUILT, label: t("plan.compare.built") },
              ...others.map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
        </div>
      )}
      <Button
        size="small"
        icon={<SwapOutlined aria-hidden="true" />}
        aria-pressed={search.show === "swipe"}
        onClick={() => change({ show: search.show === "swipe" ? "plan" : "swipe" }, "push")}
      >
        {t("plan.map.swipe")}
      </Button>
      {failed && (
        <p role="alert">
          {tooMuch ? t("plan.compare.tooMuch") : t("plan.compare.failed")}{" "}
          {!tooMuch && (
            <Button size="small" onClick={() => void failed.refetch()}>
              {t("plan.compare.retry")}
            </Button>
          )}
        </p>
      )}
      {!ready && !failed && <p aria-busy="true">{t("plan.compare.computing")}</p>}
      {mine.data && ready && !failed && (
        <div data-testid="plan-compare">
          {comparedSites(mine.data, against?.coverage ?? null).map((site) => (
            <SiteTable key={site.id} site={site} head={rival ? rival.name : t("plan.compare.built")} name={plan.name} />
          ))}
          <ComparePrivacy
            base={{ name: rival ? rival.name : t("plan.compare.built"), coverage: against?.coverage ?? null }}
            own={{ name: plan.name, coverage: mine.data }}
          />
          <CompareCosts
            site={plan.site}
            base={{ name: rival ? rival.name : t("plan.compare.built"), plan: against }}
            own={{ name: plan.name, plan: { detail: plan, coverage: mine.data } }}
          />
          <p className={section.note}>{t("plan.compare.note", { engine: mine.data.engine })}</p>
        </div>
      )}
    </Section>
  );
}

type Compared = PlanCoverageDto["sites"][number] & { readonly base: Figures; readonly plan: Figures };

function SiteTable(props: { readonly site: Compared; readonly head: string; readonly name: string }) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  const placeName = usePlaceName();
  const { site, head, name } = props;
  const share = (value: number | null) => (value === null ? "–" : figures.share(value));
  const rows: readonly Row[] = [
    { id: "coverage", label: t("plan.compare.coverage"), of: ({ coverage }) => coverage ?? 0, say: share },
    { id: "covered", label: t("plan.compare.covered"), of: ({ coveredM2 }) => coveredM2, say: figures.squareMetres },
    { id: "gap", label: t("plan.compare.gap"), of: ({ gapM2 }) => gapM2, say: figures.squareMetres },
    { id: "gaps", label: t("plan.compare.gaps"), of: ({ gaps }) => gaps, say: figures.count },
    ...COVERAGE_LEVELS.map((level) => ({
      id: level,
      label: t("plan.compare.level", { level: levelName(level) }),
      of: ({ levels }: Figures) => levels.find((one) => one.level === level)?.coveredM2 ?? 0,
      say: figures.squareMetres,
    })),
    { id: "cameras", label: t("plan.compare.cameras"), of: ({ cameras }) => cameras, say: figures.count },
  ];
  return (
    <>
      <p className={styles.place}>{placeName(site)}</p>
      <table className={section.rows} aria-label={placeName(site)}>
        <thead>
          <tr>
            <th scope="col">{t("plan.compare.figure")}</th>
            <th scope="col">{head}</th>
            <th scope="col">{name}</th>
            <th scope="col">{t("plan.compare.change")}</th>
          </tr>
        </thead>
        <tbody className="numeric">
          {rows.map(({ id, label, of, say }) => (
            <tr key={id} data-row={id}>
              <th scope="row">{label}</th>
              <td>{say(of(site.base))}</td>
              <td>{say(of(site.plan))}</td>
              <td className={styles.more}>{signed(of(site.plan) - of(site.base), say)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

type Row = {
  readonly id: string;
  readonly label: string;
  readonly of: (figures: Figures) => number;
  readonly say: (value: number) => string;
};
