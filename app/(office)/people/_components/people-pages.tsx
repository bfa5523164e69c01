"use client";

import { Pagination } from "antd";
import { useTranslations } from "next-intl";
import styles from "@/app/(office)/_components/office-list.module.css";
import { PEOPLE_PAGE } from "@/lib/api/people";
import { usePeopleSearch } from "./use-people-search";

/** The way to further pages; nothing where one page holds all. */
export function PeoplePages({ total }: { readonly total: number }) {
  const t = useTranslations();
  const { search, change } = usePeopleSearch();
  if (total <= PEOPLE_PAGE && search.page === 1) return null;
  return (
    <nav className={styles.pages} aria-label={t("people.pages")}>
      <Pagination
        current={search.page}
        pageSize={PEOPLE_PAGE}
        total={total}
        showSizeChanger={false}
        onChange={(page) => {
          change({ page });
          document.querySelector("#content")?.scrollTo({ top: 0 });
        }}
      />
    </nav>
  );
}
