import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { SetupError } from "../setup/setup-error.mjs";

/**
 * @typedef {object} ClusterRecord - What is known of a data folder's cluster; holds passwords.
 * @property {string} folder - Relative to the data folder where it lies within it, so that the data folder can be moved.
 * @property {number} major - Of the PostgreSQL that made it.
 * @property {boolean} complete - Whether roles, database and PostGIS are in place.
 * @property {Passwords} passwords
 *
 * @typedef {{ superuser: string, owner: string, app: string, jobs: string, gateway: string }} Passwords - By role.
 */

/** @param {string} data - The data folder. */
function recordFile(data) {
  return path.join(data, "cluster.json");
}

/** Fresh passwords: letters and digits, which need no escaping in SQL or an address. @returns {Passwords} */
export function newPasswords() {
  const password = () => randomBytes(24).toString("hex");
  return { superuser: password(), owner: password(), app: password(), jobs: password(), gateway: password() };
}

/**
 * The record with a password for every role of today: a cluster that an older version made knows fewer.
 *
 * @param {ClusterRecord} record
 * @returns {ClusterRecord} the same object where nothing is missing
 */
export function withEveryRole(record) {
  const passwords = { ...newPasswords(), ...record.passwords };
  return Object.keys(passwords).every((role) => role in record.passwords) ? record : { ...record, passwords };
}

/**
 * @param {string} data - The data folder.
 * @returns {ClusterRecord | null} null before the cluster is made
 * @throws {SetupError} when the record cannot be read
 */
export function readRecord(data) {
  const file = recordFile(data);
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT") return null;
    const [message, mend] =
      code === "EACCES"
        ? [`${file} belongs to another user`, "run the command as that user, or choose another folder: --data DIR"]
        : [`${file} is damaged`, `restore it from a backup, or set the data aside: mv ${data} ${data}.old`];
    throw new SetupError(message, mend, { cause: error });
  }
}

/** Writes the record whole or not at all; only its owner may read it. @param {string} data @param {ClusterRecord} record */
export function writeRecord(data, record) {
  const file = recordFile(data);
  writeFileSync(`${file}.new`, JSON.stringify(record, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
