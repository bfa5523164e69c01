"use client";

import { Pagination } from "antd";
import { useTranslations } from "next-intl";
import styles from "./site-pages.module.css";
import { PAGE_SIZE } from "./site-query";
import { useWorkspaceSearch } from "./use-workspace-search";

/** Pages of the list, where there is more than one. */
export function SitePages({ total }: { readonly total: number }) {
  const t = useTranslations();
  const { search, change } = useWorkspaceSearch();
  if (total <= PAGE_SIZE) return null;
  return (
    <nav className={styles.pages} aria-label={t("list.pages")}>
      <Pagination
        size="small"
        current={search.page}
        pageSize={PAGE_SIZE}
        total={total}
        showSizeChanger={false}
        showLessItems
        onChange={(page) => change({ page }, "push")}
      />
    </nav>
  );
}
