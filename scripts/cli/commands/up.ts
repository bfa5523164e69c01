import { Command } from "commander";
import { runAppCommand } from "../../setup/app-command.mjs";

/** `sightline up`. The launcher handles it before anything is installed; here it is for the list of commands. */
export function upCommand(): Command {
  return new Command("up")
    .description("install what is missing, start everything and serve the app until Ctrl-C")
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_options: object, command: Command) => {
      process.exitCode = await runAppCommand("up", command.args);
    });
}
