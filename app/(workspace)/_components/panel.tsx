"use client";

import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "./panel.module.css";
import { PanelResizer } from "./panel-resizer";
import { SheetHandle } from "./sheet-handle";
import type { PanelState } from "./use-panel";

/** What lies beside the map: a column that can be widened or put away, on a phone a sheet that can be pulled up. */
export function Panel({ panel, children }: { readonly panel: PanelState; readonly children: ReactNode }) {
  const t = useTranslations();
  const { open, setOpen } = panel;
  const label = open ? t("shell.panel.collapse") : t("shell.panel.expand");
  return (
    <div className={styles.frame} data-open={open} data-sheet={panel.sheet}>
      <div id="panel" className={styles.panel} tabIndex={-1} inert={!open && !panel.phone}>
        <SheetHandle panel={panel} />
        <div className={styles.content}>{children}</div>
      </div>
      {open && <PanelResizer panel={panel} />}
      <button
        type="button"
        className={styles.toggle}
        aria-label={label}
        aria-expanded={open}
        aria-controls="panel"
        onClick={() => setOpen(!open)}
      >
        {open ? <LeftOutlined /> : <RightOutlined />}
      </button>
    </div>
  );
}
