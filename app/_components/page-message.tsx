"use client";

import { Button } from "antd";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { BrandMark } from "./brand-mark";
import styles from "./page-message.module.css";

type Props =
  | { readonly kind: "notFound" }
  | { readonly kind: "error"; readonly digest: string | undefined; readonly onRetry: () => void };

/** A whole page that says what happened and what can be done, in one calm box. */
export function PageMessage(props: Props) {
  const t = useTranslations();
  return (
    <main className={styles.page}>
      <div className={styles.box} role={props.kind === "error" ? "alert" : undefined}>
        <BrandMark size={32} />
        <h1 className={styles.title}>{props.kind === "error" ? t("error.title") : t("notFound.title")}</h1>
        <p>{props.kind === "error" ? t("error.body") : t("notFound.body")}</p>
        {props.kind === "error" && props.digest && (
          <p className="quiet">{t("error.reference", { digest: props.digest })}</p>
        )}
        <p className={styles.ways}>
          {props.kind === "error" && (
            <Button type="primary" onClick={props.onRetry}>
              {t("error.retry")}
            </Button>
          )}
          <Link href="/">{props.kind === "error" ? t("error.home") : t("notFound.home")}</Link>
        </p>
      </div>
    </main>
  );
}
