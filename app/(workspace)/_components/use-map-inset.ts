"use client";

import { useEffect, useMemo, useState } from "react";
import type { PanelState, SheetStop } from "./use-panel";

const NOTHING = { left: 0, right: 0, top: 0, bottom: 0 } as const;

/** As in panel.module.css. */
const SHEET_SHARE = 0.46;
const SHEET_PEEK_PX = 116;

/** Which part of the map the panel covers, pixels. A sheet pulled up fully leaves nothing: the map then keeps to what the half sheet would. */
export function useMapInset({ open, width, phone, sheet }: PanelState) {
  const height = useStageHeight();
  return useMemo(() => {
    if (phone) return { ...NOTHING, bottom: covered(sheet, height) };
    return open ? { ...NOTHING, left: width } : NOTHING;
  }, [open, width, phone, sheet, height]);
}

function covered(sheet: SheetStop, height: number): number {
  return sheet === "peek" ? SHEET_PEEK_PX : Math.round(height * SHEET_SHARE);
}

function useStageHeight(): number {
  const [height, setHeight] = useState(0);
  // Follows the stage's size, which the window and the phone's own bars decide.
  useEffect(() => {
    const stage = document.querySelector("main");
    if (!stage) return;
    const observer = new ResizeObserver(() => setHeight(stage.clientHeight));
    observer.observe(stage);
    return () => observer.disconnect();
  }, []);
  return height;
}
