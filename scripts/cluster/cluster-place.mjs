import { createHash } from "node:crypto";
import { chmodSync, chownSync, mkdirSync, realpathSync, rmdirSync } from "node:fs";
import path from "node:path";
import { SetupError } from "../setup/setup-error.mjs";
import { mayWriteIn } from "./server-user.mjs";

/** Bytes of a socket's path that the system's address structure holds, less its closing zero. */
const LONGEST_SOCKET = process.platform === "darwin" ? 103 : 107;
const SYSTEM_STATE = "/var/lib/sightline";

/**
 * Makes the folder that holds the cluster's files: in the data folder, or in the system's state folder where the
 * server's user cannot enter the data folder (a root-only home, say).
 *
 * @param {string} data - The data folder, which exists.
 * @param {import("./server-user.mjs").ServerUser | null} user - null: ourselves
 * @returns {{ folder: string, elsewhere: boolean }}
 * @throws {SetupError} when neither place can be written
 */
export function makeClusterFolder(data, user) {
  const inside = path.join(data, "cluster");
  if (give(inside, user)) return { folder: inside, elsewhere: false };
  rmdirSync(inside);
  const outside = path.join(SYSTEM_STATE, createHash("sha256").update(realpathSync(data)).digest("hex").slice(0, 16));
  if (give(outside, user)) return { folder: outside, elsewhere: true };
  throw new SetupError(
    `the user ${user?.name} can write neither ${inside} nor ${outside}`,
    "choose a data folder that every user may enter: npm run up -- --data /srv/sightline",
  );
}

/**
 * The folder of the server's socket, or null where its path would be too long for the system.
 *
 * @param {string} folder - The cluster's.
 */
export function socketFolder(folder) {
  const socket = path.join(folder, "socket");
  return Buffer.byteLength(path.join(socket, ".s.PGSQL.5432")) <= LONGEST_SOCKET ? socket : null;
}

/** @param {string} folder @param {import("./server-user.mjs").ServerUser | null} user */
function give(folder, user) {
  mkdirSync(folder, { recursive: true });
  if (!user) return true;
  try {
    chownSync(folder, user.uid, user.gid);
  } catch {
    // A file system without owners, such as a share of another machine.
    return false;
  }
  chmodSync(folder, 0o700);
  return mayWriteIn(folder, user);
}
