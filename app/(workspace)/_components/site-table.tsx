"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useRef } from "react";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import type { SiteRowDto } from "@/lib/api/sites";
import { useManySites } from "./many-sites";
import { beginOpening } from "./page-opening";
import { SiteRow } from "./site-row";
import styles from "./site-table.module.css";
import { SortHeader } from "./sort-header";
import { useMay } from "./use-may";
import { useSiteHref } from "./use-site-href";
import { addressSearch, useWorkspaceSearch } from "./use-workspace-search";
import { useHover, useStage } from "./workspace-state";

/** One page of sites. Pointing at a row points at its ground on the map, and the other way round. */
export function SiteTable({
  sites,
  busy,
  hidden,
}: {
  readonly sites: readonly SiteRowDto[];
  readonly busy: boolean;
  readonly hidden: readonly string[];
}) {
  const t = useTranslations();
  const router = useRouter();
  const href = useSiteHref();
  const { search, change } = useWorkspaceSearch();
  const { flyTo } = useStage();
  const { hovered, hover } = useHover();

  const select = useCallback(
    (site: SiteRowDto, how: "push" | "replace" = "push") => {
      change({ site: site.id, gap: undefined }, how);
      flyTo(site.bbox);
    },
    [change, flyTo],
  );
  const open = useCallback(
    (site: SiteRowDto) => {
      beginOpening(href(site.id));
      router.push(href(site.id));
    },
    [router, href],
  );

  const { choosing, chosen, choose: chooseMany } = useManySites();
  const mayEdit = useMay("sites.edit");
  const last = useRef<string | null>(null);
  const choose = useCallback(
    (site: SiteRowDto, taken: boolean, range: boolean) => {
      const from = range ? sites.findIndex(({ id }) => id === last.current) : -1;
      const to = sites.findIndex(({ id }) => id === site.id);
      const some = from === -1 ? [site] : sites.slice(Math.min(from, to), Math.max(from, to) + 1);
      last.current = site.id;
      chooseMany(
        some.map(({ id }) => id),
        taken,
      );
    },
    [sites, chooseMany],
  );
  const chooseSelected = () => {
    const site = sites.find(({ id }) => id === addressSearch().site);
    if (site) choose(site, !chosen.has(site.id), false);
  };

  const step = (by: number) => {
    const { site } = addressSearch();
    const at = sites.findIndex(({ id }) => id === site);
    const next = sites[at === -1 ? (by > 0 ? 0 : sites.length - 1) : at + by];
    if (!next) return;
    select(next, "replace");
    document.querySelector<HTMLElement>(`[data-site-link="${next.id}"]`)?.focus();
  };
  const openSelected = () => {
    const selected = addressSearch().site;
    const site = sites.find(({ id }) => id === selected);
    if (site) open(site);
  };
  useShortcuts({
    j: () => step(1),
    ArrowDown: () => step(1),
    k: () => step(-1),
    ArrowUp: () => step(-1),
    Enter: openSelected,
    ...(mayEdit ? { s: chooseSelected } : {}),
  });

  return (
    <div className={styles.scroll} aria-busy={busy}>
      <table className={styles.table} data-hidden={hidden.join(" ")}>
        <caption className="visually-hidden">{t("list.title")}</caption>
        <thead>
          <tr>
            <SortHeader sort="name" first="asc" className={styles.name ?? ""}>
              {t("list.columns.name")}
            </SortHeader>
            <SortHeader sort="coverage" first="asc" className={styles.coverage ?? ""}>
              {t("list.columns.coverage")}
            </SortHeader>
            <SortHeader sort="gapArea" first="desc" className={styles.figure ?? ""}>
              {t("list.columns.gapArea")}
            </SortHeader>
            <th scope="col" className={styles.metric}>
              {t("list.columns.metric")}
            </th>
            <th scope="col" className={styles.cameras}>
              {t("list.columns.cameras")}
            </th>
          </tr>
        </thead>
        <tbody>
          {sites.map((site) => (
            <SiteRow
              key={site.id}
              site={site}
              href={href(site.id)}
              selected={site.id === search.site}
              hovered={site.number === hovered}
              onSelect={select}
              onOpen={open}
              onHover={hover}
              chosen={choosing ? chosen.has(site.id) : null}
              onChoose={choose}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
