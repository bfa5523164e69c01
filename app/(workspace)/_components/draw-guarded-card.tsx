"use client";

import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { GuardedFieldsDto } from "@/lib/api/guarded";
import styles from "./draw-site-card.module.css";
import { useMapTools } from "./map-tools";
import { useAfterEdit } from "./use-after-edit";
import { useGuardedRemoval } from "./use-guarded-removal";
import { useWorkspaceSearch } from "./use-workspace-search";

/** Computes ground as it is drawn, with an engine that nobody needs before. */
const DrawGuarded = dynamic(() => import("./draw-guarded").then((module) => module.DrawGuarded), { ssr: false });

/** While the tool is in hand: the outline of a guarded ground, then what it is guarded for. Stays mounted, so that it can be taken back. */
export function DrawGuardedCard() {
  const t = useTranslations();
  const { tool, choose } = useMapTools();
  const { change } = useWorkspaceSearch();
  const afterEdit = useAfterEdit();
  const { remove } = useGuardedRemoval();
  if (tool !== "draw-guarded") return null;
  const onDrawn = (ground: GuardedFieldsDto) => {
    choose("draw-guarded");
    change({ guarded: ground.id, camera: undefined }, "push");
    afterEdit({ computes: false, undo: () => void remove(ground) });
  };
  return (
    <section className={styles.card} aria-label={t("tools.draw-guarded")} data-testid="draw-guarded-card">
      <Button
        className={styles.close ?? ""}
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t("draw.close")}
        onClick={() => choose("draw-guarded")}
      />
      <DrawGuarded onDrawn={onDrawn} />
    </section>
  );
}
