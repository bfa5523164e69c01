import { dataFolder } from "../../setup/project.mjs";
import { describeFindings, examine } from "./examine.mjs";

/**
 * `sightline doctor` where the packages that commands are made of are missing: the same findings, found with Node alone.
 *
 * @param {readonly string[]} words - What follows `doctor`.
 * @returns {Promise<number>} the exit code
 */
export async function doctorBeforeInstall(words) {
  const at = words.indexOf("--data");
  const findings = await examine(dataFolder(at === -1 ? undefined : words[at + 1]));
  const json = { healthy: false, findings };
  console.log(words.includes("--json") ? JSON.stringify(json, null, 2) : describeFindings(findings));
  return 1;
}
