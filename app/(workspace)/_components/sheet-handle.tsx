"use client";

import { useTranslations } from "next-intl";
import { type PointerEvent, useRef } from "react";
import styles from "./sheet-handle.module.css";
import { type PanelState, SHEET_STOPS, type SheetStop } from "./use-panel";

/** A pull shorter than this is a tap. */
const PULL_PX = 24;

/** The grip of a phone's sheet: pull it up or down a stop, or tap it to go to the next. */
export function SheetHandle({ panel }: { readonly panel: PanelState }) {
  const t = useTranslations();
  const from = useRef<number | null>(null);
  const pulled = useRef(false);
  const step = (by: number) => {
    const next = SHEET_STOPS[SHEET_STOPS.indexOf(panel.sheet) + by];
    if (next) panel.setSheet(next);
  };
  const release = (event: PointerEvent) => {
    if (from.current === null) return;
    const moved = event.clientY - from.current;
    from.current = null;
    pulled.current = Math.abs(moved) >= PULL_PX;
    if (pulled.current) step(moved < 0 ? 1 : -1);
  };
  return (
    <button
      type="button"
      className={styles.handle}
      aria-label={t("shell.panel.sheet")}
      aria-expanded={panel.sheet !== "peek"}
      aria-controls="panel"
      onPointerDown={(event) => {
        from.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={release}
      onClick={() => {
        if (!pulled.current) panel.setSheet(AFTER_TAP[panel.sheet]);
        pulled.current = false;
      }}
    />
  );
}

const AFTER_TAP: Readonly<Record<SheetStop, SheetStop>> = { peek: "half", half: "full", full: "peek" };
