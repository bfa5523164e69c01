import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import {
  type AuditFilter,
  listAuditEntries,
  listAuditHashes,
  listOldestAuditEntries,
  takeAuditHead,
} from "@/db/queries/audit";
import type { Context } from "@/lib/access/server/context";
import {
  type AuditEntryDto,
  type AuditExportDto,
  type AuditExportInput,
  type AuditQuery,
  auditQuery,
  EXPORT_LIMIT,
} from "@/lib/api/audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import type { Json } from "../audit-entry";
import { exportEntry, exportNumber, exportObject } from "../export-number";
import { describeEntries } from "./describe-entries";
import { recordAudit } from "./record-audit";
import { filterOf } from "./search-audit";

/** Entries read at a time. */
const PAGE = 1_000;

/** What the entry of an export says came out: enough to make the same file again, and to see that it is the same. */
const exportRecord = z.object({
  query: auditQuery,
  entries: z.int().positive(),
  firstSeq: z.int().positive(),
  lastSeq: z.int().positive(),
  lastHash: z.string(),
  digest: z.string(),
});

/**
 * Exports the entries within the scope that fit: writes into the audit who takes what along and what for, and gives the export its number, by which
 * `readExport` makes the file. Where the export itself lies: in the jurisdiction it is narrowed to, else in the first one of the scope.
 */
export async function exportAudit(
  context: Context<"audit.read">,
  { query, purpose }: AuditExportInput,
): Promise<Result<AuditExportDto, { code: "nothing-found" } | { code: "too-many"; limit: number }>> {
  const hashes = await listAuditHashes(context.db, filterOf(query), EXPORT_LIMIT + 1);
  if (hashes.length > EXPORT_LIMIT) return err({ code: "too-many", limit: EXPORT_LIMIT });
  const [first, last] = [hashes[0], hashes.at(-1)];
  if (!first || !last) return err({ code: "nothing-found" });
  const record = {
    entries: hashes.length,
    firstSeq: first.seq,
    lastSeq: last.seq,
    lastHash: last.hash,
    digest: digestOf(hashes),
  };
  const { seq } = await takeAuditHead(context.db);
  const number = exportNumber(seq + 1, Date.now());
  await recordAudit(context, {
    action: "audit.read",
    object: exportObject(number),
    jurisdiction: placeOf(context, query),
    after: { query: query as Json, ...record },
    reason: purpose,
  });
  return ok({ number, ...record });
}

/** A file of an export: what it is and its entries, the oldest first. */
export type AuditExportFile = {
  readonly export: AuditExportDto;
  /** The entry that says it was made: by whom, when and what for. */
  readonly made: AuditEntryDto;
  readonly query: AuditQuery;
  readonly entries: readonly AuditEntryDto[];
};

/**
 * The entries of an export of one's own. Entries are never altered, so that it is the same file whenever it is asked for; `changed` where it would not be,
 * because the person's scope is another now or the audit was tampered with.
 */
export async function readExport(
  context: Context<"audit.read">,
  number: string,
): Promise<Result<AuditExportFile, { code: "no-such-export" | "changed" }>> {
  const seq = exportEntry(number);
  const [made] =
    seq === null
      ? []
      : await listAuditEntries(context.db, { object: exportObject(number), after: seq - 1, upTo: seq }, 1);
  if (made?.actor !== context.actor) return err({ code: "no-such-export" });
  const { query, ...record } = exportRecord.parse(made.after);
  const filter: AuditFilter = { ...filterOf(query), upTo: record.lastSeq };
  const hashes = await listAuditHashes(context.db, filter, EXPORT_LIMIT + 1);
  if (digestOf(hashes) !== record.digest) return err({ code: "changed" });

  const entries: AuditEntryDto[] = [];
  while (entries.length < hashes.length) {
    const page = await listOldestAuditEntries(context.db, { ...filter, after: entries.at(-1)?.seq ?? 0 }, PAGE);
    entries.push(...(await describeEntries(context, page)));
  }
  const [entry] = await describeEntries(context, [made]);
  if (!entry) throw new Error("an entry was lost while it was described");
  return ok({ export: { number, ...record }, made: entry, query, entries });
}

/** SHA-256 over the hashes of entries, each followed by a line feed. 64 hexadecimal digits. */
function digestOf(entries: readonly { readonly hash: string }[]): string {
  const digest = createHash("sha256");
  for (const { hash } of entries) digest.update(`${hash}\n`);
  return digest.digest("hex");
}

function placeOf({ scope, reaches }: Context<"audit.read">, { jurisdiction }: AuditQuery): string | null {
  if (jurisdiction !== undefined && reaches(jurisdiction)) return jurisdiction;
  return scope === "*" ? null : (scope[0] ?? null);
}
