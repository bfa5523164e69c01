import "server-only";
import { type AuditFilter, listAuditEntries, listAuditEntriesAfter, listCheckpoints } from "@/db/queries/audit";
import type { Context, Opener } from "@/lib/access/server/context";
import { dataFolder } from "@/lib/config/data-folder";
import { readInstallationKey } from "@/lib/config/installation-key";
import type { AuditEntry } from "../audit-entry";
import { type AuditVerdict, verifyAudit } from "../verify-audit";
import { readExportedCheckpoints } from "./exported-checkpoints";

/** Entries read at a time. */
const PAGE = 1_000;

/** The newest entries that fit, the newest first. */
export function listAudit({ db }: Context, filter: AuditFilter, limit: number): Promise<AuditEntry[]> {
  return listAuditEntries(db, filter, limit);
}

/**
 * Whether the audit is as it was written, by its chain and by the checkpoints in the database and in the data folder.
 *
 * @param open - Must see every entry: one left out of its scope counts as missing.
 */
export async function verifyStoredAudit(
  open: Opener<"audit.read">,
  folder = dataFolder(),
): Promise<AuditVerdict & { exported: number }> {
  const key = readInstallationKey(folder);
  // Read before the database: a checkpoint is kept there before it is written out.
  const exported = readExportedCheckpoints(folder);
  const verdict = await open(
    async ({ db }) => verifyAudit(everyEntry({ db }), { stored: await listCheckpoints(db), exported }, key),
    "read",
  );
  return { ...verdict, exported: exported.length };
}

async function* everyEntry({ db }: Pick<Context, "db">): AsyncGenerator<AuditEntry> {
  for (let after = 0; ; ) {
    const page = await listAuditEntriesAfter(db, after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.seq;
  }
}
