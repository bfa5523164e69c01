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

type SetOptions = CommonOptions & {
  readonly kind?: SiteKind;
  readonly site?: string;
  readonly role: PartRole;
  readonly level: CoverageLevel;
  readonly reason: string;
};

/** `sightline coverage requirements`: which level each part of each kind of site needs, who says so, and how to ask for another. */
export function coverageRequirementsCommand(): Command {
  const command = new Command("requirements").description(
    "list which level each part of a site needs, and who says so",
  );
  withCommonOptions(command, ["sightline coverage requirements", "sightline coverage requirements --json"]);
  command.addCommand(setCommand());
  return answering<CommonOptions>(command, async ({ data }) => {
    const { asOperator } = await import("@/lib/access/server/context");
    const { readRequirements } = await import("@/lib/coverage/server/read-requirements");
    const found = await onDatabase(data, "sightline coverage requirements", () => asOperator(readRequirements));
    if (!found.ok) throw noCity();
    return answer(found.value);
  });
}

function setCommand(): Command {
  const command = new Command("set")
    .description("ask for another level of a role, in all sites of a kind or in one site")
    .addOption(new Option("--kind <kind>", "in every site of this kind").choices(SITE_KINDS).conflicts("site"))
    .option("--site <id>", "in this site, by number or id")
    .addOption(new Option("--role <role>", "the part of a site").choices(PART_ROLES).makeOptionMandatory())
    .addOption(new Option("--level <level>", "the level it needs").choices(COVERAGE_LEVELS).makeOptionMandatory())
    .addOption(new Option("--reason <text>", "why, for who reads it later").makeOptionMandatory());
  withCommonOptions(command, [
    'sightline coverage requirements set --kind square --role surface --level recognise --reason "festival ground"',
    'sightline coverage requirements set --site 12 --role entrance --level observe --reason "locked at night"',
  ]);
  return answering<SetOptions>(command, async ({ data, kind, site, role, level, reason }, _words) => {
    const place = kind !== undefined ? { kind } : site !== undefined ? { site } : null;
    if (place === null) throw usage("--kind or --site is missing: which sites is this for?");
    const { asOperator } = await import("@/lib/access/server/context");
    const { changeRequirement } = await import("@/lib/coverage/server/change-requirement");
    const changed = await onDatabase(data, "sightline coverage requirements set", () =>
      asOperator((context) => changeRequirement(context, { place, role, level, reason })),
    );
    if (changed.ok) {
      const where = kind ?? `site ${site}`;
      return { json: { set: changed.value }, text: `${where}, ${role}: ${level}. Next: sightline coverage compute` };
    }
    switch (changed.error.code) {
      case "no-city":
        throw noCity();
      case "no-such-site":
        throw new CommandFailure(EXIT.badInput, "no-such-site", `there is no site ${site}`, {
          mend: "sightline sites",
        });
      case "no-reason":
        throw usage("--reason is empty: say why, for who reads it later");
    }
  });
}

function usage(message: string): CommandFailure {
  return new CommandFailure(EXIT.badInput, "usage", message, { mend: "sightline coverage requirements set --help" });
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
