export const PANEL_COOKIE = "sightline-panel";
export const PANEL_LIMITS = { least: 400, most: 760, usual: 560 } as const;

export type PanelLayout = { readonly width: number; readonly open: boolean };

/** Keeps a width, pixels, within what the panel can be. */
export function panelWidth(wanted: number): number {
  return Math.round(Math.min(PANEL_LIMITS.most, Math.max(PANEL_LIMITS.least, wanted)));
}

/** Reads `width.open`; anything else is the usual panel, so that the server draws the panel the visitor left. */
export function readPanelCookie(value: string | undefined): PanelLayout {
  const [width = "", open] = (value ?? "").split(".");
  return { width: /^\d{1,4}$/.test(width) ? panelWidth(Number(width)) : PANEL_LIMITS.usual, open: open !== "0" };
}

/** What `readPanelCookie` reads back. */
export function printPanelCookie({ width, open }: PanelLayout): string {
  return `${width}.${open ? 1 : 0}`;
}
