"use client";

import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslations } from "next-intl";
import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import styles from "./dialog-form.module.css";

/** A one-time code, shown this once; `code` is null where the answer came a second time. */
export function ShownOnce(props: {
  readonly username: string;
  readonly issued: { readonly code: string | null; readonly expiresAt: string };
  readonly onDone: () => void;
}) {
  const t = useTranslations();
  const { message } = App.useApp();
  const { code, expiresAt } = props.issued;
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => message.success(t("authenticator.copied")),
      () => message.error(t("authenticator.notCopied")),
    );
  return (
    <div className={styles.form} role="status">
      {code === null ? (
        <p>{t("people.code.lost")}</p>
      ) : (
        <>
          <p>{t("people.code.lead", { username: props.username })}</p>
          <output className={styles.code}>{code}</output>
          <p className={styles.hint}>{t("people.code.until", { until: shanghaiTime(expiresAt).slice(0, 16) })}</p>
        </>
      )}
      <p className={styles.ways}>
        {code !== null && (
          <Button icon={<CopyOutlined />} onClick={() => void copy(code)}>
            {t("authenticator.copy")}
          </Button>
        )}
        <Button type="primary" onClick={props.onDone}>
          {t("people.code.done")}
        </Button>
      </p>
    </div>
  );
}
