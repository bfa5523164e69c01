"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ViewerDto } from "@/lib/api/session";
import styles from "./account-summary.module.css";

/** Name, unit and roles of the person at the screen, each role with its place and its end where it has one. */
export function AccountSummary({ viewer }: { readonly viewer: ViewerDto }) {
  const t = useTranslations();
  const format = useFormatter();
  const english = useLocale() === "en";
  return (
    <div className={styles.summary}>
      <p className={styles.name}>
        {viewer.displayName}
        {viewer.demo && <span className={styles.demo}>{t("shell.demo")}</span>}
      </p>
      {viewer.unit !== "" && <p className={styles.unit}>{viewer.unit}</p>}
      {viewer.roles.length === 0 && <p className={styles.unit}>{t("account.noRole")}</p>}
      <ul className={styles.roles}>
        {viewer.roles.map(({ role, jurisdiction, until }) => (
          <li key={`${role} ${jurisdiction.code}`}>
            <strong>{t(`account.role.${role}`)}</strong>
            <span>{english ? jurisdiction.nameEn : jurisdiction.name}</span>
            {until && (
              <span className={styles.until}>
                {t("account.until", { day: format.dateTime(new Date(until), { dateStyle: "medium" }) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
