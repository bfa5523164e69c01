"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { COVERAGE_TARGET, POINT_THRESHOLD, TARGET_HEIGHT_M } from "@/lib/coverage/requirement-profile";
import styles from "./help.module.css";
import { useLevelName } from "./use-level-name";
import { useStage } from "./workspace-state";

const CONDITIONS = ["seen1", "seen2", "seen3", "seen4", "seen5"] as const;

/** How every figure comes about, in words. */
export function HelpMethod() {
  const t = useTranslations();
  const format = useFormatter();
  const figures = useFigures();
  const levelName = useLevelName();
  const { coverage, levels } = useStage().city;
  return (
    <div className={styles.text}>
      <h2>{t("help.method.seen")}</h2>
      <p>{t("help.method.seenText", { height: figures.metres(coverage?.targetHeightM ?? TARGET_HEIGHT_M) })}</p>
      <ol>
        {CONDITIONS.map((condition) => (
          <li key={condition}>{t(`help.method.${condition}`)}</li>
        ))}
      </ol>
      <h2>{t("help.method.levels")}</h2>
      <table className={`${styles.levels} numeric`}>
        <tbody>
          {levels.map(({ id, pixelsPerMetre, standard, verified }) => (
            <tr key={id}>
              <th scope="row">{levelName(id)}</th>
              <td>{figures.density(pixelsPerMetre)}</td>
              <td>
                {t("help.method.levelSource", { source: standard })}
                {!verified && ` · ${t("help.method.unverified")}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t("help.method.coverage")}</h2>
      <p>
        {t("help.method.coverageText", {
          target: figures.share(COVERAGE_TARGET),
          point: figures.share(coverage?.pointThreshold ?? POINT_THRESHOLD),
        })}
      </p>
      <h2>{t("help.method.unknown")}</h2>
      <p>{t("help.method.unknownText")}</p>
      <h2>{t("help.method.moving")}</h2>
      <p>{t("help.method.movingText")}</p>
      <h2>{t("help.method.depth")}</h2>
      <p>{t("help.method.depthText")}</p>
      <h2>{t("help.method.guarded")}</h2>
      <p>{t("help.method.guardedText")}</p>
      <h2>{t("incidental.title")}</h2>
      <p>{t("help.method.incidentalText")}</p>
      <h2>{t("help.method.rounding")}</h2>
      <p>{t("help.method.roundingText")}</p>
      {coverage && (
        <p className="quiet">
          {t("help.method.lastRun", {
            at: format.dateTime(new Date(coverage.computedAt), { dateStyle: "long", timeStyle: "short" }),
            seconds: format.number(coverage.durationMs / 1000, { maximumFractionDigits: 1 }),
          })}
        </p>
      )}
    </div>
  );
}
