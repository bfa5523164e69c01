import { getLocale, getTranslations } from "next-intl/server";
import { ROLES } from "@/lib/access/roles";
import { asViewer } from "@/lib/access/server/context";
import { refusalResponse } from "@/lib/api/server/answer-refusals";
import { AUDITED_ACTIONS, actionKey } from "@/lib/audit/audited-actions";
import { readExport } from "@/lib/audit/server/export-audit";
import { type AuditWords, auditRows } from "@/lib/exports/audit-csv";
import { printCsv } from "@/lib/exports/csv";

const HEADERS = { "cache-control": "private, no-store" };

/** The file of an export of one's own, by its number, in the reader's language: 404 where there is none, 410 where the same file can no longer be made. */
export async function GET(request: Request) {
  const number = new URL(request.url).searchParams.get("number") ?? "";
  const found = await asViewer(request.headers, "audit.read", (viewer) => readExport(viewer, number)).catch(
    refusalResponse,
  );
  if (found instanceof Response) return found;
  if (!found.ok) {
    return found.error.code === "changed"
      ? Response.json(
          { code: "EXPORT_CHANGED", message: "The entries of this export are no longer the same for you: export anew" },
          { status: 410, headers: HEADERS },
        )
      : Response.json({ code: "NOT_FOUND", message: "Not found" }, { status: 404, headers: HEADERS });
  }
  const words = await wordsOfFile();
  return new Response(printCsv(auditRows(found.value, words)), {
    headers: {
      ...HEADERS,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${number}.csv"; filename*=UTF-8''${encodeURIComponent(`${words.title}-${number}.csv`)}`,
    },
  });
}

async function wordsOfFile(): Promise<AuditWords> {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  return {
    title: t("audit.csv.title"),
    column: (column) => t(`audit.csv.column.${column}`),
    head: (head) => t(`audit.csv.head.${head}`),
    filter: (name) => t(`audit.filter.${name}`),
    everything: t("audit.csv.everything"),
    howToCheck: t("audit.csv.howToCheck"),
    action: (action) => {
      const known = AUDITED_ACTIONS.find((one) => one === action);
      return known ? t(`audit.action.${actionKey(known)}`) : action;
    },
    role: (role) => {
      const known = ROLES.find((one) => one === role);
      return known ? t(`account.role.${known}`) : role;
    },
    place: ({ name, nameEn }) => (locale === "en" ? nameEn : name),
  };
}
