import { runAppCommand } from "./setup/app-command.mjs";

process.exitCode = await runAppCommand("dev", process.argv.slice(2));
