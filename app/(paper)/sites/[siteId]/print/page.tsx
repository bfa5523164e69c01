import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { z } from "zod";
import { asPageViewer, requirePageViewer } from "@/lib/access/server/viewer-page";
import { mapApproval } from "@/lib/config/map-approval";
import { mapSize, type Paper, type Turn } from "@/lib/sheet/paper";
import { readSheet } from "@/lib/sheet/server/read-sheet";
import { readSheetSearch } from "@/lib/url/sheet-search";
import { SheetBar } from "./_components/sheet-bar";
import { SheetPage } from "./_components/sheet-page";
import styles from "./_components/sheet-page.module.css";

/** Read once for the title and the page. */
const sheet = cache(async (id: string, paper: Paper, turn: Turn) => {
  if (!z.uuid().safeParse(id).success) return null;
  const english = (await getLocale()) === "en";
  const found = await asPageViewer(["sites.read", "coverage.read"], (reader) =>
    readSheet(reader, id, mapSize(paper, turn), english),
  );
  return found.ok ? found.value : null;
});

type Props = PageProps<"/sites/[siteId]/print">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { paper, turn } = readSheetSearch(await searchParams);
  const [found, t, locale] = await Promise.all([
    sheet((await params).siteId, paper, turn),
    getTranslations(),
    getLocale(),
  ]);
  if (!found) return { title: t("notFound.siteTitle") };
  const { site } = found;
  const name = locale === "en" ? (site.nameEn ?? site.name) : site.name;
  return { title: t("sheet.title", { name: name ?? t("list.unnamed", { kind: t(`kind.${site.kind}`) }) }) };
}

/** One site on paper, to be printed or kept as a PDF by the browser. */
export default async function PrintPage({ params, searchParams }: Props) {
  const { paper, turn } = readSheetSearch(await searchParams);
  const { siteId } = await params;
  const [found, viewer] = await Promise.all([sheet(siteId, paper, turn), requirePageViewer()]);
  if (!found) notFound();
  return (
    <div className={styles.page}>
      <SheetBar siteId={siteId} paper={paper} turn={turn} />
      <SheetPage
        sheet={found}
        paper={paper}
        turn={turn}
        approval={mapApproval()}
        printed={{ by: viewer.displayName, unit: viewer.unit, at: new Date().toISOString() }}
      />
    </div>
  );
}
