import { describe, expect, it } from "vitest";
import type { AuditEntryDto } from "@/lib/api/audit";
import { AUDIT_COLUMNS, AUDIT_HEADS, type AuditWords, auditRows } from "./audit-csv";
import { printCsv } from "./csv";

const WORDS: AuditWords = {
  title: "Audit",
  column: (column) => column,
  head: (head) => head,
  filter: (name) => name,
  everything: "all",
  howToCheck: "compare",
  action: (action) => `did ${action}`,
  role: (role) => role,
  place: ({ name }) => name,
};

const ENTRY: AuditEntryDto = {
  seq: 3,
  at: "2026-11-24T16:30:00.005Z",
  actor: { id: "person:1", name: "张三" },
  role: "planner",
  scope: "350100",
  jurisdiction: { code: "350102", name: "鼓楼区", nameEn: "Gulou" },
  action: "sites.edit",
  object: { id: "site:9", name: null },
  before: { name: '=HYPERLINK("http://evil")' },
  after: null,
  reason: "=cmd|' /C calc'!A0",
  previousHash: "a",
  hash: "b",
};

const FILE = {
  export: { number: "SJ-2026-000017", entries: 1, firstSeq: 3, lastSeq: 3, lastHash: "b", digest: "d" },
  made: { ...ENTRY, seq: 17, actor: { id: "person:2", name: null }, reason: "季度检查" },
  query: { actor: "person:1", from: "2026-11-24T16:00:00Z" },
  entries: [ENTRY],
};

describe("auditRows", () => {
  it("says above the table who took what along, and how the file can be checked", () => {
    const heads = new Map(
      auditRows(FILE, WORDS)
        .slice(1, 1 + AUDIT_HEADS.length)
        .map(([head, value]) => [head, value]),
    );
    expect(Object.fromEntries(heads)).toEqual({
      number: "SJ-2026-000017",
      by: "person:2",
      at: "2026-11-25 00:30:00.005",
      purpose: "季度检查",
      filter: "actor = person:1; from = 2026-11-25 00:00:00.000",
      entries: 1,
      first: 3,
      last: 3,
      lastHash: "b",
      digest: "d",
      check: "compare",
    });
  });

  it("has a column for everything an entry says, in the time of the cities", () => {
    const rows = auditRows(FILE, WORDS);
    expect(rows.at(-2)).toEqual([...AUDIT_COLUMNS]);
    expect(Object.fromEntries(AUDIT_COLUMNS.map((column, i) => [column, rows.at(-1)?.[i]]))).toEqual({
      seq: 3,
      at: "2026-11-25 00:30:00.005",
      actor: "张三",
      actorId: "person:1",
      role: "planner",
      scope: "350100",
      jurisdiction: "350102",
      jurisdictionName: "鼓楼区",
      action: "sites.edit",
      actionName: "did sites.edit",
      object: "site:9",
      before: JSON.stringify(ENTRY.before),
      after: null,
      reason: ENTRY.reason,
      previousHash: "a",
      hash: "b",
    });
  });

  it("says so where nothing narrowed it", () => {
    expect(auditRows({ ...FILE, query: {} }, WORDS).find(([head]) => head === "filter")).toEqual(["filter", "all"]);
  });

  it("runs nothing in a spreadsheet that somebody wrote as their reason", () => {
    expect(printCsv(auditRows(FILE, WORDS))).toContain(`,'=cmd|' /C calc'!A0,`);
  });
});
