import { getTranslations } from "next-intl/server";
import { asViewer } from "@/lib/access/server/context";
import { refusalResponse } from "@/lib/api/server/answer-refusals";
import { type CameraFileWords, cameraRows } from "@/lib/exports/camera-rows";
import { cameraExportQuery, collectCameras } from "@/lib/exports/server/collect-cameras";
import { type FileFormat, fileAnswer, MOST_ROWS, noFile } from "./file-answer";

/** The cameras that the table's filters find, as a file for spreadsheets in the visitor's language: 400 for filters nobody knows, 413 for more than the format holds. */
export async function camerasFile(request: Request, format: FileFormat): Promise<Response> {
  const query = cameraExportQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) {
    return Response.json({ code: "BAD_REQUEST", message: query.error.issues[0]?.message }, { status: 400 });
  }
  const found = await asViewer(request.headers, ["sites.read", "coverage.read"], (reader) =>
    collectCameras(reader, query.data, MOST_ROWS[format]),
  ).catch(refusalResponse);
  if (found instanceof Response) return found;
  if (!found.ok) return noFile(found.error);

  const { city, cameras } = found.value;
  const { words, file } = await wordsOfFile();
  return fileAnswer(format, { ascii: "cameras", city: city.name, name: file, rows: cameraRows(city, cameras, words) });
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
      infraredSource: (source) => t(`camera.infraredSource.${source}`),
      noteTitle: t("csv.noteTitle"),
      note: (note) => t(`cameras.csv.note${note}`),
    },
  };
}
