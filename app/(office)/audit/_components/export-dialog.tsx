"use client";

import { DownloadOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Modal } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFigures } from "@/app/_components/use-figures";
import { type AuditExportDto, EXPORT_LIMIT } from "@/lib/api/audit";
import { api } from "@/lib/api/client/api";
import { auditQueryOf } from "@/lib/url/audit-search";
import styles from "./export-dialog.module.css";
import { useAuditSearch } from "./use-audit-search";

/** Takes the entries found along as a file with a number. That somebody did, and what for, is an entry of the audit itself. */
export function ExportDialog({ total }: { readonly total: number }) {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<DownloadOutlined />} disabled={total === 0} onClick={() => setOpen(true)}>
        {t("audit.export.open")}
      </Button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        title={t("audit.export.title")}
        footer={null}
        destroyOnHidden
        closable={{ "aria-label": t("audit.export.close") }}
        // A container other than the body keeps the dialog from locking the page's scroll, which it does by a style without a nonce.
        getContainer={() => document.getElementById("dialogs") ?? document.body}
      >
        <ExportForm total={total} />
      </Modal>
    </>
  );
}

function ExportForm({ total }: { readonly total: number }) {
  const t = useTranslations();
  const figures = useFigures();
  const queries = useQueryClient();
  const { search } = useAuditSearch();
  const [purpose, setPurpose] = useState("");
  // One thing to be done, however often it has to be asked for.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { mutate, data, isPending, isError } = useMutation(
    api.audit.export.mutationOptions({
      context: { idempotencyKey },
      onSuccess: (made) => {
        window.location.assign(fileOf(made));
        return queries.invalidateQueries({ queryKey: api.audit.search.key() });
      },
    }),
  );
  if (data) return <Exported made={data} />;
  const tooMany = total > EXPORT_LIMIT;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ query: auditQueryOf(search), purpose });
      }}
    >
      <p>{t("audit.export.explained", { count: figures.count(total) })}</p>
      {tooMany && (
        <p className={styles.problem} role="alert">
          {t("audit.export.tooMany", { limit: figures.count(EXPORT_LIMIT) })}
        </p>
      )}
      <div className={styles.field}>
        <label htmlFor="export-purpose">{t("audit.export.purpose")}</label>
        <Input.TextArea
          id="export-purpose"
          value={purpose}
          maxLength={200}
          rows={2}
          autoFocus
          required
          onChange={(event) => setPurpose(event.target.value)}
        />
      </div>
      {isError && (
        <p className={styles.problem} role="alert">
          {t("audit.export.failed")}
        </p>
      )}
      <Button
        type="primary"
        htmlType="submit"
        icon={<DownloadOutlined />}
        loading={isPending}
        disabled={tooMany || purpose.trim() === ""}
      >
        {t("audit.export.make")}
      </Button>
    </form>
  );
}

function Exported({ made }: { readonly made: AuditExportDto }) {
  const t = useTranslations();
  const figures = useFigures();
  return (
    <div className={styles.form} role="status">
      <p className={styles.number}>{made.number}</p>
      <p>{t("audit.export.done", { count: figures.count(made.entries), first: made.firstSeq, last: made.lastSeq })}</p>
      <dl className={styles.facts}>
        <dt>{t("audit.csv.head.lastHash")}</dt>
        <dd>{made.lastHash}</dd>
        <dt>{t("audit.csv.head.digest")}</dt>
        <dd>{made.digest}</dd>
      </dl>
      <a href={fileOf(made)} download>
        {t("audit.export.again")}
      </a>
    </div>
  );
}

function fileOf({ number }: AuditExportDto): string {
  return `/api/v1/exports/audit.csv?number=${number}`;
}
