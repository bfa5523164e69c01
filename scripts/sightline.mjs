#!/usr/bin/env node
import { doctorBeforeInstall } from "./cli/doctor/before-install.mjs";
import { runAppCommand } from "./setup/app-command.mjs";
import { launch } from "./setup/launch.mjs";
import { npmPackagesAreInstalled } from "./setup/npm-packages.mjs";

const [command, ...words] = process.argv.slice(2);
// `up` installs what the other commands run on, and the doctor says that it is missing.
if (command === "up") process.exitCode = await runAppCommand("up", words);
else if (command === "doctor" && !npmPackagesAreInstalled()) process.exitCode = await doctorBeforeInstall(words);
else await launch("scripts/cli/main.ts", process.argv.slice(2));
