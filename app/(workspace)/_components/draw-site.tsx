"use client";

import { useTranslations } from "next-intl";
import type { SiteDrawnDto } from "@/lib/api/site-create";
import { DrawGround } from "./draw-ground";
import { DrawSiteForm } from "./draw-site-form";

/** First the ground of a new site, then what the site is. */
export function DrawSite({ onDrawn }: { readonly onDrawn: (site: SiteDrawnDto) => void }) {
  const t = useTranslations();
  return (
    <DrawGround
      title={t("tools.draw-site")}
      testId="draw-site"
      withLine
      form={(drawn) => <DrawSiteForm {...drawn} onDrawn={onDrawn} />}
    />
  );
}
