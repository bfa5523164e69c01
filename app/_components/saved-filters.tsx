"use client";

import { StarOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Popover } from "antd";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/lib/api/client/api";
import type { SavedFilterDto } from "@/lib/api/saved-filters";
import type { ChoosableTable } from "@/lib/api/table-columns";
import { filterOfAddress } from "@/lib/url/saved-filter";
import { useCommands } from "./commands";
import { SaveFilterForm } from "./save-filter-form";
import { SavedFilterRow } from "./saved-filter-row";
import styles from "./saved-filters.module.css";

/** How a table shows what a filter says. */
export type ShowFilter = (filter: Pick<SavedFilterDto, "query" | "hidden">) => void;

/** One's own filters of a table: one click shows what one says, and what is shown now can be kept under a name. The palette leads to them too. */
export function SavedFilters(props: {
  readonly table: ChoosableTable;
  /** The columns that are left out now. */
  readonly hidden: readonly string[];
  readonly onShow: ShowFilter;
}) {
  const t = useTranslations();
  const { table, hidden, onShow } = props;
  const [open, setOpen] = useState(false);
  useCommands(table === "sites" ? { filterSites: onShow } : { filterCameras: onShow });
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      // Beside its button, so that Tab leads from one into the other.
      getPopupContainer={(button) => button.parentElement ?? document.body}
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      content={
        <Filters
          table={table}
          hidden={hidden}
          onShow={(filter) => {
            setOpen(false);
            onShow(filter);
          }}
        />
      }
    >
      <Button
        icon={<StarOutlined aria-hidden="true" />}
        aria-label={t("filters.open")}
        title={t("filters.open")}
        aria-expanded={open}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !open) return;
          event.preventDefault();
          setOpen(false);
        }}
      />
    </Popover>
  );
}

function Filters(props: {
  readonly table: ChoosableTable;
  readonly hidden: readonly string[];
  readonly onShow: ShowFilter;
}) {
  const t = useTranslations();
  const { table, hidden, onShow } = props;
  const params = useSearchParams();
  const query = filterOfAddress(table, params);
  const { data, isError } = useQuery(api.filters.list.queryOptions());
  const filters = data?.filters.filter((one) => one.table === table);
  return (
    <section className={styles.filters} aria-label={t("filters.open")}>
      {isError && <p role="alert">{t("filters.error")}</p>}
      {!isError && !filters && <p aria-busy="true">{t("filters.loading")}</p>}
      {filters?.length === 0 && <p className={styles.note}>{t("filters.none")}</p>}
      {filters && filters.length > 0 && (
        <ul className={styles.list}>
          {filters.map((filter) => (
            <SavedFilterRow
              key={`${filter.id} ${filter.version}`}
              filter={filter}
              shown={filter.query === query && filter.hidden.join() === hidden.join()}
              onShow={onShow}
            />
          ))}
        </ul>
      )}
      <SaveFilterForm table={table} query={query} hidden={hidden} />
      <p className={styles.note}>{t("filters.note")}</p>
    </section>
  );
}
