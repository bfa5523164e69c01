"use client";

import { useTranslations } from "next-intl";
import { KindIcon } from "@/app/_components/kind-icon";
import { useFigures } from "@/app/_components/use-figures";
import { KindChart } from "./kind-chart";
import styles from "./kind-overview.module.css";
import { useWorkspaceSearch } from "./use-workspace-search";
import { useStage } from "./workspace-state";

/** The city's figures by kind of site, worst gap first; a row filters the list. */
export function KindOverview({ onChoose }: { readonly onChoose: () => void }) {
  const t = useTranslations();
  const figures = useFigures();
  const { change } = useWorkspaceSearch();
  const { summary } = useStage().city;
  const rows = summary.byKind.toSorted((a, b) => b.areaM2 - b.coveredM2 - (a.areaM2 - a.coveredM2));
  return (
    <section className={styles.overview} aria-label={t("overview.title")}>
      <KindChart rows={rows} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("overview.kind")}</th>
            <th scope="col">{t("overview.met")}</th>
            <th scope="col">{t("overview.share")}</th>
            <th scope="col">{t("overview.gap")}</th>
          </tr>
        </thead>
        <tbody className="numeric">
          {rows.map((row) => (
            <tr key={row.kind}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.kind}
                  onClick={() => {
                    change({ kind: [row.kind], page: 1 }, "push");
                    onChoose();
                  }}
                >
                  <KindIcon kind={row.kind} size={14} />
                  {t(`kind.${row.kind}`)}
                </button>
              </th>
              <td>{t("shell.figures.metOf", { met: figures.count(row.met), sites: figures.count(row.sites) })}</td>
              <td>{row.areaM2 > 0 ? figures.share(row.coveredM2 / row.areaM2) : "–"}</td>
              <td>{t("shell.figures.hectares", { value: figures.hectares(row.areaM2 - row.coveredM2) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{t("overview.note")}</p>
    </section>
  );
}
