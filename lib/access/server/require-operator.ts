import "server-only";
import { userInfo } from "node:os";
import { readInstallationKey } from "@/lib/config/installation-key";
import type { Opener } from "./context";
import { openTransaction } from "./open-transaction";

/**
 * The person at the command line. Whoever can read the data folder's key could read and write the database's files as well, so the key is the proof, and
 * the system's name for them is the name in the audit. Not reachable over HTTP.
 *
 * @throws {Fault} `no-key` when the key cannot be read
 */
export function requireOperator(): Opener {
  readInstallationKey();
  const asker = { actor: `cli:${userInfo().username}`, role: "host", reaches: () => true } as const;
  return (work, mode = "write") => openTransaction(asker, "*", mode, work);
}
