import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { z } from "zod";
import { asPageViewer } from "@/lib/access/server/viewer-page";
import { readSite } from "@/lib/sites/server/read-site";
import { SiteScreen } from "./_components/site-screen";

/** Read once for the title and the page. */
const site = cache(async (id: string) => {
  if (!z.uuid().safeParse(id).success) return null;
  const found = await asPageViewer(["sites.read", "coverage.read"], (reader) => readSite(reader, id));
  return found.ok ? found.value : null;
});

export async function generateMetadata({ params }: PageProps<"/sites/[siteId]">): Promise<Metadata> {
  const [found, t, locale] = await Promise.all([site((await params).siteId), getTranslations(), getLocale()]);
  if (!found) return { title: t("notFound.siteTitle") };
  const name = locale === "en" ? (found.nameEn ?? found.name) : found.name;
  return { title: name ?? t("list.unnamed", { kind: t(`kind.${found.kind}`) }) };
}

/** One site: its figures, its gaps, and how they came about. */
export default async function SitePage({ params }: PageProps<"/sites/[siteId]">) {
  const found = await site((await params).siteId);
  if (!found) notFound();
  return <SiteScreen initial={found} />;
}
