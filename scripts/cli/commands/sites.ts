import { Command, Option } from "commander";
import { SITE_STATES, type SiteState } from "@/lib/api/city";
import type { SiteListDto, SiteRowDto } from "@/lib/api/sites";
import { SITE_KINDS, type SiteKind } from "@/lib/sites/site-kind";
import { type Answer, answering, type CommonOptions, withCommonOptions } from "../answering";
import { noCity } from "../command-failure";
import { count, percent } from "../figures";
import { onDatabase } from "../on-database";
import { textTable } from "../text-table";

type Options = CommonOptions & { readonly kind?: SiteKind[]; readonly state?: SiteState[]; readonly q?: string };

/** More sites than any city has: the list is not cut into pages here. */
const ALL = 1_000_000;

/** `sightline sites`: the public areas of the city, with what is known of their coverage. */
export function sitesCommand(): Command {
  const command = new Command("sites")
    .description("list the city's public areas with their coverage")
    .addOption(new Option("--kind <kind...>", "only these kinds").choices(SITE_KINDS))
    .addOption(new Option("--state <state...>", "only these states").choices(SITE_STATES))
    .option("--q <text>", "only sites whose name, district or OSM id matches");
  withCommonOptions(command, [
    "sightline sites",
    "sightline sites --kind square park --state blind partial",
    "sightline sites --q 中山路",
    "sightline sites --json | jq '.sites[] | {kind, name, coverage}'",
  ]);
  return answering<Options>(command, async (options) => answer(await read(options)));
}

async function read({ kind, state, q, ...place }: Options): Promise<SiteListDto> {
  const { listSites } = await import("@/lib/sites/server/list-sites");
  const query = { q, kind, state, sort: "kind", order: "asc", limit: ALL, offset: 0, candidate: undefined } as const;
  const found = await onDatabase(place, "sightline sites", ["sites.read", "coverage.read"], (open) =>
    open((context) => listSites(context, query), "read"),
  );
  if (!found.ok) throw noCity();
  return found.value;
}

function answer({ items, total }: SiteListDto): Answer {
  return { json: { total, sites: items }, text: `${table(items)}\n\n${count(total, "site")}` };
}

function table(sites: readonly SiteRowDto[]): string {
  return textTable(
    [
      { title: "no.", align: "right" },
      { title: "kind" },
      { title: "name", widest: 40 },
      { title: "layer", align: "right" },
      { title: "area m²", align: "right" },
      { title: "length m", align: "right" },
      { title: "state" },
      { title: "coverage", align: "right" },
      { title: "cameras", align: "right" },
      { title: "from" },
    ],
    sites.map((site) => [
      String(site.number),
      site.candidate ? `${site.kind} ?` : site.kind,
      site.name ?? site.nameEn ?? "–",
      String(site.layer),
      Math.round(site.areaM2).toLocaleString("en-US"),
      site.lengthM === null ? "–" : Math.round(site.lengthM).toLocaleString("en-US"),
      site.state,
      percent(site.coverage),
      String(site.cameras),
      site.provenance.source === "osm" ? (site.provenance.osmIds[0] ?? "osm") : "a person",
    ]),
  );
}
