"use client";

import { DownOutlined, UpOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFigures } from "@/app/_components/use-figures";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import { addressSearch, useWorkspaceSearch } from "@/app/(workspace)/_components/use-workspace-search";
import { useStage } from "@/app/(workspace)/_components/workspace-state";
import type { GapDto, SiteDetailDto } from "@/lib/api/sites";
import { GapItem } from "./gap-item";
import styles from "./gap-section.module.css";
import { Section } from "./section";

/** As many as a person reads; the rest on demand. */
const FIRST = 8;

/** Pieces of ground not seen at their zone's level, largest first. Choosing one shows it on the map and says why. */
export function GapSection({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const { search, change } = useWorkspaceSearch();
  const { flyTo } = useStage();
  const [asked, setAsked] = useState(FIRST);
  const { gaps } = site;
  const at = gaps.findIndex(({ number }) => number === search.gap);
  const shown = gaps.slice(0, Math.max(asked, at + 1));

  const show = (gap: GapDto | undefined, how: "push" | "replace") => {
    if (!gap) return;
    change({ gap: gap.number }, how);
    flyTo(gap.bbox, 140);
  };
  const step = (by: number) => {
    const { gap } = addressSearch();
    const from = gaps.findIndex(({ number }) => number === gap);
    show(from === -1 ? gaps[by > 0 ? 0 : gaps.length - 1] : gaps[from + by], "replace");
  };
  useShortcuts({ j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1) });

  if (gaps.length === 0) {
    return (
      <Section title={t("site.gaps.title")}>
        <p>{t("site.gaps.none")}</p>
      </Section>
    );
  }
  return (
    <Section
      title={t("site.gaps.title")}
      aside={
        <span className={styles.steps}>
          <span className="numeric">{t("site.gaps.count", { count: figures.count(gaps.length) })}</span>
          <Button
            type="text"
            size="small"
            icon={<UpOutlined />}
            aria-label={`${t("site.previous")} (K)`}
            disabled={at === 0}
            onClick={() => step(-1)}
          />
          <Button
            type="text"
            size="small"
            icon={<DownOutlined />}
            aria-label={`${t("site.next")} (J)`}
            disabled={at === gaps.length - 1}
            onClick={() => step(1)}
          />
        </span>
      }
    >
      <ol className={styles.list}>
        {shown.map((gap, index) => (
          <GapItem
            key={gap.id}
            gap={gap}
            rank={index + 1}
            largest={gaps[0]?.areaM2 ?? gap.areaM2}
            open={index === at}
            onShow={() => (index === at ? change({ gap: undefined }, "push") : show(gap, "push"))}
          />
        ))}
      </ol>
      {shown.length < gaps.length && (
        <Button type="link" size="small" className={styles.more ?? ""} onClick={() => setAsked(shown.length + 40)}>
          {t("site.gaps.more", { count: figures.count(Math.min(40, gaps.length - shown.length)) })}
        </Button>
      )}
    </Section>
  );
}
