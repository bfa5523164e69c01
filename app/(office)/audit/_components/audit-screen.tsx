"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import list from "@/app/(office)/_components/office-list.module.css";
import { OfficePage } from "@/app/(office)/_components/office-page";
import type { AuditChoicesDto, AuditPageDto } from "@/lib/api/audit";
import { api } from "@/lib/api/client/api";
import { AuditFilters } from "./audit-filters";
import { auditInputOf } from "./audit-input";
import { AuditEmpty, AuditError } from "./audit-messages";
import { AuditPages } from "./audit-pages";
import styles from "./audit-screen.module.css";
import { AuditTable } from "./audit-table";
import { ExportDialog } from "./export-dialog";
import { HistoryDrawer } from "./history-drawer";
import { useAuditSearch } from "./use-audit-search";
import { VerifyChain } from "./verify-chain";

/** Entries get old while they are read. */
const FRESH_MS = 10_000;

/** Who changed what: search, one object's history, the proof of the chain, and entries to take along. */
export function AuditScreen(props: {
  readonly initial: AuditPageDto;
  readonly initialQuery: string;
  readonly choices: AuditChoicesDto;
}) {
  const t = useTranslations();
  const figures = useFigures();
  const { search } = useAuditSearch();
  const input = auditInputOf(search);
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    ...api.audit.search.queryOptions({ input }),
    staleTime: FRESH_MS,
    // The page came with the first answer; it stands for the question it was asked alone.
    ...(JSON.stringify(input) === props.initialQuery ? { initialData: props.initial } : {}),
    placeholderData: keepPreviousData,
  });
  const page = data ?? props.initial;
  useShortcuts({ "/": () => document.querySelector<HTMLInputElement>("#audit-search")?.focus() });

  return (
    <OfficePage title={t("audit.title")} note={t("audit.note")} actions={<ExportDialog total={page.total} />}>
      <VerifyChain />
      <section className={list.card} aria-label={t("audit.entries")}>
        <AuditFilters choices={props.choices} />
        <p className={styles.sum} role="status">
          {isError ? "" : t("audit.count", { count: figures.count(page.total) })}
        </p>
        {isError && <AuditError onRetry={() => void refetch()} />}
        {!isError && page.items.length === 0 && <AuditEmpty />}
        {!isError && page.items.length > 0 && <AuditTable entries={page.items} busy={isPlaceholderData} />}
        {!isError && <AuditPages next={page.next} />}
      </section>
      <HistoryDrawer />
    </OfficePage>
  );
}
