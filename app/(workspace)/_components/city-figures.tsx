"use client";

import { Popover } from "antd";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFigures } from "@/app/_components/use-figures";
import styles from "./city-figures.module.css";
import { useStage } from "./workspace-state";

// The chart's library is large, and needed only by those who open it.
const KindOverview = dynamic(() => import("./kind-overview").then((module) => module.KindOverview), { ssr: false });

/** The city in four figures. A click shows them by kind of site. */
export function CityFigures() {
  const t = useTranslations();
  const figures = useFigures();
  const [open, setOpen] = useState(false);
  const { summary, counts, coverage } = useStage().city;
  const known = coverage !== null && summary.areaM2 > 0;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      // Beside its button, so that Tab leads from one into the other.
      getPopupContainer={(button) => button.parentElement ?? document.body}
      placement="bottomRight"
      destroyOnHidden
      content={<KindOverview onChoose={() => setOpen(false)} />}
    >
      <button type="button" className={styles.figures} aria-expanded={open} title={t("shell.figures.open")}>
        <span className="visually-hidden">{t("shell.figures.label")}</span>
        <Figure
          lead
          label={t("shell.figures.coverage")}
          value={known ? figures.share(summary.coveredM2 / summary.areaM2) : t("shell.figures.notComputed")}
          note={coverage?.stale ? t("shell.figures.stale") : null}
        />
        {known && (
          <Figure
            label={t("shell.figures.gap")}
            value={t("shell.figures.hectares", { value: figures.hectares(summary.gapM2) })}
          />
        )}
        {known && (
          <Figure
            label={t("shell.figures.met")}
            value={t("shell.figures.metOf", {
              met: figures.count(summary.byState.met ?? 0),
              sites: figures.count(counts.sites),
            })}
          />
        )}
        <Figure
          label={t("shell.figures.cameras")}
          value={figures.count(counts.cameras)}
          note={
            counts.camerasUnknownDirection > 0
              ? t("shell.figures.unknown", { count: figures.count(counts.camerasUnknownDirection) })
              : null
          }
        />
      </button>
    </Popover>
  );
}

function Figure(props: {
  readonly label: string;
  readonly value: string;
  readonly note?: string | null;
  readonly lead?: boolean;
}) {
  return (
    <span className={props.lead ? styles.lead : styles.figure} title={props.note ?? undefined}>
      <span className={styles.label}>
        {props.label}
        {props.note && <span className={styles.noted} aria-hidden="true" />}
        {props.note && <span className="visually-hidden"> ({props.note})</span>}
      </span>
      <span className={`${styles.value} numeric`}>{props.value}</span>
    </span>
  );
}
