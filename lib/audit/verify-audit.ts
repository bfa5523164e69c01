import type { KeyObject } from "node:crypto";
import { type AuditEntry, entryHash, GENESIS } from "./audit-entry";
import type { AUDIT_PROBLEMS } from "./audit-problems";
import { type Checkpoint, isSignedBy } from "./checkpoint";

/** Something that is not as it was written: at which entry, and what. For a checkpoint, the entry is the one it was made at. */
export type AuditProblem = { readonly seq: number; readonly problem: (typeof AUDIT_PROBLEMS)[number] };

/** Checkpoints by where they were found: in the database itself, and outside it. */
export type Checkpoints = { readonly stored: readonly Checkpoint[]; readonly exported: readonly Checkpoint[] };

export type AuditVerdict = {
  /** Entries read. */
  readonly entries: number;
  /** The last entry that a sound checkpoint vouches for; what follows could be cut off without a trace. */
  readonly vouchedFor: number;
  readonly problems: readonly AuditProblem[];
};

/** Problems beyond this many say nothing more. */
const ENOUGH = 100;

/**
 * Reads the audit from its first entry to its last and says what was tampered with, by entry.
 *
 * @param entries - All there are, by rising `seq`. Read once, so that a million need no more memory than one.
 * @param checkpoints - What was signed along the way. A chain cannot show by itself that its end was cut off or that all of it was made anew; these can.
 * @param key - The installation's. A checkpoint that it did not sign is a forgery.
 */
export async function verifyAudit(
  entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>,
  checkpoints: Checkpoints,
  key: { readonly id: string; readonly publicKey: KeyObject },
): Promise<AuditVerdict> {
  const { sound, problems } = sortCheckpoints(checkpoints, key);
  let [count, vouchedFor] = [0, 0];
  let previous = { seq: 0, hash: GENESIS };
  for await (const entry of entries) {
    const found = checkEntry(entry, previous);
    const signed = sound.get(entry.seq) ?? [];
    if (signed.some(({ hash }) => hash !== entry.hash)) found.push({ seq: entry.seq, problem: "rewritten" });
    else if (signed.length > 0) vouchedFor = entry.seq;
    if (problems.length < ENOUGH) problems.push(...found);
    count += 1;
    previous = entry;
  }
  if (Math.max(0, ...sound.keys()) > previous.seq) problems.push({ seq: previous.seq + 1, problem: "cut-off" });
  return { entries: count, vouchedFor, problems };
}

/** What is wrong with an entry by itself and as the one after `previous`. */
function checkEntry(entry: AuditEntry, previous: { readonly seq: number; readonly hash: string }): AuditProblem[] {
  const problems: AuditProblem[] = [];
  const { seq, hash, previousHash } = entry;
  if (seq > previous.seq + 1) problems.push({ seq: previous.seq + 1, problem: "missing" });
  else if (seq <= previous.seq || previousHash !== previous.hash) problems.push({ seq, problem: "not-chained" });
  if (entryHash(entry) !== hash) problems.push({ seq, problem: "altered" });
  return problems;
}

/** The checkpoints that this installation signed, by entry, and what is wrong with the others. */
function sortCheckpoints(
  { stored, exported }: Checkpoints,
  key: { readonly id: string; readonly publicKey: KeyObject },
): { sound: ReadonlyMap<number, readonly Checkpoint[]>; problems: AuditProblem[] } {
  const all = [...stored, ...exported];
  const sound = new Map<number, Checkpoint[]>();
  for (const checkpoint of all) {
    if (isSignedBy(checkpoint, key)) sound.set(checkpoint.seq, [...(sound.get(checkpoint.seq) ?? []), checkpoint]);
  }
  const forged = new Set(all.filter((checkpoint) => !isSignedBy(checkpoint, key)).map(({ seq }) => seq));
  const kept = new Set(stored.map(({ seq }) => seq));
  const removed = new Set(exported.map(({ seq }) => seq).filter((seq) => !kept.has(seq)));
  const problems = [
    ...[...forged].map((seq): AuditProblem => ({ seq, problem: "forged-checkpoint" })),
    ...[...removed].map((seq): AuditProblem => ({ seq, problem: "checkpoint-removed" })),
  ];
  return { sound, problems };
}
