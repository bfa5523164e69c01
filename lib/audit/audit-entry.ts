import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json";

/** JSON as it is stored; null where there was nothing before, or is nothing after. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One entry of the audit, without its own hash. `at` is UTC milliseconds; `previousHash` is the hash of the entry before, which chains them. */
export type AuditContent = {
  readonly seq: number;
  readonly at: number;
  /** `person:<id>`, `cli:<system user>`, `jobs`. */
  readonly actor: string;
  readonly role: string;
  /** What the actor could reach: codes of jurisdictions with commas between, or `*`. */
  readonly scope: string;
  /** Where the object lies; null for the installation itself. */
  readonly jurisdiction: string | null;
  readonly action: string;
  readonly object: string;
  readonly before: Json;
  readonly after: Json;
  readonly reason: string;
  readonly previousHash: string;
};

export type AuditEntry = AuditContent & { readonly hash: string };

/** The hash before the first entry. */
export const GENESIS = "0".repeat(64);

/** Hash of an entry: SHA-256 over the canonical JSON of everything else in it, the hash of the entry before included. 64 hexadecimal digits. */
export function entryHash(entry: AuditContent): string {
  const { seq, at, actor, role, scope, jurisdiction, action, object, before, after, reason, previousHash } = entry;
  const content = { seq, at, actor, role, scope, jurisdiction, action, object, before, after, reason, previousHash };
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}
