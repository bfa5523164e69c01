"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useColumns } from "@/app/_components/use-columns";
import { api } from "@/lib/api/client/api";
import type { SiteListDto } from "@/lib/api/sites";
import type { ChoosableColumn } from "@/lib/api/table-columns";
import { ListEmpty, ListError } from "./list-messages";
import { useManySites } from "./many-sites";
import { ManySitesCard } from "./many-sites-card";
import { SelectedStrip } from "./selected-strip";
import { SiteFilters } from "./site-filters";
import styles from "./site-list.module.css";
import { SitePages } from "./site-pages";
import { siteQueryOf } from "./site-query";
import { SiteTable } from "./site-table";
import { useWorkspaceSearch } from "./use-workspace-search";

/** The table of sites: what the address asks for, one page at a time, in step with the map. */
export function SiteList(props: {
  readonly initial: SiteListDto;
  readonly initialQuery: string;
  readonly hidden: readonly ChoosableColumn<"sites">[];
}) {
  const t = useTranslations();
  const { search } = useWorkspaceSearch();
  const { hidden, hide } = useColumns("sites", props.hidden);
  const { choosing } = useManySites();
  const input = siteQueryOf(search);
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    ...api.sites.list.queryOptions({ input }),
    // The page came with the first answer; it stands for the question it was asked alone.
    ...(JSON.stringify(input) === props.initialQuery ? { initialData: props.initial } : {}),
    placeholderData: keepPreviousData,
  });
  const list = data ?? props.initial;
  return (
    <section className={styles.list} aria-label={t("list.title")}>
      <SiteFilters facets={list.facets} total={list.total} hidden={hidden} onHide={hide} />
      {isError && <ListError onRetry={() => void refetch()} />}
      {!isError && list.items.length === 0 && <ListEmpty />}
      {!isError && list.items.length > 0 && <SiteTable sites={list.items} busy={isPlaceholderData} hidden={hidden} />}
      <ManySitesCard total={list.total} />
      {!choosing && <SelectedStrip listed={list.items} />}
      <SitePages total={list.total} />
    </section>
  );
}
