"use client";

import { Button } from "antd";
import { useTranslations } from "next-intl";
import styles from "./list-messages.module.css";

/** What stands in the panel when its content could not be read; the number finds the cause in the log. */
export function PanelError(props: { readonly digest: string | undefined; readonly onRetry: () => void }) {
  const t = useTranslations();
  return (
    <div className={styles.message} role="alert">
      <h2>{t("error.title")}</h2>
      <p>{t("error.body")}</p>
      {props.digest && <p className="quiet">{t("error.reference", { digest: props.digest })}</p>}
      <Button onClick={props.onRetry}>{t("error.retry")}</Button>
    </div>
  );
}
