"use client";

import { CopyOutlined, PrinterOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslations } from "next-intl";
import styles from "./secret-form.module.css";

/** Codes for the day the authenticator is lost. They are shown this once: to be copied or printed. */
export function BackupCodes({ codes }: { readonly codes: readonly string[] }) {
  const t = useTranslations();
  const { message } = App.useApp();
  const copy = () =>
    navigator.clipboard.writeText(codes.join("\n")).then(
      () => message.success(t("authenticator.copied")),
      () => message.error(t("authenticator.notCopied")),
    );
  return (
    <>
      <p className={styles.hint}>{t("authenticator.backup")}</p>
      <ul className={styles.codes} data-print-codes>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className={styles.ways}>
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t("authenticator.copy")}
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t("authenticator.print")}
        </Button>
      </p>
    </>
  );
}
