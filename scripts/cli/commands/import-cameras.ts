import { Command } from "commander";
import { answering, type CommonOptions, withCommonOptions } from "../answering";

export function importCamerasCommand(): Command {
  const command = new Command("cameras").description("take in a list of cameras").argument("<file>", "the file");
  withCommonOptions(command, []);
  return answering<CommonOptions>(command, async () => {
    throw new Error("unfinished");
  });
}
