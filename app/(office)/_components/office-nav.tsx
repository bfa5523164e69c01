"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { ScreenIcon } from "@/app/_components/screen-icon";
import { screensFor } from "@/app/_components/screens";
import { useViewer } from "@/app/_components/viewer";
import styles from "./office-nav.module.css";

/** The screens of the person: in the bar, on a phone at the lower edge. */
export function OfficeNav() {
  const t = useTranslations();
  const pathname = usePathname();
  const viewer = useViewer();
  if (!viewer) return <div className={styles.nav} />;
  return (
    <nav className={styles.nav} aria-label={t("office.navigation")}>
      {screensFor(viewer.actions).map(({ key, href }) => (
        <Link
          key={key}
          className={styles.entry}
          href={href}
          aria-current={pathname === href || pathname.startsWith(`${href}/`) ? "page" : undefined}
        >
          <ScreenIcon screen={key} />
          {t(`office.screen.${key}`)}
        </Link>
      ))}
    </nav>
  );
}
