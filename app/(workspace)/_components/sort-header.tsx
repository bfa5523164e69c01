"use client";

import { CaretDownFilled, CaretUpFilled } from "@ant-design/icons";
import { useTranslations } from "next-intl";
import type { SITE_SORTS } from "@/lib/api/sites";
import styles from "./site-table.module.css";
import { useWorkspaceSearch } from "./use-workspace-search";

type Sort = (typeof SITE_SORTS)[number];

/** Head of a column that sorts: a first click in its usual order, the next the other way round. */
export function SortHeader(props: {
  readonly sort: Sort;
  readonly first: "asc" | "desc";
  readonly className: string;
  readonly children: string;
}) {
  const t = useTranslations();
  const { search, change } = useWorkspaceSearch();
  const active = search.sort === props.sort;
  const next = active ? (search.order === "asc" ? "desc" : "asc") : props.first;
  const column = props.children;
  const sorted = active ? (search.order === "asc" ? "ascending" : "descending") : undefined;
  return (
    <th scope="col" className={props.className} aria-sort={sorted}>
      <button
        type="button"
        className={styles.sort}
        title={next === "asc" ? t("list.sortAscending", { column }) : t("list.sortDescending", { column })}
        onClick={() => change({ sort: props.sort, order: next, page: 1 }, "push")}
      >
        {column}
        <span className={styles.arrow} data-active={active} aria-hidden="true">
          {(active ? search.order : props.first) === "asc" ? <CaretUpFilled /> : <CaretDownFilled />}
        </span>
      </button>
    </th>
  );
}
