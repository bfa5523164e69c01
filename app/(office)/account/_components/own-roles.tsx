"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ViewerDto } from "@/lib/api/session";
import { lastShanghaiDay } from "@/lib/i18n/shanghai-time";
import styles from "./account-screen.module.css";

/** The roles one holds, each with its place and its end. */
export function OwnRoles({ viewer }: { readonly viewer: ViewerDto }) {
  const t = useTranslations();
  const english = useLocale() === "en";
  if (viewer.roles.length === 0) return <p className={styles.none}>{t("own.noRole")}</p>;
  return (
    <ul className={styles.roles}>
      {viewer.roles.map(({ role, jurisdiction, until }) => (
        <li key={`${role} ${jurisdiction.code}`}>
          <strong>{t(`account.role.${role}`)}</strong>
          <span>{english ? jurisdiction.nameEn : jurisdiction.name}</span>
          <span className={styles.end}>
            {until === null ? t("people.grants.noEnd") : t("account.until", { day: lastShanghaiDay(until) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
