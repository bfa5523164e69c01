import { Command } from "commander";
import packageJson from "../../package.json";
import { auditListCommand } from "./commands/audit-list";
import { auditVerifyCommand } from "./commands/audit-verify";
import { coverageComputeCommand } from "./commands/coverage-compute";
import { coverageRequirementsCommand } from "./commands/coverage-requirements";
import { coverageShowCommand } from "./commands/coverage-show";
import { doctorCommand } from "./commands/doctor";
import { importCamerasCommand } from "./commands/import-cameras";
import { importOsmCommand } from "./commands/import-osm";
import { peopleListCommand } from "./commands/people-list";
import { peopleResetCommand } from "./commands/people-reset";
import { sceneSolveCommand } from "./commands/scene-solve";
import { seedCommand } from "./commands/seed";
import { sitesCommand } from "./commands/sites";
import { upCommand } from "./commands/up";

const EXIT_CODES = "Exit codes: 0 done, 1 failed, 2 bad input or usage, 3 nothing to work on yet.";

/** Every command of `sightline`. What a command works with is loaded only once it runs, so that each starts fast. */
export function createProgram(): Command {
  const program = new Command("sightline")
    .description("Sightline 视域: plans the cameras of a city's public areas and proves what they cover.")
    .version(packageJson.version)
    .helpOption("-h, --help", "show this")
    .addHelpText("after", `\n${EXIT_CODES}\nMore: docs/guides/cli.md`)
    .addCommand(upCommand())
    .addCommand(group("import", "take in a file", [importOsmCommand(), importCamerasCommand()]))
    .addCommand(seedCommand())
    .addCommand(sitesCommand())
    .addCommand(
      group("coverage", "compute and show what the cameras cover", [
        coverageComputeCommand(),
        coverageShowCommand(),
        coverageRequirementsCommand(),
      ]),
    )
    .addCommand(
      group("audit", "who changed what, and whether that record is whole", [auditVerifyCommand(), auditListCommand()]),
    )
    .addCommand(group("people", "accounts and who holds which role", [peopleListCommand(), peopleResetCommand()]))
    .addCommand(group("scene", "questions to the engine without a database", [sceneSolveCommand()]))
    .addCommand(doctorCommand());
  throwInsteadOfExiting(program);
  return program;
}

function group(name: string, description: string, commands: readonly Command[]): Command {
  const parent = new Command(name).description(description).helpOption("-h, --help", "show this");
  for (const command of commands) parent.addCommand(command);
  return parent;
}

/** The one place that ends the process is `main.ts`. */
function throwInsteadOfExiting(command: Command): void {
  command.exitOverride().showHelpAfterError(`(try: ${pathOf(command)} --help)`);
  for (const child of command.commands) throwInsteadOfExiting(child);
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}
