import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requirePageViewer } from "@/lib/access/server/viewer-page";
import { AccountScreen } from "./_components/account-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("own.title") };
}

/** One's own account: everybody's. */
export default async function AccountPage() {
  return <AccountScreen viewer={await requirePageViewer()} />;
}
