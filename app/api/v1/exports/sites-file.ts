import { getLocale, getTranslations } from "next-intl/server";
import { asViewer } from "@/lib/access/server/context";
import { refusalResponse } from "@/lib/api/server/answer-refusals";
import { COVERAGE_TARGET, POINT_THRESHOLD } from "@/lib/coverage/requirement-profile";
import { collectSites, exportQuery } from "@/lib/exports/server/collect-sites";
import { type SiteWords, siteRows } from "@/lib/exports/site-rows";
import { figuresOf } from "@/lib/i18n/figures";
import { type FileFormat, fileAnswer, MOST_ROWS, noFile } from "./file-answer";

/** The sites that the list's filters find, as a file for spreadsheets in the visitor's language: 400 for filters nobody knows, 413 for more than the format holds. */
export async function sitesFile(request: Request, format: FileFormat): Promise<Response> {
  const query = exportQuery.safeParse(listed(new URL(request.url).searchParams));
  if (!query.success) {
    return Response.json({ code: "BAD_REQUEST", message: query.error.issues[0]?.message }, { status: 400 });
  }
  const found = await asViewer(request.headers, ["sites.read", "coverage.read"], (reader) =>
    collectSites(reader, query.data, MOST_ROWS[format]),
  ).catch(refusalResponse);
  if (found instanceof Response) return found;
  if (!found.ok) return noFile(found.error);

  const { city, sites } = found.value;
  const { words, file } = await wordsOfFile();
  return fileAnswer(format, { ascii: "sites", city: city.name, name: file, rows: siteRows(city, sites, words) });
}

/** Parameters that may come more than once as lists, the rest as they are. */
function listed(params: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const all = params.getAll(name);
      return [name, name === "kind" || name === "state" ? all : (all[0] ?? "")];
    }),
  );
}

async function wordsOfFile(): Promise<{ words: SiteWords; file: string }> {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const figures = figuresOf(locale);
  const thresholds = { target: figures.share(COVERAGE_TARGET), point: figures.share(POINT_THRESHOLD) };
  return {
    file: t("csv.file"),
    words: {
      column: (column) => t(`csv.${column}`),
      kind: (kind) => t(`kind.${kind}`),
      state: (state) => t(`state.${state}`),
      metric: (id) => t(`metric.label.${id}`),
      metricUnit: (id) => t(`csv.unit.${id}`),
      yesNo: (value) => t(value ? "csv.yes" : "csv.no"),
      noteTitle: t("csv.noteTitle"),
      note: (note) => (note === "Met" ? t("csv.noteMet", thresholds) : t(`csv.note${note}`)),
    },
  };
}
