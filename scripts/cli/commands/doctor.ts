import { Command } from "commander";
import { dataFolder } from "../../setup/project.mjs";
import { answering, type CommonOptions, withCommonOptions } from "../answering";
import { describeFindings, examine } from "../doctor/examine.mjs";
import { EXIT } from "../exit-codes";

/** `sightline doctor`: what is wrong with the installation, and what mends it. */
export function doctorCommand(): Command {
  const command = new Command("doctor").description(
    "check the installation and say what is wrong; starts and changes nothing",
  );
  withCommonOptions(command, ["sightline doctor", "sightline doctor --data /srv/sightline --json"]);
  return answering<CommonOptions>(command, async ({ data }) => {
    const folder = dataFolder(data);
    const found = await examine(folder);
    const sound = found.every(({ id, state }) => state === "ok" || !["packages", "database", "schema"].includes(id));
    const { checkWalls } = await import("../doctor/check-walls");
    const findings = sound ? [...found, ...(await checkWalls(folder))] : found;
    const healthy = findings.every(({ state }) => state !== "wrong");
    return {
      json: { healthy, findings },
      text: describeFindings(findings),
      exit: healthy ? EXIT.done : EXIT.failed,
    };
  });
}
