"use client";

import {
  ArrowLeftOutlined,
  DeleteOutlined,
  EditOutlined,
  GatewayOutlined,
  LinkOutlined,
  MergeCellsOutlined,
  PrinterOutlined,
  ScissorOutlined,
} from "@ant-design/icons";
import { Button } from "antd";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCommands } from "@/app/_components/commands";
import { KindIcon } from "@/app/_components/kind-icon";
import { usePlaceName } from "@/app/_components/place-name";
import { StateMark } from "@/app/_components/state-mark";
import { useCopy } from "@/app/_components/use-copy";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import { beginOpening } from "@/app/(workspace)/_components/page-opening";
import { useSiteDrawing } from "@/app/(workspace)/_components/site-drawing";
import { useSiteRemoval } from "@/app/(workspace)/_components/site-removal";
import { useMay } from "@/app/(workspace)/_components/use-may";
import type { SiteDetailDto } from "@/lib/api/sites";
import { sheetHref } from "@/lib/url/sheet-search";
import { printWorkspaceSearch, readWorkspaceSearch } from "@/lib/url/workspace-search";
import styles from "./site-head.module.css";

/** What site this is and how it stands, the way back to the list, the link to share, and the ways to edit it and to take it away for those who may. */
export function SiteHead({ site, onEdit }: { readonly site: SiteDetailDto; readonly onEdit: () => void }) {
  const t = useTranslations();
  const mayEdit = useMay("sites.edit");
  const { remove } = useSiteRemoval();
  const { redraw, part, merge } = useSiteDrawing();
  const placeName = usePlaceName();
  const copy = useCopy();
  const router = useRouter();
  const params = useSearchParams();
  const query = printWorkspaceSearch({ ...readWorkspaceSearch(params), gap: undefined });

  const print = sheetHref(site.id, { paper: "a4", turn: "portrait" });
  useShortcuts({ p: () => router.push(print), ...(mayEdit ? { x: () => part(site), u: () => merge(site) } : {}) });
  useCommands({ print: () => router.push(print) });
  const words = { copied: t("site.copied"), failed: t("site.copyFailed") };
  return (
    <header className={styles.head}>
      <div className={styles.bar}>
        <Link className={styles.back} href={query === "" ? "/" : `/?${query}`} onNavigate={() => beginOpening("/")}>
          <ArrowLeftOutlined aria-hidden="true" />
          {t("site.back")}
        </Link>
        <span>
          {mayEdit && (
            <Button type="text" size="small" icon={<EditOutlined aria-hidden="true" />} onClick={onEdit}>
              {t("edit.site.open")}
            </Button>
          )}
          {mayEdit && (
            <Button
              type="text"
              size="small"
              icon={<GatewayOutlined />}
              aria-label={t("redraw.title")}
              title={t("redraw.title")}
              onClick={() => redraw(site)}
            />
          )}
          {mayEdit && (
            <Button
              type="text"
              size="small"
              icon={<ScissorOutlined />}
              aria-label={t("cut.title")}
              title={`${t("cut.title")} (X)`}
              onClick={() => part(site)}
            />
          )}
          {mayEdit && (
            <Button
              type="text"
              size="small"
              icon={<MergeCellsOutlined />}
              aria-label={t("merge.title")}
              title={`${t("merge.title")} (U)`}
              onClick={() => merge(site)}
            />
          )}
          {mayEdit && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t("site.removal.remove")}
              title={t("site.removal.remove")}
              onClick={() => void remove(site)}
            />
          )}
          <Button
            type="text"
            size="small"
            icon={<PrinterOutlined />}
            aria-label={t("sheet.open")}
            title={`${t("sheet.open")} (P)`}
            onClick={() => router.push(print)}
          />
          <Button
            type="text"
            size="small"
            icon={<LinkOutlined />}
            aria-label={t("site.copy")}
            title={t("site.copy")}
            onClick={() => void copy(window.location.href, words)}
          />
        </span>
      </div>
      <h2 className={styles.name}>{placeName(site)}</h2>
      <p className={styles.facts}>
        <span className={styles.fact}>
          <KindIcon kind={site.kind} size={14} />
          {t(`kind.${site.kind}`)}
        </span>
        {site.district && <span className={styles.fact}>{site.district}</span>}
        {site.layer !== 0 && (
          <span className={styles.fact}>
            {site.layer < 0
              ? t("list.belowGround", { layer: -site.layer })
              : t("list.aboveGround", { layer: site.layer })}
          </span>
        )}
        <span className={styles.state} data-state={site.state}>
          <StateMark state={site.state} />
          {t(`state.${site.state}`)}
        </span>
      </p>
    </header>
  );
}
