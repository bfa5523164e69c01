import { Command } from "commander";
import type { CoverageSummary } from "@/lib/coverage/server/compute-coverage";
import { type Answer, answering, type CommonOptions, withCommonOptions } from "../answering";
import { CommandFailure, noCity } from "../command-failure";
import { EXIT } from "../exit-codes";
import { count, percent, squareMetres } from "../figures";
import { onDatabase } from "../on-database";

type Options = CommonOptions & { readonly city?: string };

/** `sightline coverage compute`: what the cameras cover, computed anew and stored. */
export function coverageComputeCommand(): Command {
  const command = new Command("compute")
    .description("compute what the city's cameras cover, and store it")
    .option("--city <code|name>", "the city (default: the one imported last)");
  withCommonOptions(command, ["sightline coverage compute", "sightline coverage compute --city 350200 --json"]);
  return answering<Options>(command, async ({ city, ...place }, _, progress) => {
    const { computeCoverage } = await import("@/lib/coverage/server/compute-coverage");
    const computed = await onDatabase(place, "sightline coverage compute", "coverage.compute", (open) =>
      computeCoverage(open, city, (done, total) => progress.show(`computing coverage: zone ${done} of ${total}`)),
    );
    if (computed.ok) return answer(computed.value);
    throw city === undefined ? noCity() : noSuchCity(city);
  });
}

function noSuchCity(city: string): CommandFailure {
  return new CommandFailure(EXIT.nothing, "no-city", `there is no data of a city called ${city}`, {
    mend: `sightline import osm FILE --city ${city}`,
  });
}

function answer(summary: CoverageSummary): Answer {
  const { areaM2, coveredM2, issues, camerasUnknownDirection: unknown } = summary;
  const lines = [
    `${summary.city}: ${percent(areaM2 > 0 ? coveredM2 / areaM2 : null)} of ${squareMetres(areaM2)} covered, in ${count(summary.sites, "site")} of ${count(summary.zones, "zone")}; candidates do not count in the share`,
    `${count(summary.cameras, "camera")}, ${count(summary.obstacles, "obstacle")}, ${count(summary.gaps, "gap")}; ${(summary.totalMs / 1_000).toFixed(1)} s`,
    ...(unknown > 0 ? [`${count(unknown, "camera")} with unknown direction cannot be judged`] : []),
    ...(issues.length > 0 ? [`${count(issues.length, "camera")} with an issue: see --json`] : []),
  ];
  return { json: summary, text: lines.join("\n") };
}
