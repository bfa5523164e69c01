import { Command, Option } from "commander";
import { COVERAGE_LEVELS, type CoverageLevel } from "@/lib/coverage/requirement-profile";
import type { RequirementDto } from "@/lib/coverage/server/read-requirements";
import { PART_ROLES, type PartRole } from "@/lib/sites/derived-site";
import { SITE_KINDS, type SiteKind } from "@/lib/sites/site-kind";
import { type Answer, answering, type CommonOptions, withCommonOptions } from "../answering";
import { CommandFailure, noCity } from "../command-failure";
import { EXIT } from "../exit-codes";
import { onDatabase } from "../on-database";
import { textTable } from "../text-table";

type PlaceOptions = CommonOptions & { readonly kind?: SiteKind; readonly site?: string; readonly role: PartRole };
type SetOptions = PlaceOptions & { readonly level: CoverageLevel; readonly reason: string };
type UnsetOptions = PlaceOptions & { readonly reason?: string };

/** `sightline coverage requirements`: which level each part of each kind of site needs, who says so, and how to ask for another. */
export function coverageRequirementsCommand(): Command {
  const command = new Command("requirements").description(
    "list which level each part of a site needs, and who says so",
  );
  withCommonOptions(command, ["sightline coverage requirements", "sightline coverage requirements --json"]);
  command.addCommand(setCommand());
  command.addCommand(unsetCommand());
  return answering<CommonOptions>(command, async (options) => {
    const { readRequirements } = await import("@/lib/coverage/server/read-requirements");
    const found = await onDatabase(options, "sightline coverage requirements", "sites.read", (open) =>
      open(readRequirements, "read"),
    );
    if (!found.ok) throw noCity();
    return answer(found.value);
  });
}

function setCommand(): Command {
  const command = new Command("set").description(
    "ask for another level of a role, in all sites of a kind or in one site",
  );
  withPlaceOptions(command)
    .addOption(new Option("--level <level>", "the level it needs").choices(COVERAGE_LEVELS).makeOptionMandatory())
    .addOption(new Option("--reason <text>", "why, for who reads it later").makeOptionMandatory());
  withCommonOptions(command, [
    'sightline coverage requirements set --kind square --role surface --level recognise --reason "festival ground"',
    'sightline coverage requirements set --site 12 --role entrance --level observe --reason "locked at night"',
  ]);
  return answering<SetOptions>(command, async (options, _words) => {
    const { role, level, reason } = options;
    const place = placeOf(options, "set");
    const { changeRequirement } = await import("@/lib/coverage/server/change-requirement");
    const changed = await onDatabase(options, "sightline coverage requirements set", "requirements.edit", (open) =>
      open((context) => changeRequirement(context, { place, role, level, reason })),
    );
    if (changed.ok) {
      const text = `${placeWords(options)}, ${role}: ${level}. Next: sightline coverage compute`;
      return { json: { set: changed.value }, text };
    }
    switch (changed.error.code) {
      case "no-city":
        throw noCity();
      case "no-such-site":
        throw noSuchSite(options);
      case "no-reason":
        throw usage("--reason is empty: say why, for who reads it later", "set");
    }
  });
}

function unsetCommand(): Command {
  const command = new Command("unset").description(
    "take back what was set, so that the city's level or our default holds again",
  );
  withPlaceOptions(command).option("--reason <text>", "why, for who reads the audit");
  withCommonOptions(command, [
    "sightline coverage requirements unset --kind square --role surface",
    'sightline coverage requirements unset --site 12 --role entrance --reason "open at night again"',
  ]);
  return answering<UnsetOptions>(command, async (options, _words) => {
    const { role, reason } = options;
    const place = placeOf(options, "unset");
    const { unsetRequirement } = await import("@/lib/coverage/server/change-requirement");
    const removed = await onDatabase(options, "sightline coverage requirements unset", "requirements.edit", (open) =>
      open((context) => unsetRequirement(context, { place, role, ...(reason === undefined ? {} : { reason }) })),
    );
    if (removed.ok) {
      const text = `${placeWords(options)}, ${role}: nothing is asked for any more. Next: sightline coverage compute`;
      return { json: { unset: removed.value }, text };
    }
    switch (removed.error.code) {
      case "no-city":
        throw noCity();
      case "no-such-site":
        throw noSuchSite(options);
      case "not-asked":
        throw new CommandFailure(
          EXIT.badInput,
          "not-asked",
          `nothing is asked for in ${placeWords(options)}, ${role}`,
          {
            mend: "sightline coverage requirements",
          },
        );
    }
  });
}

function withPlaceOptions(command: Command): Command {
  return command
    .addOption(new Option("--kind <kind>", "in every site of this kind").choices(SITE_KINDS).conflicts("site"))
    .option("--site <id>", "in this site, by number or id")
    .addOption(new Option("--role <role>", "the part of a site").choices(PART_ROLES).makeOptionMandatory());
}

function placeOf({ kind, site }: PlaceOptions, command: "set" | "unset") {
  if (kind !== undefined) return { kind };
  if (site !== undefined) return { site };
  throw usage("--kind or --site is missing: which sites is this for?", command);
}

function placeWords({ kind, site }: PlaceOptions): string {
  return kind ?? `site ${site}`;
}

function noSuchSite({ site }: PlaceOptions): CommandFailure {
  return new CommandFailure(EXIT.badInput, "no-such-site", `there is no site ${site}`, { mend: "sightline sites" });
}

function usage(message: string, command: "set" | "unset"): CommandFailure {
  return new CommandFailure(EXIT.badInput, "usage", message, {
    mend: `sightline coverage requirements ${command} --help`,
  });
}

function answer(requirements: readonly RequirementDto[]): Answer {
  const table = textTable(
    [{ title: "kind" }, { title: "role" }, { title: "level" }, { title: "who says so" }],
    requirements.map((row) => [row.kind, row.role, row.level, source(row)]),
  );
  const note =
    "Our defaults are ours alone: no standard says which level which public area needs. Change them with `set`.";
  return { json: { requirements }, text: `${table}\n\n${note}` };
}

function source({ from, reason, site, replaced }: RequirementDto): string {
  switch (from) {
    case "ours":
      return replaced ? "our default, replaced by the city's" : "our default";
    case "city":
      return `the city: ${reason}`;
    case "site":
      return `site ${site?.number} ${site?.name ?? ""}: ${reason}`;
  }
}
