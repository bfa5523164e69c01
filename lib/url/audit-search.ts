import { z } from "zod";
import { shanghaiMidnight } from "@/lib/i18n/shanghai-time";

const text = (most: number) => z.string().trim().max(most).default("").catch("");
const day = z
  .union([z.literal(""), z.iso.date()])
  .default("")
  .catch("");
const entry = z.coerce.number().int().positive().max(1e12).optional().catch(undefined);

/**
 * What the auditor's screen shows, as a link can say it. Parsing never fails: an unreadable value falls back. `from` and `to` are days of the cities, both
 * of them included; `before` is where the page begins; `entry` is the one that is open, `follow` the object whose history is.
 */
const auditSearch = z.object({
  q: text(100),
  actor: text(100),
  action: text(60),
  jurisdiction: text(60),
  object: text(200),
  from: day,
  to: day,
  before: entry,
  entry,
  follow: text(200),
});

export type AuditSearchState = z.infer<typeof auditSearch>;

/** Reads what a link says; repeated parameters count once, the first. */
export function readAuditSearch(params: Iterable<readonly [string, string]>): AuditSearchState {
  const raw: Record<string, string> = {};
  for (const [name, value] of params) raw[name] ??= value;
  return auditSearch.parse(raw);
}

/** The same as the query of a link, without what is as usual. */
export function printAuditSearch(search: AuditSearchState): string {
  const said = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
  return new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
}

/** What the filters of a link ask the API for; what they leave open is left out. */
export function auditQueryOf({ q, actor, action, jurisdiction, object, from, to }: AuditSearchState) {
  return {
    ...(q === "" ? {} : { q }),
    ...(actor === "" ? {} : { actor }),
    ...(action === "" ? {} : { action }),
    ...(jurisdiction === "" ? {} : { jurisdiction }),
    ...(object === "" ? {} : { object }),
    ...(from === "" ? {} : { from: shanghaiMidnight(from, "that-day") }),
    ...(to === "" ? {} : { to: shanghaiMidnight(to, "day-after") }),
  };
}
