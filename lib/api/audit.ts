import { z } from "zod";
import { AUDIT_PROBLEMS } from "@/lib/audit/audit-problems";
import { EXPORT_NUMBER } from "@/lib/audit/export-number";

/** Any JSON value, as it was written. */
const json = z.json();

const place = z.object({ code: z.string(), name: z.string(), nameEn: z.string() });

/** Somebody or something by the id the audit has, with a name where it is a person that the asker may know. */
const named = z.object({ id: z.string(), name: z.string().nullable() });

const instant = z.iso.datetime({ offset: true });

/** What the audit can be searched for. `from` is the first moment, `to` the first one after; `q` stands somewhere in the reason or the object. */
export const auditQuery = z.object({
  actor: z.string().min(1).max(100).optional(),
  action: z.string().min(1).max(60).optional(),
  object: z.string().min(1).max(200).optional(),
  jurisdiction: z.string().min(1).max(60).optional(),
  from: instant.optional(),
  to: instant.optional(),
  q: z.string().trim().min(1).max(100).optional(),
});

/** A search and which page of it: the entries before `before`, the newest first. */
export const auditSearch = auditQuery.extend({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** One object, from the entry after `after` on, the oldest first. */
export const auditObjectQuery = z.object({
  object: z.string().min(1).max(200),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

/** One entry of the audit. `scope` is what the actor could reach: codes with commas between, or `*`. `jurisdiction` null: the installation itself. */
export const auditEntryDto = z.object({
  seq: z.int(),
  at: z.iso.datetime(),
  actor: named,
  role: z.string(),
  scope: z.string(),
  jurisdiction: place.nullable(),
  action: z.string(),
  object: named,
  before: json,
  after: json,
  reason: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});

/** A page of a search: `next` is the `before` of the page after it, null on the last. */
export const auditPageDto = z.object({ items: z.array(auditEntryDto), total: z.int(), next: z.int().nullable() });

/** What was done to one object: `next` is the `after` of the page after it, null on the last. */
export const auditHistoryDto = z.object({
  object: named,
  items: z.array(auditEntryDto),
  total: z.int(),
  next: z.int().nullable(),
});

/** What a search can be narrowed to: everybody who did something, every jurisdiction in reach. */
export const auditChoicesDto = z.object({ actors: z.array(named), jurisdictions: z.array(place) });

/** Whether the audit is as it was written: `problems` by entry. `vouchedFor` is the last entry that a signed checkpoint vouches for. */
export const auditVerdictDto = z.object({
  sound: z.boolean(),
  entries: z.int(),
  vouchedFor: z.int(),
  exportedCheckpoints: z.int(),
  problems: z.array(z.object({ seq: z.int(), problem: z.enum(AUDIT_PROBLEMS) })),
  verifiedAt: z.iso.datetime(),
});

/** Entries that one export may hold; more are exported a stretch of time after another. */
export const EXPORT_LIMIT = 50_000;

/** What is to be exported, and what for. */
export const auditExportInput = z.object({
  query: auditQuery,
  purpose: z.string().trim().min(1).max(200),
});

/** An export as it is kept in the audit: its number, and what shows that a file of it is whole. `digest`: SHA-256 over the hashes of its entries, each followed by a line feed. */
export const auditExportDto = z.object({
  number: z.string().regex(EXPORT_NUMBER),
  entries: z.int(),
  firstSeq: z.int(),
  lastSeq: z.int(),
  lastHash: z.string(),
  digest: z.string(),
});

export type AuditQuery = z.infer<typeof auditQuery>;
export type AuditSearch = z.infer<typeof auditSearch>;
export type AuditObjectQuery = z.infer<typeof auditObjectQuery>;
export type AuditEntryDto = z.infer<typeof auditEntryDto>;
export type AuditPageDto = z.infer<typeof auditPageDto>;
export type AuditHistoryDto = z.infer<typeof auditHistoryDto>;
export type AuditChoicesDto = z.infer<typeof auditChoicesDto>;
export type AuditVerdictDto = z.infer<typeof auditVerdictDto>;
export type AuditExportInput = z.infer<typeof auditExportInput>;
export type AuditExportDto = z.infer<typeof auditExportDto>;
