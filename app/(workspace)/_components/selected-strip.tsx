"use client";

import { CloseOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { KindIcon } from "@/app/_components/kind-icon";
import { usePlaceName } from "@/app/_components/place-name";
import { StateMark } from "@/app/_components/state-mark";
import { useFigures } from "@/app/_components/use-figures";
import type { SiteRowDto } from "@/lib/api/sites";
import { useCameraMove } from "./camera-move";
import { beginOpening } from "./page-opening";
import styles from "./selected-strip.module.css";
import { siteOptions } from "./use-selection";
import { useSiteHref } from "./use-site-href";
import { useWorkspaceSearch } from "./use-workspace-search";

/** The site selected on the map or in the list, which may be on another page, and the way to its own page. */
export function SelectedStrip({ listed }: { readonly listed: readonly SiteRowDto[] }) {
  const t = useTranslations();
  const figures = useFigures();
  const placeName = usePlaceName();
  const href = useSiteHref();
  const { search, change } = useWorkspaceSearch();
  const { data } = useQuery(siteOptions(search.site));
  const site = listed.find(({ id }) => id === search.site) ?? data;
  const tried = useCameraMove().preview?.sites.find(({ id }) => id === search.site);
  if (search.site === undefined || !site) return null;
  return (
    <section className={styles.strip} aria-label={t("list.selected")}>
      <KindIcon kind={site.kind} />
      <span className={styles.name}>{placeName(site)}</span>
      <span className={`${styles.state} numeric`}>
        <StateMark state={tried?.state ?? site.state} />
        {site.coverage === null ? t(`state.${site.state}`) : figures.share(site.coverage)}
        {tried && tried.coverage !== null && <strong>→ {figures.share(tried.coverage)}</strong>}
      </span>
      <Link
        className={styles.open}
        href={href(site.id)}
        prefetch={false}
        onNavigate={() => beginOpening(href(site.id))}
      >
        {t("list.open")}
      </Link>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t("list.deselect")}
        onClick={() => change({ site: undefined, gap: undefined }, "push")}
      />
    </section>
  );
}
