"use client";

import { Button } from "antd";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { firstScreen } from "@/app/_components/screens";
import { useViewer } from "@/app/_components/viewer";
import styles from "./office-message.module.css";

type Props =
  | { readonly kind: "notFound" }
  | { readonly kind: "error"; readonly digest: string | undefined; readonly onRetry: () => void };

/** What stands on the sheet in place of a screen, and the way on. */
export function OfficeMessage(props: Props) {
  const t = useTranslations();
  const viewer = useViewer();
  if (props.kind === "error") {
    return (
      <div className={styles.message} role="alert">
        <h1>{t("error.title")}</h1>
        <p>{t("error.body")}</p>
        {props.digest && <p className="quiet">{t("error.reference", { digest: props.digest })}</p>}
        <Button onClick={props.onRetry}>{t("error.retry")}</Button>
      </div>
    );
  }
  return (
    <div className={styles.message}>
      <h1>{t("notFound.title")}</h1>
      <p>{t("office.notFound")}</p>
      <Link href={firstScreen(viewer?.actions ?? [])}>{t("office.home")}</Link>
    </div>
  );
}
