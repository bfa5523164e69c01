import { checkBuild, checkPort } from "./check-app.mjs";
import { checkDatabase, checkSchema } from "./check-database.mjs";
import {
  checkDataFolder,
  checkDisk,
  checkNode,
  checkPackages,
  checkPostgres,
  checkTestPrograms,
} from "./check-machine.mjs";

/**
 * Looks at the whole installation, and starts and changes nothing. Needs Node alone, so that it can say that all else is missing.
 *
 * @param {string} data - The data folder, absolute.
 * @returns {Promise<import("./finding.mjs").Finding[]>}
 */
export async function examine(data) {
  return [
    checkNode(),
    checkPackages(),
    checkPostgres(),
    checkDataFolder(data),
    checkDisk(data),
    await checkDatabase(data),
    checkSchema(data),
    checkBuild(),
    await checkPort(data),
    ...checkTestPrograms(),
  ];
}

const SIGNS = { ok: "✓", later: "–", wrong: "✗" };

/** A line for each finding, and below what is wrong how to mend it. @param {readonly import("./finding.mjs").Finding[]} findings */
export function describeFindings(findings) {
  const widest = Math.max(...findings.map(({ title }) => title.length));
  const number = findings.filter(({ state }) => state === "wrong").length;
  const lines = findings.flatMap(({ title, state, detail, mend }) => [
    `${SIGNS[state]} ${title.padEnd(widest)}  ${detail}`,
    ...(mend ? [`${" ".repeat(widest + 4)}To mend it: ${mend}`] : []),
  ]);
  const verdict = number === 0 ? "Nothing is wrong." : `${number} ${number === 1 ? "thing is" : "things are"} wrong.`;
  return [...lines, "", verdict].join("\n");
}
