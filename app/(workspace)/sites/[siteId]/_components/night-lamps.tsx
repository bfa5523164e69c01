"use client";

import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { aroundPoint } from "@/app/(workspace)/_components/around-point";
import { useStage } from "@/app/(workspace)/_components/workspace-state";
import type { SiteNightDto } from "@/lib/api/night";
import styles from "./night-lamps.module.css";
import section from "./section.module.css";

/** How much of the surroundings to show with a lamp, metres. */
const SURROUNDINGS_M = 40;

/** The street lamps that light some of the site, as a table: what the map shows as dots. */
export function NightLamps({ lamps }: { readonly lamps: SiteNightDto["lamps"] }) {
  const t = useTranslations();
  const figures = useFigures();
  const { flyTo } = useStage();
  if (lamps.length === 0) return <p className={section.note}>{t("night.noLamps")}</p>;
  return (
    <details className={styles.lamps}>
      <summary>{t("night.lamps", { count: lamps.length })}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={t("night.lampTable")}>
        <table className={section.rows} aria-label={t("night.lampTable")}>
          <thead>
            <tr>
              <th scope="col">{t("night.lamp")}</th>
              <th scope="col">{t("night.lampHeight")}</th>
            </tr>
          </thead>
          <tbody className="numeric">
            {lamps.map(({ osmId, position, heightM, heightStated }) => (
              <tr key={osmId}>
                <th scope="row">
                  <button
                    type="button"
                    className={section.pressable}
                    onClick={() => flyTo(aroundPoint(position, SURROUNDINGS_M))}
                  >
                    {osmId}
                  </button>
                </th>
                <td>
                  {figures.metres(heightM)}
                  {!heightStated && <span className={section.ours}>{t("night.ours")}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
