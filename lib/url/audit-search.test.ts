import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditQuery } from "@/lib/api/audit";
import { auditQueryOf, printAuditSearch, readAuditSearch } from "./audit-search";

const read = (query: string) => readAuditSearch(new URLSearchParams(query));

describe("the address of the audit", () => {
  it("says nothing where nothing is asked for", () => {
    expect(printAuditSearch(read(""))).toBe("");
    expect(auditQueryOf(read(""))).toEqual({});
  });

  it("asks for whole days of the cities", () => {
    expect(auditQueryOf(read("from=2026-11-01&to=2026-11-30&actor=jobs&q=%20a%20"))).toEqual({
      q: "a",
      actor: "jobs",
      from: "2026-10-31T16:00:00.000Z",
      to: "2026-11-30T16:00:00.000Z",
    });
  });

  it("keeps opening when something in it cannot be read", () => {
    expect(printAuditSearch(read("from=yesterday&to=2026-02-30&before=-1&entry=x&actor=jobs&actor=other"))).toBe(
      "actor=jobs",
    );
  });

  it("reads what it printed, whatever was typed, and asks only what the API takes", () => {
    const typed = fc.record({
      q: fc.string({ maxLength: 120 }),
      actor: fc.string({ maxLength: 120 }),
      object: fc.string(),
      from: fc.constantFrom("", "2026-11-24", "24.11.2026"),
      before: fc.constantFrom("", "7", "1e3", "0"),
    });
    fc.assert(
      fc.property(typed, (raw) => {
        const search = readAuditSearch(Object.entries(raw));
        expect(read(printAuditSearch(search))).toEqual(search);
        expect(auditQuery.safeParse(auditQueryOf(search)).success).toBe(true);
      }),
    );
  });
});
