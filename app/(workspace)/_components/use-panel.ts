"use client";

import { useEffect, useMemo, useState } from "react";
import { PHONE, useMedia } from "@/app/_components/use-media";
import { PANEL_COOKIE, type PanelLayout, panelWidth, printPanelCookie } from "./panel-cookie";

/** How far the sheet of a phone is pulled up. */
export const SHEET_STOPS = ["peek", "half", "full"] as const;
export type SheetStop = (typeof SHEET_STOPS)[number];

export type PanelState = {
  readonly width: number;
  readonly open: boolean;
  readonly sheet: SheetStop;
  readonly phone: boolean;
  readonly setWidth: (width: number) => void;
  readonly setOpen: (open: boolean) => void;
  readonly setSheet: (stop: SheetStop) => void;
};

const ONE_YEAR_S = 365 * 24 * 3600;

/** Width and openness of the panel, remembered for the next visit; on a phone, how far the sheet is up. */
export function usePanel(layout: PanelLayout): PanelState {
  const [width, setWidth] = useState(layout.width);
  const [open, setOpen] = useState(layout.open);
  const [sheet, setSheet] = useState<SheetStop>("half");
  const phone = useMedia(PHONE);

  // Follows the cookie, from which the server draws the next page.
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs a secure context, which intranets lack
    document.cookie = `${PANEL_COOKIE}=${printPanelCookie({ width, open })}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
  }, [width, open]);

  return useMemo(
    () => ({ width, open, sheet, phone, setWidth: (wanted) => setWidth(panelWidth(wanted)), setOpen, setSheet }),
    [width, open, sheet, phone],
  );
}
