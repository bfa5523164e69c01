"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { GuardedFieldsDto } from "@/lib/api/guarded";
import { useMapTools } from "./map-tools";
import { ToolCard } from "./tool-card";
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
    <ToolCard tool="draw-guarded" close={t("draw.close")} testId="draw-guarded-card">
      <DrawGuarded onDrawn={onDrawn} />
    </ToolCard>
  );
}
