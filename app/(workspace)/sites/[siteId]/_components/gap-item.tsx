"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useFigures } from "@/app/_components/use-figures";
import { useLevelName } from "@/app/(workspace)/_components/use-level-name";
import type { GapDto } from "@/lib/api/sites";
import { BlockerLine } from "./blocker-line";
import styles from "./gap-section.module.css";
import { rankedReasons } from "./ranked-reasons";
import { ReasonBar } from "./reason-bar";
import { ReasonKey } from "./reason-key";

type Props = {
  readonly gap: GapDto;
  readonly rank: number;
  /** Area of the largest gap of the site, m²: the bars' common scale. */
  readonly largest: number;
  readonly open: boolean;
  readonly onShow: () => void;
};

/** One gap: how large, where, and, once chosen, why no camera sees it and what stands in the way. */
export function GapItem({ gap, rank, largest, open, onShow }: Props) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  const item = useRef<HTMLLIElement>(null);

  // Follows a gap chosen on the map or by keyboard, whose line may lie out of sight.
  useEffect(() => {
    if (open) item.current?.scrollIntoView({ block: "nearest" });
  }, [open]);

  return (
    <li ref={item} className={styles.gap} data-open={open}>
      <button type="button" className={`${styles.head} numeric`} aria-expanded={open} onClick={onShow}>
        <span className="visually-hidden">{t("site.gaps.show", { rank })}</span>
        <span className={styles.rank} aria-hidden="true">
          {rank}
        </span>
        <span className={styles.area}>{figures.squareMetres(gap.areaM2)}</span>
        <span className={styles.where}>
          {t("site.gaps.place", { role: t(`role.${gap.role}`), level: levelName(gap.level) })}
        </span>
        <ReasonBar reasons={gap.reasons} length={Math.sqrt(gap.areaM2 / largest)} />
      </button>
      {open && <Why gap={gap} />}
    </li>
  );
}

function Why({ gap }: { readonly gap: GapDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const reasons = rankedReasons(gap.reasons);
  return (
    <div className={styles.why}>
      <div>
        <h4>{t("site.gaps.why")}</h4>
        <ul className="numeric">
          {reasons.map(({ reason, share }) => (
            <li key={reason} className={styles.reason}>
              <ReasonKey reason={reason} />
              <span>{figures.share(share)}</span>
              <span>
                <strong>{t(`reason.${reason}`)}</strong> <span className="quiet">{t(`reasonExplained.${reason}`)}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
      {(gap.reasons.occluded ?? 0) > 0 && (
        <div>
          <h4>{t("site.gaps.blockers")}</h4>
          {gap.blockers.length === 0 && <p>{t("site.gaps.noBlockers")}</p>}
          <ul>
            {gap.blockers.map((blocker) => (
              <BlockerLine key={blocker.id} blocker={blocker} />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
