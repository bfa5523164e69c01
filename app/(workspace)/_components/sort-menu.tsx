"use client";

import { CaretDownFilled, CaretUpFilled } from "@ant-design/icons";
import { Dropdown } from "antd";
import { useTranslations } from "next-intl";
import { SITE_SORTS } from "@/lib/api/sites";
import styles from "./sort-menu.module.css";
import { useWorkspaceSearch } from "./use-workspace-search";

type Sort = (typeof SITE_SORTS)[number];

/** The order in which each sort is first wanted. */
const FIRST: Readonly<Record<Sort, "asc" | "desc">> = {
  kind: "asc",
  name: "asc",
  district: "asc",
  coverage: "asc",
  gapArea: "desc",
  area: "desc",
};

/** Every order the list can have, those without a column of their own included. The same choice again turns it round. */
export function SortMenu() {
  const t = useTranslations();
  const { search, change } = useWorkspaceSearch();
  const choose = (sort: Sort) => {
    const turned = search.order === "asc" ? "desc" : "asc";
    change({ sort, order: sort === search.sort ? turned : FIRST[sort], page: 1 }, "push");
  };
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        selectable: true,
        selectedKeys: [search.sort],
        items: SITE_SORTS.map((key) => ({ key, label: t(`list.sortBy.${key}`) })),
        onClick: ({ key }) => choose(key as Sort),
      }}
    >
      <button type="button" className={styles.sort}>
        {t("list.sortLabel")}
        <strong>{t(`list.sortBy.${search.sort}`)}</strong>
        {search.order === "asc" ? <CaretUpFilled aria-hidden="true" /> : <CaretDownFilled aria-hidden="true" />}
      </button>
    </Dropdown>
  );
}
