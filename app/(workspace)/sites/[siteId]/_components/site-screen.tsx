"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useHydrated } from "@/app/_components/use-hydrated";
import { siteOptions } from "@/app/(workspace)/_components/use-selection";
import { addressSearch } from "@/app/(workspace)/_components/use-workspace-search";
import { useStage } from "@/app/(workspace)/_components/workspace-state";
import type { SiteDetailDto } from "@/lib/api/sites";
import { CameraSection } from "./camera-section";
import { DepthSection } from "./depth-section";
import { GapSection } from "./gap-section";
import { LawSection } from "./law-section";
import { LevelSection } from "./level-section";
import { MethodSection } from "./method-section";
import { NightSection } from "./night-section";
import { PlanSection } from "./plan-section";
import { ProvenanceSection } from "./provenance-section";
import { SiteEditor } from "./site-editor";
import { SiteHead } from "./site-head";
import styles from "./site-screen.module.css";
import { SiteSummary } from "./site-summary";
import { ZoneSection } from "./zone-section";

/** Everything known of one site, beside the map that shows it. */
export function SiteScreen({ initial }: { readonly initial: SiteDetailDto }) {
  const t = useTranslations();
  const { flyTo, arrived } = useStage();
  const { data: newest } = useQuery({ ...siteOptions(initial.id), initialData: initial });
  // The map may have asked for it anew before this page comes alive, and what comes alive is the server's page.
  const site = useHydrated() ? newest : initial;
  const scroll = useRef<HTMLElement>(null);
  const [editing, setEditing] = useState(false);
  const shown = useRef<string | null>(null);

  // Follows the route: another site is another place on the map, unless the link says where to look. The same site read anew is not.
  useEffect(() => {
    if (shown.current === initial.id) return;
    shown.current = initial.id;
    scroll.current?.scrollTo(0, 0);
    const { at, gap } = addressSearch();
    const pointed = initial.gaps.find(({ number }) => number === gap);
    if (at && !arrived) return;
    if (pointed) flyTo(pointed.bbox, 160);
    else flyTo(initial.bbox, 80);
  }, [initial, flyTo, arrived]);

  return (
    <article ref={scroll} className={styles.screen}>
      <SiteHead site={site} onEdit={() => setEditing(true)} />
      <div className={styles.body}>
        <SiteEditor key={site.id} site={site} open={editing} onClose={() => setEditing(false)} />
        {site.candidate && <p className={styles.note}>{t("site.candidate")}</p>}
        {site.computed?.stale && <p className={styles.note}>{t("site.stale")}</p>}
        {site.computed === null && <p className={styles.note}>{t("site.notComputed")}</p>}
        <SiteSummary site={site} />
        <LawSection site={site} />
        {site.computed && <GapSection site={site} />}
        <ZoneSection site={site} />
        {site.levels.length > 0 && <LevelSection site={site} />}
        {site.computed && <DepthSection site={site} />}
        {site.computed && <NightSection site={site} />}
        <CameraSection site={site} />
        <PlanSection siteId={site.id} />
        <MethodSection site={site} />
        <ProvenanceSection site={site} />
      </div>
    </article>
  );
}
