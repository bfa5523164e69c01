import { Command } from "commander";
import type { AuditProblem } from "@/lib/audit/verify-audit";
import { answering, type CommonOptions, withCommonOptions } from "../answering";
import { EXIT } from "../exit-codes";
import { count } from "../figures";
import { onDatabase } from "../on-database";

const SENTENCES: Readonly<Record<AuditProblem["problem"], (seq: number) => string>> = {
  missing: (seq) => `entry ${seq} is missing`,
  altered: (seq) => `entry ${seq} is not as it was written`,
  "not-chained": (seq) => `entry ${seq} does not follow the one before it`,
  "cut-off": (seq) => `the audit was cut off: entry ${seq} and perhaps more are gone`,
  rewritten: (seq) =>
    `entry ${seq} is another than the one that was signed: the audit was made anew, from an entry before it on`,
  "forged-checkpoint": (seq) => `the checkpoint of entry ${seq} was not signed by this installation`,
  "checkpoint-removed": (seq) => `the checkpoint of entry ${seq} is gone from the database`,
};

/** `sightline audit verify`: whether the audit is as it was written. */
export function auditVerifyCommand(): Command {
  const command = new Command("verify").description(
    "read the whole audit and say whether any entry was altered, removed or put in",
  );
  withCommonOptions(command, ["sightline audit verify", "sightline audit verify --json"]);
  return answering<CommonOptions>(command, async (options) => {
    const { verifyStoredAudit } = await import("@/lib/audit/server/read-audit");
    const verdict = await onDatabase(options, "sightline audit verify", "audit.read", (open) =>
      verifyStoredAudit(open),
    );
    const { entries, vouchedFor, problems, exported } = verdict;
    const sound = problems.length === 0;
    const found = problems.map(({ seq, problem }) => SENTENCES[problem](seq));
    const vouched = `entries up to ${vouchedFor} are vouched for by ${count(exported, "checkpoint")} outside the database`;
    const text = sound
      ? `${count(entries, "entry", "entries")}, all as they were written; ${vouched}`
      : found.join("\n");
    return { json: { sound, ...verdict }, text, exit: sound ? EXIT.done : EXIT.failed };
  });
}
