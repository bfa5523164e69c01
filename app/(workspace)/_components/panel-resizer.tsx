"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, PointerEvent } from "react";
import { PANEL_LIMITS } from "./panel-cookie";
import styles from "./panel-resizer.module.css";
import type { PanelState } from "./use-panel";

const STEP_PX = 24;

/** The panel's right edge: drag it, or focus it and use the arrow keys. */
export function PanelResizer({ panel }: { readonly panel: PanelState }) {
  const t = useTranslations();
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) panel.setWidth(event.clientX);
  };
  const step = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -STEP_PX, ArrowRight: STEP_PX };
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    panel.setWidth(panel.width + by);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget, which <hr> is not
    <div
      className={styles.resizer}
      role="separator"
      tabIndex={0}
      aria-label={t("shell.panel.resize")}
      aria-orientation="vertical"
      aria-valuenow={panel.width}
      aria-valuemin={PANEL_LIMITS.least}
      aria-valuemax={PANEL_LIMITS.most}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={step}
    />
  );
}
