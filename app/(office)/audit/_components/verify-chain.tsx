"use client";

import { CheckCircleFilled, SafetyCertificateOutlined, WarningFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import type { AuditVerdictDto } from "@/lib/api/audit";
import { api } from "@/lib/api/client/api";
import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import styles from "./verify-chain.module.css";

/** As many as a person reads; the command line tells the rest. */
const SHOWN = 20;

/** Whether the audit is as it was written: asked for by a button, since the whole chain is read for it. */
export function VerifyChain() {
  const t = useTranslations();
  const { data, isFetching, isError, refetch } = useQuery({
    ...api.audit.verify.queryOptions(),
    enabled: false,
    retry: false,
  });
  return (
    <section className={styles.box} data-sound={data?.sound} aria-label={t("audit.verify.title")}>
      <div className={styles.words} aria-live="polite">
        {!data && !isError && <p>{isFetching ? t("audit.verify.running") : t("audit.verify.explained")}</p>}
        {isError && <p className={styles.bad}>{t("audit.verify.failed")}</p>}
        {data && !isError && <Verdict verdict={data} />}
      </div>
      <Button icon={<SafetyCertificateOutlined />} loading={isFetching} onClick={() => void refetch()}>
        {data ? t("audit.verify.again") : t("audit.verify.now")}
      </Button>
    </section>
  );
}

function Verdict({ verdict }: { readonly verdict: AuditVerdictDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const at = shanghaiTime(verdict.verifiedAt).slice(0, 19);
  if (verdict.sound) {
    return (
      <>
        <p className={styles.good}>
          <CheckCircleFilled aria-hidden="true" />{" "}
          {t("audit.verify.sound", { entries: figures.count(verdict.entries) })}
        </p>
        <p className="quiet">
          {t("audit.verify.vouched", {
            seq: verdict.vouchedFor,
            checkpoints: figures.count(verdict.exportedCheckpoints),
            at,
          })}
        </p>
      </>
    );
  }
  return (
    <>
      <p className={styles.bad}>
        <WarningFilled aria-hidden="true" /> {t("audit.verify.unsound", { at })}
      </p>
      <ul className={styles.problems}>
        {verdict.problems.slice(0, SHOWN).map(({ seq, problem }) => (
          <li key={`${seq} ${problem}`}>{t(`audit.problem.${problem}`, { seq })}</li>
        ))}
      </ul>
      {verdict.problems.length > SHOWN && (
        <p className="quiet">{t("audit.verify.more", { count: figures.count(verdict.problems.length - SHOWN) })}</p>
      )}
    </>
  );
}
