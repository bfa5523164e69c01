import { Command } from "commander";
import { answering, type CommonOptions, withCommonOptions } from "../answering";

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
  return answering<Options>(command, async () => {
    throw new Error("unfinished");
  });
}
