"use client";

import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { useLevelName } from "@/app/(workspace)/_components/use-level-name";
import section from "@/app/(workspace)/sites/[siteId]/_components/section.module.css";
import type { PlanCoverageDto } from "@/lib/api/plans";
import { COVERAGE_LEVELS } from "@/lib/coverage/requirement-profile";
import { comparedPrivacy, type PrivacySide } from "@/lib/plans/compared-privacy";
import styles from "./plan.module.css";
import { signed } from "./signed";

/** One side of the comparison: its name, and what becomes of the cameras; null for what is built. */
type Side = { readonly name: string; readonly coverage: PlanCoverageDto | null };

/** What the changed cameras take in besides public areas, and which guarded grounds they reach, with the article of each. */
export function ComparePrivacy(props: {
  readonly base: Side;
  readonly own: Side & { readonly coverage: PlanCoverageDto };
}) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  const { base, own } = props;
  const compared = comparedPrivacy(own.coverage.privacy, base.coverage?.privacy ?? null);
  const title = t("plan.compare.privacy.title");
  if (compared.cameras === 0)
    return (
      <>
        <p className={styles.place}>{title}</p>
        <p className={section.note}>{t("plan.compare.privacy.unchanged")}</p>
      </>
    );
  const row = (id: string, label: string, hint: string | undefined, of: (side: PrivacySide) => number) => (
    <tr key={id} data-row={id}>
      <th scope="row">
        {label}
        {hint && <span className={styles.said}>{hint}</span>}
      </th>
      <td>{figures.squareMetres(of(compared.base))}</td>
      <td>{figures.squareMetres(of(compared.plan))}</td>
      <td className={styles.more}>{signed(of(compared.plan) - of(compared.base), figures.squareMetres)}</td>
    </tr>
  );
  const consentOf = ({ kind, consentOn, consentDocument }: (typeof compared.grounds)[number]) => {
    if (kind === "forbidden") return t("guarded.article8");
    const consent =
      consentOn === null
        ? t("guarded.noConsent")
        : t("guarded.consented", { document: consentDocument ?? "", day: consentOn });
    return [t("guarded.article10"), consent].join(" · ");
  };
  const unmeasured = Math.max(compared.base.unmeasured, compared.plan.unmeasured);
  return (
    <>
      <p className={styles.place}>{title}</p>
      <table className={`${section.rows} ${styles.measured}`} aria-label={title} data-testid="plan-compare-privacy">
        <thead>
          <tr>
            <th scope="col">{t("plan.compare.figure")}</th>
            <th scope="col">{base.name}</th>
            <th scope="col">{own.name}</th>
            <th scope="col">{t("plan.compare.change")}</th>
          </tr>
        </thead>
        <tbody className="numeric">
          {COVERAGE_LEVELS.toReversed().map((level) =>
            row(level, t("plan.compare.privacy.outside", { level: levelName(level) }), undefined, (side) =>
              side.outside(level),
            ),
          )}
          {compared.grounds.map((ground) =>
            row(ground.id, t("plan.compare.privacy.reached", { name: ground.name }), consentOf(ground), (side) =>
              side.reached(ground.id),
            ),
          )}
        </tbody>
      </table>
      <ul className={styles.hows}>
        <li>{t("plan.compare.privacy.how", { cameras: compared.cameras })}</li>
        {compared.grounds.length === 0 && <li>{t("plan.compare.privacy.noGround")}</li>}
        {unmeasured > 0 && <li>{t("plan.compare.privacy.unmeasured", { cameras: unmeasured })}</li>}
      </ul>
    </>
  );
}
