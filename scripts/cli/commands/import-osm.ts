import { Command } from "commander";
import { describeOsmImportIssue } from "@/lib/imports/osm/import-issue";
import type { OsmImportChange, OsmImportSummary } from "@/lib/imports/server/import-osm";
import { type Answer, answering, type CommonOptions, withCommonOptions } from "../answering";
import { cityName } from "../city-name";
import { CommandFailure } from "../command-failure";
import { EXIT } from "../exit-codes";
import { count } from "../figures";
import { onDatabase } from "../on-database";
import { textTable } from "../text-table";

type Options = CommonOptions & { readonly city?: string; readonly anywhere?: boolean };

/** `sightline import osm FILE`: sites, obstacles, basemap, mounting candidates and cameras from a map file. */
export function importOsmCommand(): Command {
  const command = new Command("osm")
    .description("take in a city's map file: OSM PBF, XML (also .bz2, .gz) or GeoJSON lines")
    .argument("<file>", "the map file")
    .option(
      "--city <code|name>",
      "the city it belongs to (default: the jurisdiction that holds the data, else a new one)",
    )
    .option("--anywhere", "allow places outside China");
  withCommonOptions(command, [
    "sightline import osm xiamen.osm.pbf",
    "sightline import osm porto.osm.pbf --city Porto --anywhere",
    "sightline import osm xiamen.osm.pbf --json | jq .classes",
  ]);
  return answering<Options>(command, async ({ city, anywhere, ...place }, [file = ""], progress) => {
    const { importOsm } = await import("@/lib/imports/server/import-osm");
    const { describeOsmImportError } = await import("@/lib/imports/osm/import-error");
    const request = { file, ...(city === undefined ? {} : { city }), anywhere: anywhere ?? false };
    const imported = await onDatabase(place, "sightline import osm", "map.import", (open) =>
      importOsm(open, request, (what) => progress.show(`${what} …`)),
    );
    if (imported.ok) return answer(imported.value);
    const { code, ...details } = imported.error;
    throw new CommandFailure(EXIT.badInput, code, describeOsmImportError(imported.error), { details });
  });
}

function answer(summary: OsmImportSummary): Answer {
  const { city, sites, obstacles, cameras, mounting, basemap, timings } = summary;
  const table = textTable(
    [
      { title: "" },
      { title: "added", align: "right" },
      { title: "changed", align: "right" },
      { title: "gone", align: "right" },
      { title: "unchanged", align: "right" },
      { title: "kept as edited", align: "right" },
    ],
    [
      changeRow("sites", sites),
      changeRow("obstacles", obstacles),
      changeRow("cameras", cameras),
      changeRow("mounting candidates", mounting),
    ],
  );
  const lines = [
    `${cityName(city)} (${city.code})${city.created ? ", a new city" : ""}, from ${summary.file}: ${(timings.totalMs / 1_000).toFixed(1)} s`,
    "",
    table,
    "",
    `basemap: ${count(basemap.features, "feature")}${basemap.replaced ? "" : ", unchanged"}`,
    ...summary.issues.map(describeOsmImportIssue),
    "Next: sightline coverage compute",
  ];
  return { json: summary, text: lines.join("\n") };
}

function changeRow(what: string, { added, changed, gone, unchanged, kept }: OsmImportChange): string[] {
  return [what, ...[added, changed, gone, unchanged, kept].map((number) => number.toLocaleString("en-US"))];
}
