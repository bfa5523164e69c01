"use client";

import { Button } from "antd";
import { useTranslations } from "next-intl";
import styles from "./audit-pages.module.css";
import { useAuditSearch } from "./use-audit-search";

/** The way to what is older, and back to the newest. New entries push nothing from one page to another. */
export function AuditPages({ next }: { readonly next: number | null }) {
  const t = useTranslations();
  const { search, change } = useAuditSearch();
  if (search.before === undefined && next === null) return null;
  const goTo = (before: number | undefined) => {
    change({ before, entry: undefined });
    document.querySelector("#content")?.scrollTo({ top: 0 });
  };
  return (
    <nav className={styles.pages} aria-label={t("audit.pages")}>
      <Button disabled={search.before === undefined} onClick={() => goTo(undefined)}>
        {t("audit.newest")}
      </Button>
      <Button disabled={next === null} onClick={() => goTo(next ?? undefined)}>
        {t("audit.older")}
      </Button>
    </nav>
  );
}
