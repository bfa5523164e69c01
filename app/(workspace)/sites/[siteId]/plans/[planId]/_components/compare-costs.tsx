"use client";

import { useTranslations } from "next-intl";
import { usePlaceName } from "@/app/_components/place-name";
import { useFigures } from "@/app/_components/use-figures";
import section from "@/app/(workspace)/sites/[siteId]/_components/section.module.css";
import type { PlanCoverageDto, PlanDetailDto } from "@/lib/api/plans";
import { type Money, type PlanMoney, planMoney } from "@/lib/plans/plan-money";
import styles from "./plan.module.css";

const FIGURES = ["total", "perM2", "perMetre"] as const;

/** One side of the comparison: its name, and the plan with what becomes of the sites; null for what is built. */
export type CostSide = {
  readonly name: string;
  readonly plan: { readonly detail: PlanDetailDto; readonly coverage: PlanCoverageDto } | null;
};

/** What either side costs, as a whole and for what it buys at the site. */
export function CompareCosts(props: { readonly site: string; readonly base: CostSide; readonly own: CostSide }) {
  const t = useTranslations();
  const figures = useFigures();
  const placeName = usePlaceName();
  const { site, base, own } = props;
  const named = own.plan?.coverage.sites.find((one) => one.id === site);
  const at = { site: named ? placeName(named) : "" };
  const [before, after] = [moneyOf(base, site), moneyOf(own, site)];
  const reasons = new Set([before, after].flatMap((money) => FIGURES.flatMap((one) => whyNot(money[one]) ?? [])));
  const say = (money: Money) => {
    if ("fen" in money) return <td>{figures.yuan(money.fen)}</td>;
    return <td title={t(`plan.compare.costs.why.${money.why}`, at)}>–</td>;
  };
  return (
    <>
      <p className={styles.place}>{t("plan.compare.costs.title")}</p>
      <table className={section.rows} aria-label={t("plan.compare.costs.title")} data-testid="plan-compare-costs">
        <thead>
          <tr>
            <th scope="col">{t("plan.compare.figure")}</th>
            <th scope="col">{base.name}</th>
            <th scope="col">{own.name}</th>
            <th scope="col">{t("plan.compare.change")}</th>
          </tr>
        </thead>
        <tbody className="numeric">
          {FIGURES.map((one) => (
            <tr key={one} data-row={one}>
              <th scope="row" title={t(`plan.compare.costs.how.${one}`, at)}>
                {t(`plan.compare.costs.${one}`)}
              </th>
              {say(before[one])}
              {say(after[one])}
              <td className={styles.more}>{difference(before[one], after[one], figures.yuan)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.hows}>
        {(["perM2", "perMetre"] as const).map((one) => (
          <li key={one}>
            {t("plan.compare.costs.said", {
              figure: t(`plan.compare.costs.${one}`),
              how: t(`plan.compare.costs.how.${one}`, at),
            })}
          </li>
        ))}
        {[...reasons].map((why) => (
          <li key={why}>
            {t("plan.compare.costs.said", { figure: "–", how: t(`plan.compare.costs.why.${why}`, at) })}
          </li>
        ))}
      </ul>
    </>
  );
}

function whyNot(money: Money) {
  return "why" in money ? money.why : null;
}

function moneyOf({ plan }: CostSide, id: string): PlanMoney {
  const site = plan?.coverage.sites.find((one) => one.id === id);
  const measured = {
    builtM2: site?.built.coveredM2 ?? 0,
    plannedM2: site?.planned.coveredM2 ?? 0,
    lengthM: site?.lengthM ?? null,
  };
  return planMoney(plan && { totalFen: plan.detail.totalFen, lines: plan.detail.costs.length }, measured);
}

/** How much more one sum is than another; nothing where there are not two, or no difference. */
function difference(from: Money, to: Money, say: (fen: number) => string): string {
  if (!("fen" in from && "fen" in to) || from.fen === to.fen) return "–";
  return `${to.fen > from.fen ? "+" : "−"}${say(Math.abs(to.fen - from.fen))}`;
}
