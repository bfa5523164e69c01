"use client";

import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { SiteFieldsDto } from "@/lib/api/site-edit";
import styles from "./draw-site-card.module.css";
import { useMapTools } from "./map-tools";
import { beginOpening } from "./page-opening";
import { useSiteRemoval } from "./site-removal";
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
  const remove = useSiteRemoval();
  if (tool !== "draw-site") return null;
  const onDrawn = (site: SiteFieldsDto) => {
    choose("draw-site");
    if (onSite) {
      const address = `/sites/${site.id}${patchedQuery({ site: site.id, gap: undefined, camera: undefined })}`;
      beginOpening(address);
      router.push(address);
    } else change({ site: site.id, gap: undefined, camera: undefined }, "push");
    afterEdit({ computes: true, undo: () => void remove(site) });
  };
  return (
    <section className={styles.card} aria-label={t("tools.draw-site")} data-testid="draw-site-card">
      <Button
        className={styles.close ?? ""}
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t("draw.close")}
        onClick={() => choose("draw-site")}
      />
      <DrawSite onDrawn={onDrawn} />
    </section>
  );
}
