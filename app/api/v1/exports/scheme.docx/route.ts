import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { asViewer } from "@/lib/access/server/context";
import { readViewer } from "@/lib/access/server/read-viewer";
import { refusalResponse } from "@/lib/api/server/answer-refusals";
import { mapApproval } from "@/lib/config/map-approval";
import { printWord } from "@/lib/exports/word";
import { mapSize } from "@/lib/sheet/paper";
import { readSheet } from "@/lib/sheet/server/read-sheet";
import { schemeBlocks } from "./scheme-blocks";

const HEADERS = { "cache-control": "private, no-store" };
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** One site as a Word file for its expert review 论证, in the reader's language: 404 for a site that is not in reach. */
export async function GET(request: Request) {
  const id = z.uuid().safeParse(new URL(request.url).searchParams.get("site"));
  if (!id.success) return notFound();
  const found = await asViewer(request.headers, ["sites.read", "coverage.read"], (reader) =>
    readSheet(reader, id.data, mapSize("a4", "portrait")),
  ).catch(refusalResponse);
  if (found instanceof Response) return found;
  if (!found.ok) return notFound();

  const [t, locale, session] = await Promise.all([getTranslations(), getLocale(), readViewer(request.headers)]);
  const { site } = found.value;
  const name =
    (locale === "en" ? (site.nameEn ?? site.name) : site.name) ?? t("list.unnamed", { kind: t(`kind.${site.kind}`) });
  const title = t("scheme.title", { name });
  const bytes = await printWord(
    title,
    schemeBlocks(found.value, {
      t,
      locale,
      approval: mapApproval(),
      by: session?.viewer.displayName ?? "",
      at: new Date().toISOString(),
    }),
  );
  return new Response(Buffer.from(bytes), {
    headers: {
      ...HEADERS,
      "content-type": WORD,
      "content-disposition": `attachment; filename="scheme-${site.number}.docx"; filename*=UTF-8''${encodeURIComponent(`${title}.docx`)}`,
    },
  });
}

function notFound(): Response {
  return Response.json({ code: "NOT_FOUND", message: "Not found" }, { status: 404, headers: HEADERS });
}
