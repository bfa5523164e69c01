import { launch } from "./setup/launch.mjs";

await launch("scripts/bench.ts", process.argv.slice(2));
