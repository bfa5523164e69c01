import { Command } from "commander";
import type { CameraFile, CameraFileError } from "@/lib/imports/cameras/read-camera-file";
import type { CameraImportSummary } from "@/lib/imports/server/import-cameras";
import { type Answer, answering, type CommonOptions, withCommonOptions } from "../answering";
import { cityName } from "../city-name";
import { CommandFailure } from "../command-failure";
import { canAsk, confirm } from "../confirm";
import { EXIT } from "../exit-codes";
import { count } from "../figures";
import { onDatabase } from "../on-database";
import type { ProgressLine } from "../progress-line";

type Options = CommonOptions & {
  readonly map?: string[];
  readonly crs?: string;
  readonly encoding?: string;
  readonly layer?: string;
  readonly city?: string;
  readonly source?: string;
  readonly moveOut?: boolean;
  readonly anywhere?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
};

/** `sightline import cameras FILE`: a list of cameras, understood by its headings, confirmed by a person. */
export function importCamerasCommand(): Command {
  const command = new Command("cameras")
    .description("take in a list of cameras: CSV, XLSX, GeoJSON, KML, GeoPackage or zipped Shapefile")
    .argument("<file>", "the list")
    .option(
      "--map <col=field...>",
      "what columns say; fields are in docs/guides/importing-cameras.md, - leaves one out",
    )
    .option("--crs <system>", "coordinates are EPSG:4490, WGS84, GCJ-02, BD-09, EPSG:4547, EPSG:4548 or EPSG:4549")
    .option("--encoding <name>", "of the text, e.g. gb18030 (default: found out)")
    .option("--layer <name>", "one table of a file that holds several")
    .option("--city <code|name>", "the city they belong to (default: the one imported last)")
    .option("--source <name>", "the list's name from import to import (default: the file's)")
    .option("--move-out", "move cameras inside a building 0.3 m outside its nearest wall")
    .option("--anywhere", "allow places outside China and far from the city")
    .option("--dry-run", "check everything, and keep nothing")
    .option("--yes", "take the guess of columns as it is");
  withCommonOptions(command, [
    "sightline import cameras 一机一档.xlsx",
    "sightline import cameras cameras.csv --map 设备号=id --map jd=lon --map wd=lat --crs GCJ-02",
    "sightline import cameras cameras.zip --dry-run --json",
  ]);
  return answering<Options>(command, async (options, [path = ""], progress) => {
    progress.show("reading …");
    const file = await read(path, options);
    progress.clear();
    await requireConfirmation(file, options);
    return answer(await store(file, options, progress));
  });
}

async function read(path: string, { map, crs, encoding, layer, anywhere }: Options): Promise<CameraFile> {
  const { describeCameraFileError, readCameraFile } = await import("@/lib/imports/cameras/read-camera-file");
  const read = await readCameraFile(path, { map, crs, encoding, layer, anywhere });
  if (read.ok) return read.value;
  throw new CommandFailure(EXIT.badInput, codeOf(read.error), describeCameraFileError(read.error), {
    details: detailsOf(read.error),
  });
}

/** Programs are told the reason itself, not the step it came from. */
function codeOf(error: CameraFileError): string {
  return error.code === "unreadable" || error.code === "mapping" ? error.error.code : error.code;
}

function detailsOf(error: CameraFileError): object {
  if (error.code === "unreadable" || error.code === "mapping") return { ...error.error, code: error.error.code };
  if (error.code !== "bad-rows") return error;
  const { file, issues, understanding } = error;
  return { file, count: issues.length, issues: issues.slice(0, 20), guess: understanding };
}

/** A guess is shown; a person agrees on the terminal, or beforehand with `--yes`. A dry run keeps nothing, so it needs no consent. */
async function requireConfirmation({ file, understanding }: CameraFile, { yes, dryRun, json }: Options): Promise<void> {
  const { describeUnderstanding } = await import("@/lib/imports/cameras/describe-understanding");
  const lines = [`${file} was understood so:`, ...describeUnderstanding(understanding)];
  if (!json || understanding.guessed) console.error(lines.join("\n"));
  if (!understanding.guessed || yes || dryRun) return;
  const details = { guess: understanding };
  if (!canAsk()) {
    const message = `${file}: its columns were guessed, and nobody is here to confirm the guess`;
    const mend = "agree with --yes, or say what columns mean: --map COLUMN=FIELD, at least of id and position";
    throw new CommandFailure(EXIT.badInput, "unconfirmed", message, { mend, details });
  }
  if (await confirm("Import it?")) return;
  const mend = "say what columns mean: --map COLUMN=FIELD, or in what coordinates they are: --crs SYSTEM";
  throw new CommandFailure(EXIT.badInput, "declined", "nothing was imported", { mend, details });
}

async function store(file: CameraFile, options: Options, progress: ProgressLine): Promise<CameraImportSummary> {
  const { importCameras } = await import("@/lib/imports/server/import-cameras");
  const { describeCameraImportError } = await import("@/lib/imports/cameras/import-error");
  const { city, source, moveOut, anywhere, dryRun } = options;
  progress.show("storing …");
  const imported = await onDatabase(options, "sightline import cameras", "cameras.import", (open) =>
    importCameras(open, { file, city, source, moveOut, anywhere, dryRun }),
  );
  if (imported.ok) return imported.value;
  const { error } = imported;
  const isMissing = error.code === "no-city" || error.code === "no-such-city";
  throw new CommandFailure(isMissing ? EXIT.nothing : EXIT.badInput, error.code, describeCameraImportError(error), {
    details: "issues" in error ? { count: error.issues.length, issues: error.issues.slice(0, 20) } : {},
    ...(isMissing ? { mend: "sightline import osm FILE" } : {}),
  });
}

function answer(summary: CameraImportSummary): Answer {
  const { city, file, source, cameras, directionUnknown, assumed, inBuildings, dryRun, understanding, ...rest } =
    summary;
  const defaults = Object.entries(assumed).map(([field, number]) => `${field} ${number}`);
  const moved = inBuildings.filter((camera) => camera.moved).length;
  const inside = inBuildings.length - moved;
  const lines = [
    `${cityName(city)}, ${file} as ${source}: ${cameras.added} added, ${cameras.changed} changed, ${cameras.gone} gone, ${cameras.unchanged} unchanged${cameras.kept > 0 ? `, ${cameras.kept} kept as edited` : ""}`,
    ...(directionUnknown > 0
      ? [`${count(directionUnknown, "camera")} of unknown direction: drawn as points, judged by nobody`]
      : []),
    ...(defaults.length > 0 ? [`taken from our defaults: ${defaults.join(", ")}`] : []),
    ...(moved > 0 ? [`${count(moved, "camera")} moved 0.3 m outside a wall`] : []),
    ...(inside > 0
      ? [
          `${count(inside, "camera")} inside a building, which see nothing out of it: --move-out moves them before the nearest wall`,
        ]
      : []),
    dryRun ? "Nothing was kept: this was a dry run." : "Next: sightline coverage compute",
  ];
  return {
    json: {
      city,
      file,
      source,
      dryRun,
      cameras,
      directionUnknown,
      assumed,
      inBuildings,
      guess: understanding,
      ...rest,
    },
    text: lines.join("\n"),
  };
}
