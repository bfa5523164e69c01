import { Command } from "commander";
import type { Opener } from "@/lib/access/server/context";
import type { SiteDetailDto } from "@/lib/api/sites";
import type { CityCoverage, SiteCoverage } from "@/lib/coverage/server/read-coverage";
import { type Answer, answering, type CommonOptions, withCommonOptions } from "../answering";
import { cityName } from "../city-name";
import { CommandFailure, noCity } from "../command-failure";
import { EXIT } from "../exit-codes";
import { count, percent, squareMetres } from "../figures";
import { onDatabase } from "../on-database";
import { textTable } from "../text-table";

type Options = CommonOptions & { readonly site?: string };

/** `sightline coverage show`: the figures as last computed, of the city and each site, or all of one site. */
export function coverageShowCommand(): Command {
  const command = new Command("show")
    .description("show the coverage as last computed: the city's, and each site's at every level")
    .option("--site <id>", "one site, by number or id, with its zones and gaps");
  withCommonOptions(command, [
    "sightline coverage show",
    "sightline coverage show --site 12",
    "sightline coverage show --json | jq '.sites[] | {name, coverage, levels}'",
  ]);
  return answering<Options>(command, ({ site, ...place }) =>
    onDatabase(place, "sightline coverage show", ["sites.read", "coverage.read"], (open) =>
      site === undefined ? showCity(open) : showSite(open, site),
    ),
  );
}

async function showCity(open: Opener<"sites.read" | "coverage.read">): Promise<Answer> {
  const { readCoverage } = await import("@/lib/coverage/server/read-coverage");
  const coverage = await open(readCoverage, "read");
  if (coverage.ok) return { json: coverage.value, text: cityText(coverage.value) };
  throw coverage.error.code === "no-city" ? noCity() : notComputed();
}

async function showSite(open: Opener<"sites.read" | "coverage.read">, idOrNumber: string): Promise<Answer> {
  const { readSiteByNumber } = await import("@/lib/sites/server/read-site-by-number");
  const site = await open((context) => readSiteByNumber(context, idOrNumber), "read");
  if (!site.ok) throw site.error.code === "no-city" ? noCity() : noSuchSite(idOrNumber);
  if (site.value.computed === null) throw notComputed();
  return { json: site.value, text: siteText(site.value) };
}

function notComputed(): CommandFailure {
  return new CommandFailure(EXIT.nothing, "not-computed", "the coverage has not been computed yet", {
    mend: "sightline coverage compute",
  });
}

function noSuchSite(idOrNumber: string): CommandFailure {
  return new CommandFailure(EXIT.badInput, "no-such-site", `there is no site ${idOrNumber} in the city`, {
    mend: "sightline sites",
  });
}

function cityText({ city, computed, counts, summary, sites, levels }: CityCoverage): string {
  const states = Object.entries(summary.byState).map(([state, number]) => `${number} ${state}`);
  const lines = [
    `${cityName(city)}: ${percent(summary.coverage)} of ${squareMetres(summary.areaM2)} covered, ${squareMetres(summary.gapM2)} in gaps`,
    `${count(counts.sites, "site")}: ${states.join(", ")}; ${count(counts.cameras, "camera")}, ${counts.camerasUnknownDirection} of unknown direction`,
    `computed ${computed.computedAt} by ${computed.engine}, target height ${computed.targetHeightM} m, ${computed.standard}`,
    ...(computed.stale ? ["The data changed since: sightline coverage compute"] : []),
  ];
  return `${lines.join("\n")}\n\n${siteTable(
    sites,
    levels.map(({ id }) => id),
  )}`;
}

function siteTable(sites: readonly SiteCoverage[], levels: readonly string[]): string {
  return textTable(
    [
      { title: "no.", align: "right" },
      { title: "kind" },
      { title: "name", widest: 40 },
      { title: "state" },
      { title: "coverage", align: "right" },
      { title: "area m²", align: "right" },
      ...levels.map((level) => ({ title: `${level} m²`, align: "right" }) as const),
      { title: "gaps", align: "right" },
    ],
    sites.map((site) => [
      String(site.number),
      site.candidate ? `${site.kind} ?` : site.kind,
      site.name ?? "–",
      site.state,
      percent(site.coverage),
      Math.round(site.areaM2).toLocaleString("en-US"),
      ...levels.map((level) => Math.round(site.levels[level]?.coveredM2 ?? 0).toLocaleString("en-US")),
      String(site.gaps),
    ]),
  );
}

function siteText(site: SiteDetailDto): string {
  const zones = textTable(
    [
      { title: "zone" },
      { title: "level" },
      { title: "area m²", align: "right" },
      { title: "covered", align: "right" },
      { title: "met" },
    ],
    site.zones.map((zone) => [
      zone.ref,
      zone.level,
      Math.round(zone.areaM2).toLocaleString("en-US"),
      percent(zone.share),
      zone.met === null ? "–" : zone.met ? "yes" : "no",
    ]),
  );
  const gaps = textTable(
    [{ title: "gap" }, { title: "level" }, { title: "area m²", align: "right" }, { title: "why" }],
    site.gaps.map((gap) => [String(gap.number), gap.level, gap.areaM2.toFixed(1), reasons(gap)]),
  );
  const head = `${site.number} ${site.kind} ${site.name ?? ""}: ${site.state}, ${percent(site.coverage)} covered`;
  return `${head}\n\n${zones}\n\n${gaps}`;
}

/** `occluded 63 % by a1, a2; too-far 37 %`, the largest share first. */
function reasons({ reasons: shares, blockers }: SiteDetailDto["gaps"][number]): string {
  const by = blockers.map(({ osmId, id }) => osmId ?? id).join(", ");
  return Object.entries(shares)
    .sort(([, a], [, b]) => (b ?? 0) - (a ?? 0))
    .map(
      ([reason, share]) => `${reason} ${percent(share ?? 0)}${reason === "occluded" && by !== "" ? ` by ${by}` : ""}`,
    )
    .join("; ");
}
