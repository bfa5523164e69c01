"use client";

import { Button } from "antd";
import { useTranslations } from "next-intl";
import styles from "@/app/(office)/_components/office-list.module.css";
import { useAuditSearch } from "./use-audit-search";

/** Nothing fits: says so, and offers the way back. */
export function AuditEmpty() {
  const t = useTranslations();
  const { narrow } = useAuditSearch();
  const clear = () => narrow({ q: "", actor: "", action: "", jurisdiction: "", object: "", from: "", to: "" });
  return (
    <div className={styles.message}>
      <h2>{t("audit.empty.title")}</h2>
      <p>{t("audit.empty.body")}</p>
      <Button onClick={clear}>{t("audit.filter.clear")}</Button>
    </div>
  );
}

/** The entries could not be fetched. */
export function AuditError({ onRetry }: { readonly onRetry: () => void }) {
  const t = useTranslations();
  return (
    <div className={styles.message} role="alert">
      <h2>{t("audit.error.title")}</h2>
      <p>{t("audit.error.body")}</p>
      <Button onClick={onRetry}>{t("error.retry")}</Button>
    </div>
  );
}
