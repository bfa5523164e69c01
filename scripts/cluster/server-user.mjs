import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { SetupError } from "../setup/setup-error.mjs";

/** @typedef {{ readonly uid: number, readonly gid: number, readonly name: string }} ServerUser */

/** Debian and Fedora call the server's user postgres, Homebrew's macOS has _postgres, and nobody is everywhere. */
const CANDIDATES = ["postgres", "_postgres", "nobody"];

/**
 * Whom the server runs as. PostgreSQL refuses to run as root, so root hands it to the owner of its files, else to an unprivileged user.
 *
 * @param {string} dataDirectory - PostgreSQL's own, which may not exist yet.
 * @returns {ServerUser | null} null: as ourselves
 * @throws {SetupError} when root finds no such user
 */
export function serverUser(dataDirectory) {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(dataDirectory, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: String(owner.uid) };
  for (const name of CANDIDATES) {
    const [uid, gid] = [idOf("-u", name), idOf("-g", name)];
    if (uid && gid) return { uid, gid, name };
  }
  throw new SetupError(
    "PostgreSQL does not run as root, and this machine has no user postgres or nobody",
    "useradd --system postgres",
  );
}

/**
 * Whether the user may write in a folder, every folder above it included.
 *
 * @param {string} folder
 * @param {ServerUser} user
 */
export function mayWriteIn(folder, { uid, gid }) {
  const script = 'probe="$1/.probe" && : > "$probe" && rm "$probe"';
  return spawnSync("/bin/sh", ["-c", script, "sh", folder], { uid, gid, cwd: "/", stdio: "ignore" }).status === 0;
}

/** @param {string} flag @param {string} name */
function idOf(flag, name) {
  const { status, stdout } = spawnSync("id", [flag, name], { encoding: "utf8" });
  return status === 0 ? Number(stdout.trim()) : null;
}
