"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import styles from "./draw-site-card.module.css";
import { useMapDrawing } from "./map-drawing";
import { useMapTools } from "./map-tools";
import { RowForm } from "./row-form";
import { RowSettings } from "./row-settings";
import { SketchActions } from "./sketch-actions";
import { ToolCard } from "./tool-card";
import { useCameraChanges } from "./use-camera-changes";
import { cameraOptions } from "./use-selection";
import { useWorkspaceSearch } from "./use-workspace-search";

/** While the tool is in hand: a line, how the cameras stand along it, and then which. Stays mounted, so that a row just placed can be taken back. */
export function RowCard() {
  const t = useTranslations();
  const { tool, choose } = useMapTools();
  const { sketch, pen, startAnew } = useMapDrawing();
  const { search } = useWorkspaceSearch();
  const { data: like = null } = useQuery(cameraOptions(search.camera));
  const { send } = useCameraChanges();
  if (tool !== "row") return null;
  const begun = sketch.points.length > 0;
  return (
    <ToolCard tool="row" close={t("row.close")} testId="row-card">
      {sketch.done ? (
        <RowForm like={like} send={send} onCancel={startAnew} onPlaced={() => choose("row")} />
      ) : (
        <div className={styles.steps} data-ready={pen !== null}>
          <h2 className={styles.title}>{t("tools.row")}</h2>
          <RowSettings disabled={false} />
          <p className={styles.hint}>{t(begun ? "measure.goOn" : "measure.begin")}</p>
          <SketchActions className={styles.actions} />
        </div>
      )}
    </ToolCard>
  );
}
