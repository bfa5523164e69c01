"use client";

import { useTranslations } from "next-intl";
import styles from "./lens-switch.module.css";

/** Ways to look at the same map that exist, in their order: plan, coverage, money, connection, law. */
const LENSES = ["coverage"] as const;

/** Which lens is on. The bar keeps room for five; one that does not exist is not shown. */
export function LensSwitch() {
  const t = useTranslations();
  return (
    <nav className={styles.lenses} aria-label={t("shell.lens.label")}>
      {LENSES.map((lens) => (
        <span key={lens} className={styles.lens} aria-current="page">
          {t(`shell.lens.${lens}`)}
        </span>
      ))}
    </nav>
  );
}
