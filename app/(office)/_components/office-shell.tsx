"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Bar } from "@/app/_components/bar";
import { CommandsProvider } from "@/app/_components/commands";
import { firstScreen } from "@/app/_components/screens";
import { useViewer } from "@/app/_components/viewer";
import { OfficeNav } from "./office-nav";
import styles from "./office-shell.module.css";

/** The shell of the screens beside the map: the bar with the navigation in it, and one sheet that scrolls. */
export function OfficeShell({ children }: { readonly children: ReactNode }) {
  const t = useTranslations();
  const viewer = useViewer();
  return (
    <CommandsProvider>
      <div className={styles.shell}>
        <a className={styles.skip} href="#content">
          {t("office.skip")}
        </a>
        <Bar home={{ href: firstScreen(viewer?.actions ?? []), label: t("office.home") }}>
          <OfficeNav />
        </Bar>
        <main id="content" className={styles.sheet} tabIndex={-1}>
          {children}
        </main>
        <div id="dialogs" />
      </div>
    </CommandsProvider>
  );
}
