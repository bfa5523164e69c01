import { text } from "node:stream/consumers";
import { Command } from "commander";
import { EXIT } from "../exit-codes";

/**
 * `sightline scene solve`: one scene from standard input, its solution on standard output, by docs/geometry/scene.md.
 * Needs no database, no network and no data folder.
 */
export function sceneSolveCommand(): Command {
  return new Command("solve")
    .description("solve the scene (JSON) on standard input and print its solution (JSON)")
    .option("--json", "the answer is JSON with or without it")
    .option("--data <dir>", "no data folder is used")
    .helpOption("-h, --help", "show this")
    .addHelpText(
      "after",
      "\nExamples:\n  $ sightline scene solve < scene.json\n  $ sightline scene solve < scene.json | jq .site.levels",
    )
    .action(async () => {
      const { solveSceneJson } = await import("@/lib/coverage/solve-scene-json");
      const answer = solveSceneJson(await text(process.stdin));
      console.log(JSON.stringify(answer));
      if (!("error" in answer)) return;
      const { path, message } = answer.error;
      console.error(`error: ${path === "" ? "" : `${path}: `}${message}`);
      process.exitCode = EXIT.badInput;
    });
}
