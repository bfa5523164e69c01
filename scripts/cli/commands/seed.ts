import { Command, InvalidArgumentError } from "commander";
import type { CoverageSummary } from "@/lib/coverage/server/compute-coverage";
import type { DEMO_CITY } from "@/lib/imports/demo-city";
import { type Answer, answering, type CommonOptions, withCommonOptions } from "../answering";
import { CommandFailure } from "../command-failure";
import { EXIT } from "../exit-codes";
import { count, percent, squareMetres } from "../figures";
import { onDatabase } from "../on-database";

type Options = CommonOptions & { readonly cameras: number };

/** So many were tried; a larger city does not fit into the memory of the program that invents it. */
const MOST_CAMERAS = 200_000;
const DEFAULT_CAMERAS = 1_000;

/** `sightline seed`: an invented city of any size, to see how the product bears it. */
export function seedCommand(): Command {
  const command = new Command("seed")
    .description("invent a city of so many cameras in an empty data folder, and compute its coverage")
    .option("--cameras <n>", `how many, up to ${MOST_CAMERAS}`, wholeNumber, DEFAULT_CAMERAS);
  withCommonOptions(command, ["sightline seed --cameras 100000 --data big", "sightline up --data big"]);
  return answering<Options>(command, async ({ cameras, ...place }, _, progress) => {
    const { computeCoverage } = await import("@/lib/coverage/server/compute-coverage");
    const { findCurrentCity } = await import("@/db/queries/jurisdictions");
    const { DEMO_CITY } = await import("@/lib/imports/demo-city");
    const { storeCity } = await import("../../bench/store-city");
    const { solidCity } = await import("../../bench/city/raise-city");
    const { CITY_SEED, cityPlan } = await import("../../bench/city-scene");
    return onDatabase(place, "sightline seed", "coverage.compute", async (open) => {
      const current = await open(({ db }) => findCurrentCity(db), "read");
      const names = namesOf(DEMO_CITY.code, cameras);
      if (current && current.name !== names.name) throw cityThere(current.name);
      progress.show(`inventing a city of ${count(cameras, "camera")}`);
      const scene = solidCity(cityPlan(cameras), CITY_SEED + 1);
      await storeCity(names, scene, (done, total) => progress.show(`storing: record ${done} of ${total}`));
      const computed = await computeCoverage(open, names.code, (done, total) =>
        progress.show(`computing coverage: zone ${done} of ${total}`),
      );
      if (computed.ok) return answer(computed.value);
      throw new CommandFailure(EXIT.failed, computed.error.code, "somebody cancelled the computation");
    });
  });
}

/** In the place of the demo city, so that the demo people may work in it, and the product says everywhere that it is invented. */
function namesOf(code: (typeof DEMO_CITY)["code"], cameras: number) {
  const number = cameras.toLocaleString("en");
  return {
    code,
    name: `虚构城市（${number} 个点位）`,
    nameEn: `Invented city (${number} cameras)`,
    demo: true,
  };
}

function cityThere(name: string): CommandFailure {
  return new CommandFailure(EXIT.badInput, "city-there", `the data folder holds ${name} already`, {
    mend: "sightline seed --data ANOTHER_FOLDER",
  });
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= MOST_CAMERAS) return number;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_CAMERAS}.`);
}

function answer(summary: CoverageSummary): Answer {
  const { areaM2, coveredM2 } = summary;
  const lines = [
    `${summary.city}: ${count(summary.cameras, "camera")}, ${count(summary.obstacles, "obstacle")}, ${count(summary.sites, "site")}; all of it invented`,
    `${percent(areaM2 > 0 ? coveredM2 / areaM2 : null)} of ${squareMetres(areaM2)} covered, ${count(summary.gaps, "gap")}; ${(summary.totalMs / 1_000).toFixed(1)} s`,
  ];
  return { json: summary, text: lines.join("\n") };
}
