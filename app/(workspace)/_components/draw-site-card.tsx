"use client";

import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { SiteDrawnDto } from "@/lib/api/site-create";
import { useEditHistory } from "./edit-history";
import { useMapTools } from "./map-tools";
import { beginOpening } from "./page-opening";
import { useSiteRemoval } from "./site-removal";
import { ToolCard } from "./tool-card";
import { useAfterEdit } from "./use-after-edit";
import { patchedQuery, useWorkspaceSearch } from "./use-workspace-search";

/** Computes ground as it is drawn, with an engine that nobody needs before. */
const DrawSite = dynamic(() => import("./draw-site").then((module) => module.DrawSite), { ssr: false });

/** While the tool is in hand: the ground of a new site, then what the site is. Stays mounted, so that a site just drawn can be taken back. */
export function DrawSiteCard() {
  const t = useTranslations();
  const router = useRouter();
  const onSite = usePathname() !== "/";
  const { tool, choose } = useMapTools();
  const { change } = useWorkspaceSearch();
  const afterEdit = useAfterEdit();
  const { remove } = useSiteRemoval();
  const { rememberArrival } = useEditHistory();
  if (tool !== "draw-site") return null;
  const onDrawn = (site: SiteDrawnDto) => {
    choose("draw-site");
    if (onSite) {
      const address = `/sites/${site.id}${patchedQuery({ site: site.id, gap: undefined, camera: undefined })}`;
      beginOpening(address);
      router.push(address);
    } else change({ site: site.id, gap: undefined, camera: undefined }, "push");
    const { repairs: _, ...made } = site;
    rememberArrival("site", made);
    afterEdit({ computes: true, undo: () => void remove(site) });
  };
  return (
    <ToolCard tool="draw-site" close={t("draw.close")} testId="draw-site-card">
      <DrawSite onDrawn={onDrawn} />
    </ToolCard>
  );
}
