import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { searchPairs } from "@/app/_components/search-pairs";
import { asPageViewer } from "@/lib/access/server/viewer-page";
import { auditSearch } from "@/lib/api/audit";
import { readAuditChoices, searchAudit } from "@/lib/audit/server/search-audit";
import { readAuditSearch } from "@/lib/url/audit-search";
import { auditInputOf } from "./_components/audit-input";
import { AuditScreen } from "./_components/audit-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("audit.title") };
}

/** Who changed what: for the auditor alone. For everybody else there is no such page. */
export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const input = auditInputOf(readAuditSearch(searchPairs(await searchParams)));
  const [page, choices] = await asPageViewer(
    "audit.read",
    async (viewer) => [await searchAudit(viewer, auditSearch.parse(input)), await readAuditChoices(viewer)] as const,
  );
  return <AuditScreen initial={page} initialQuery={JSON.stringify(input)} choices={choices} />;
}
