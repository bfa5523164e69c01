import { Command } from "commander";
import type { AuditEntry } from "@/lib/audit/audit-entry";
import { answering, type CommonOptions, withCommonOptions } from "../answering";
import { CommandFailure } from "../command-failure";
import { EXIT } from "../exit-codes";
import { onDatabase } from "../on-database";
import { textTable } from "../text-table";

type Options = CommonOptions & {
  readonly actor?: string;
  readonly action?: string;
  readonly object?: string;
  readonly before?: string;
  readonly limit: string;
};

/** `sightline audit list`: who changed what, the newest first. */
export function auditListCommand(): Command {
  const command = new Command("list")
    .description("who changed what, the newest first")
    .option("--actor <name>", "only what this actor did: cli:NAME, jobs")
    .option("--action <name>", "only this action: map.import, coverage.compute …")
    .option("--object <id>", "only what was done to this object: city:350200, site:ID")
    .option("--before <entry>", "only entries before this one, to go on where the last list ended")
    .option("--limit <number>", "at most this many", "20");
  withCommonOptions(command, ["sightline audit list", "sightline audit list --object city:350200 --json"]);
  return answering<Options>(command, async ({ actor, action, object, before, limit, ...place }) => {
    const { listAudit } = await import("@/lib/audit/server/read-audit");
    const filter = {
      ...(actor === undefined ? {} : { actor }),
      ...(action === undefined ? {} : { action }),
      ...(object === undefined ? {} : { object }),
      ...(before === undefined ? {} : { before: wholeNumber("--before", before) }),
    };
    const most = wholeNumber("--limit", limit);
    const entries = await onDatabase(place, "sightline audit list", "audit.read", (open) =>
      open((context) => listAudit(context, filter, most), "read"),
    );
    return { json: entries.map((entry) => ({ ...entry, at: instant(entry) })), text: describe(entries) };
  });
}

function describe(entries: readonly AuditEntry[]): string {
  if (entries.length === 0) return "no entry fits";
  return textTable(
    [
      { title: "entry", align: "right" },
      { title: "when (UTC)" },
      { title: "who" },
      { title: "what" },
      { title: "on" },
      { title: "where" },
      { title: "why", widest: 40 },
    ],
    entries.map((entry) => [
      String(entry.seq),
      instant(entry).slice(0, 19).replace("T", " "),
      entry.actor,
      entry.action,
      entry.object,
      entry.jurisdiction ?? "",
      entry.reason,
    ]),
  );
}

function instant({ at }: AuditEntry): string {
  return new Date(at).toISOString();
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new CommandFailure(EXIT.badInput, "bad-option", `${option} must be a whole number from 1 on, got ${text}`);
}
