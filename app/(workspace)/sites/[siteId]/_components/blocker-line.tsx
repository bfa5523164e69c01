"use client";

import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import type { GapDto } from "@/lib/api/sites";
import styles from "./gap-section.module.css";
import { useObstacleWords } from "./use-obstacle-words";

/** Something that stands between cameras and a gap: its name, how high it reaches, and how we know. */
export function BlockerLine({ blocker }: { readonly blocker: GapDto["blockers"][number] }) {
  const t = useTranslations();
  const figures = useFigures();
  const words = useObstacleWords();
  return (
    <li className={`${styles.blocker} numeric`}>
      <span>{blocker.name ?? t("site.gaps.blockerUnnamed", { kind: words.kind(blocker.kind) })}</span>
      <span>{t("site.gaps.blockerTop", { height: figures.metres(blocker.topM) })}</span>
      <span>{words.heightSource(blocker.heightSource)}</span>
      {blocker.osmId && <span>{blocker.osmId}</span>}
    </li>
  );
}
