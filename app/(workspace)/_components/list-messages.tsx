"use client";

import { Button } from "antd";
import { useTranslations } from "next-intl";
import styles from "./list-messages.module.css";
import { useWorkspaceSearch } from "./use-workspace-search";

/** No site fits the filters: says so, and offers the way back. */
export function ListEmpty() {
  const t = useTranslations();
  const { change } = useWorkspaceSearch();
  return (
    <div className={styles.message} role="status">
      <h2>{t("list.empty.title")}</h2>
      <p>{t("list.empty.body")}</p>
      <Button onClick={() => change({ q: "", kind: [], state: [], page: 1 }, "push")}>{t("list.clear")}</Button>
    </div>
  );
}

/** The list could not be fetched. */
export function ListError({ onRetry }: { readonly onRetry: () => void }) {
  const t = useTranslations();
  return (
    <div className={styles.message} role="alert">
      <h2>{t("list.error.title")}</h2>
      <p>{t("list.error.body")}</p>
      <Button onClick={onRetry}>{t("list.error.retry")}</Button>
    </div>
  );
}
