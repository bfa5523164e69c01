import type { AuditEntryDto, AuditExportDto, AuditQuery } from "@/lib/api/audit";
import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import type { FileCell } from "./file-cell";

/** Columns of the file, in their order. */
export const AUDIT_COLUMNS = [
  "seq",
  "at",
  "actor",
  "actorId",
  "role",
  "scope",
  "jurisdiction",
  "jurisdictionName",
  "action",
  "actionName",
  "object",
  "before",
  "after",
  "reason",
  "previousHash",
  "hash",
] as const;
export type AuditColumn = (typeof AUDIT_COLUMNS)[number];

/** What stands above the table: what the file is and how it can be checked. */
export const AUDIT_HEADS = [
  "number",
  "by",
  "at",
  "purpose",
  "filter",
  "entries",
  "first",
  "last",
  "lastHash",
  "digest",
  "check",
] as const;
export type AuditHead = (typeof AUDIT_HEADS)[number];

/** The words of the file, in the reader's language. */
export type AuditWords = {
  readonly title: string;
  readonly column: (column: AuditColumn) => string;
  readonly head: (head: AuditHead) => string;
  readonly filter: (name: keyof AuditQuery) => string;
  readonly everything: string;
  readonly howToCheck: string;
  readonly action: (action: string) => string;
  readonly role: (role: string) => string;
  readonly place: (place: NonNullable<AuditEntryDto["jurisdiction"]>) => string;
};

type File = {
  readonly export: AuditExportDto;
  readonly made: AuditEntryDto;
  readonly query: AuditQuery;
  readonly entries: readonly AuditEntryDto[];
};

/** An export as rows of a file: what it is, an empty row, the heads, and the entries, the oldest first. Times are of Asia/Shanghai, as on screen. */
export function auditRows(file: File, words: AuditWords): FileCell[][] {
  return [
    [words.title],
    ...AUDIT_HEADS.map((head) => [words.head(head), HEAD_CELLS[head](file, words)]),
    [],
    AUDIT_COLUMNS.map(words.column),
    ...file.entries.map((entry) => AUDIT_COLUMNS.map((column) => CELLS[column](entry, words))),
  ];
}

const HEAD_CELLS: Readonly<Record<AuditHead, (file: File, words: AuditWords) => FileCell>> = {
  number: (file) => file.export.number,
  by: ({ made }) => (made.actor.name === null ? made.actor.id : `${made.actor.name} (${made.actor.id})`),
  at: ({ made }) => shanghaiTime(made.at),
  purpose: ({ made }) => made.reason,
  filter: ({ query }, words) => filterText(query, words),
  entries: (file) => file.export.entries,
  first: (file) => file.export.firstSeq,
  last: (file) => file.export.lastSeq,
  lastHash: (file) => file.export.lastHash,
  digest: (file) => file.export.digest,
  check: (_, words) => words.howToCheck,
};

const CELLS: Readonly<Record<AuditColumn, (entry: AuditEntryDto, words: AuditWords) => FileCell>> = {
  seq: ({ seq }) => seq,
  at: ({ at }) => shanghaiTime(at),
  actor: ({ actor }) => actor.name ?? actor.id,
  actorId: ({ actor }) => actor.id,
  role: ({ role }, words) => words.role(role),
  scope: ({ scope }) => scope,
  jurisdiction: ({ jurisdiction }) => jurisdiction?.code ?? null,
  jurisdictionName: ({ jurisdiction }, words) => jurisdiction && words.place(jurisdiction),
  action: ({ action }) => action,
  actionName: ({ action }, words) => words.action(action),
  object: ({ object }) => object.id,
  before: ({ before }) => jsonText(before),
  after: ({ after }) => jsonText(after),
  reason: ({ reason }) => reason,
  previousHash: ({ previousHash }) => previousHash,
  hash: ({ hash }) => hash,
};

function jsonText(value: AuditEntryDto["before"]): string | null {
  return value === null ? null : JSON.stringify(value);
}

function filterText(query: AuditQuery, words: AuditWords): string {
  const names = ["actor", "action", "object", "jurisdiction", "from", "to", "q"] as const;
  const parts = names.flatMap((name) => {
    const value = query[name];
    if (value === undefined) return [];
    return `${words.filter(name)} = ${name === "from" || name === "to" ? shanghaiTime(value) : value}`;
  });
  return parts.length === 0 ? words.everything : parts.join("; ");
}
