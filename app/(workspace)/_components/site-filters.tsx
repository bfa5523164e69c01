"use client";

import { useTranslations } from "next-intl";
import { ColumnMenu } from "@/app/_components/column-menu";
import { ExportMenu } from "@/app/_components/export-menu";
import { SavedFilters, type ShowFilter } from "@/app/_components/saved-filters";
import { StateMark } from "@/app/_components/state-mark";
import { useFigures } from "@/app/_components/use-figures";
import { SITE_STATES, type SiteState } from "@/lib/api/city";
import type { SiteListDto } from "@/lib/api/sites";
import { CHOOSABLE_COLUMNS, type ChoosableColumn } from "@/lib/api/table-columns";
import { readWorkspaceSearch } from "@/lib/url/workspace-search";
import { ChooseSitesButton } from "./choose-sites-button";
import { exportHref } from "./export-href";
import { KindFilter } from "./kind-filter";
import { SearchField } from "./search-field";
import styles from "./site-filters.module.css";
import { SortMenu } from "./sort-menu";
import { useWorkspaceSearch } from "./use-workspace-search";

/** Search, kinds and states of the list, each with how many sites it would find, and the way to take the list along. */
export function SiteFilters(props: {
  readonly facets: SiteListDto["facets"];
  readonly total: number;
  readonly hidden: readonly ChoosableColumn<"sites">[];
  readonly onHide: (columns: readonly ChoosableColumn<"sites">[]) => void;
}) {
  const t = useTranslations();
  const figures = useFigures();
  const { search, change } = useWorkspaceSearch();
  const counts = new Map(props.facets.states.map(({ state, count }) => [state, count]));
  const shown = SITE_STATES.filter((state) => counts.has(state) || search.state.includes(state));
  const toggle = (state: SiteState) => {
    const next = SITE_STATES.filter((known) => search.state.includes(known) !== (known === state));
    change({ state: next, page: 1 }, "push");
  };
  const show: ShowFilter = ({ query, hidden }) => {
    const { q, kind, state, candidates, sort, order } = readWorkspaceSearch(new URLSearchParams(query));
    change({ q, kind, state, candidates, sort, order, page: 1 }, "push");
    props.onHide(CHOOSABLE_COLUMNS.sites.filter((column) => hidden.includes(column)));
  };
  const found = t("list.exportNote", { count: figures.count(props.total) });
  return (
    <search className={styles.filters}>
      <div className={styles.row}>
        <SearchField />
        <KindFilter facets={props.facets.kinds} />
        <ColumnMenu
          table="sites"
          label={(column) => t(`list.columns.${column}`)}
          hidden={props.hidden}
          onHide={props.onHide}
        />
        <SavedFilters table="sites" hidden={props.hidden} onShow={show} />
        <ChooseSitesButton />
        <ExportMenu found={found} total={props.total} href={(format) => exportHref(search, format)} />
      </div>
      <fieldset className={`${styles.row} ${styles.states}`}>
        <legend className="visually-hidden">{t("list.states")}</legend>
        {shown.map((state) => (
          <button
            key={state}
            type="button"
            className={styles.state}
            aria-pressed={search.state.includes(state)}
            onClick={() => toggle(state)}
          >
            <StateMark state={state} />
            {t(`state.${state}`)}
            <span className={`${styles.count} numeric`}>{figures.count(counts.get(state) ?? 0)}</span>
          </button>
        ))}
      </fieldset>
      <div className={styles.sum}>
        <span role="status" className="numeric">
          {t("list.count", { count: figures.count(props.total) })}
        </span>
        <SortMenu />
      </div>
    </search>
  );
}
