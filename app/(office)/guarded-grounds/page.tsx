import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { asPageViewer } from "@/lib/access/server/viewer-page";
import { listGuarded } from "@/lib/guarded/server/list-guarded";
import { GuardedScreen } from "./_components/guarded-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("guarded.title") };
}

/** Every guarded ground of the city on screen as a table: the twin of the map's layer, with the cameras whose picture reaches it. */
export default async function GuardedGroundsPage() {
  const grounds = await asPageViewer(["sites.read", "coverage.read"], listGuarded);
  if (!grounds.ok) notFound();
  return <GuardedScreen initial={grounds.value} />;
}
