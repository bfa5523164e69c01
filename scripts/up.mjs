import { runAppCommand } from "./setup/app-command.mjs";

process.exitCode = await runAppCommand("up", process.argv.slice(2));
