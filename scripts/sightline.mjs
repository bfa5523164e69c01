#!/usr/bin/env node
import { runAppCommand } from "./setup/app-command.mjs";
import { launch } from "./setup/launch.mjs";

const [command, ...words] = process.argv.slice(2);
// `up` installs what the other commands run on.
if (command === "up") process.exitCode = await runAppCommand("up", words);
else await launch("scripts/cli/main.ts", process.argv.slice(2));
