import { getTranslations } from "next-intl/server";
import { asViewer } from "@/lib/access/server/context";
import { refusalResponse } from "@/lib/api/server/answer-refusals";
import { type CameraFileWords, cameraRows } from "@/lib/exports/cameras-csv";
import { printCsv } from "@/lib/exports/csv";
import { cameraExportQuery, collectCameras } from "@/lib/exports/server/collect-cameras";

/** The cameras that the table's filters find, as a file for spreadsheets in the visitor's language: 400 for filters nobody knows. */
export async function GET(request: Request) {
  const query = cameraExportQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) {
    return Response.json({ code: "BAD_REQUEST", message: query.error.issues[0]?.message }, { status: 400 });
  }
  const found = await asViewer(request.headers, ["sites.read", "coverage.read"], (reader) =>
    collectCameras(reader, query.data),
  ).catch(refusalResponse);
  if (found instanceof Response) return found;
  if (!found.ok) return Response.json({ code: "NO_CITY", message: "No city has been imported yet" }, { status: 404 });

  const { city, cameras } = found.value;
  const { words, file } = await wordsOfFile();
  return new Response(printCsv(cameraRows(city, cameras, words)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="cameras.csv"; filename*=UTF-8''${encodeURIComponent(`${city.name}-${file}.csv`)}`,
      "cache-control": "private, no-store",
    },
  });
}

async function wordsOfFile(): Promise<{ words: CameraFileWords; file: string }> {
  const t = await getTranslations();
  return {
    file: t("cameras.csv.file"),
    words: {
      column: (column) => t(`cameras.csv.${column}`),
      kind: (kind) => t(`camera.kind.${kind}`),
      state: (state) => t(`camera.state.${state}`),
      source: (source) => t(`camera.source.${source}`),
      noteTitle: t("csv.noteTitle"),
      note: (note) => t(`cameras.csv.note${note}`),
    },
  };
}
