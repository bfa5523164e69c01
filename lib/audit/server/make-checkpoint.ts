import "server-only";
import { insertCheckpoint, listCheckpoints, takeAuditHead } from "@/db/queries/audit";
import type { Opener } from "@/lib/access/server/context";
import { dataFolder } from "@/lib/config/data-folder";
import { readInstallationKey } from "@/lib/config/installation-key";
import { signCheckpoint } from "../checkpoint";
import { exportCheckpoints } from "./exported-checkpoints";

/**
 * Signs where the audit stands, keeps that in the database and writes it into the data folder, where whoever changes the database cannot reach it.
 * Does nothing where nothing was added since the last time.
 *
 * @returns the last entry that is vouched for; 0 where there is none
 */
export async function makeCheckpoint(open: Opener, folder = dataFolder()): Promise<number> {
  const key = readInstallationKey(folder);
  const made = await open(async ({ db }) => {
    const before = await listCheckpoints(db);
    const head = await takeAuditHead(db);
    if (head.seq <= (before.at(-1)?.seq ?? 0)) return before;
    const checkpoint = signCheckpoint(head, Date.now(), key);
    await insertCheckpoint(db, checkpoint);
    return [...before, checkpoint];
  });
  exportCheckpoints(folder, made);
  return made.at(-1)?.seq ?? 0;
}
