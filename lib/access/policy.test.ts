import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accessTable } from "./access-table";
import type { Grant } from "./grant";
import { isWithin } from "./jurisdiction-code";
import { type Action, policy, RULES } from "./policy";
import { OFFICES, ROLES, type Role } from "./roles";

const NOW = Date.UTC(2026, 10, 24);
const DAY = 86_400_000;
const ACTIONS = Object.keys(RULES) as Action[];

const DOCUMENT = readFileSync(new URL("../../docs/access.md", import.meta.url), "utf8");

/** What docs/access.md says, read back from its table: a line per action, in the order of the rules. */
const DOCUMENTED = DOCUMENT.split("\n")
  .filter((line) => line.startsWith("| ") && line.includes(" · "))
  .map((line) =>
    line
      .split("|")
      .slice(2, -1)
      .map((cell) => cell.trim() === "✓"),
  );

function grant(role: Role, more: Partial<Grant> = {}): Grant {
  return {
    role,
    jurisdiction: "350100",
    from: NOW - DAY,
    until: null,
    revokedAt: null,
    approvalDue: false,
    approvedAt: null,
    ...more,
  };
}

/** A grant in 福州市 350100, and what is asked for seen from there. */
const SCOPES: readonly {
  name: string;
  asked: string;
  grants: (role: Role) => Grant[];
  expected: "as documented" | string;
}[] = [
  { name: "own", asked: "350100", grants: (role) => [grant(role)], expected: "as documented" },
  { name: "child", asked: "350102", grants: (role) => [grant(role)], expected: "as documented" },
  { name: "sibling", asked: "350200", grants: (role) => [grant(role)], expected: "elsewhere" },
  { name: "parent", asked: "350000", grants: (role) => [grant(role)], expected: "elsewhere" },
  { name: "cousin", asked: "350203", grants: (role) => [grant(role)], expected: "elsewhere" },
  { name: "other province", asked: "330100", grants: (role) => [grant(role)], expected: "elsewhere" },
  { name: "none", asked: "350100", grants: () => [], expected: "nobody" },
  { name: "revoked", asked: "350100", grants: (role) => [grant(role, { revokedAt: NOW })], expected: "revoked" },
  { name: "expired", asked: "350100", grants: (role) => [grant(role, { until: NOW })], expected: "expired" },
  {
    name: "not approved",
    asked: "350100",
    grants: (role) => [grant(role, { approvalDue: true })],
    expected: "not-approved",
  },
];

describe("policy", () => {
  it("has the table that docs/access.md shows", () => {
    expect(DOCUMENT).toContain(accessTable());
    expect(DOCUMENTED).toHaveLength(ACTIONS.length);
  });

  describe.each(SCOPES)("of $name", ({ asked, grants, expected }) => {
    it.each(
      ROLES.flatMap((role, column) => ACTIONS.map((action, row) => ({ role, action, may: DOCUMENTED[row]?.[column] }))),
    )("$role: $action", ({ role, action, may }) => {
      const decision = policy({ grants: grants(role), at: NOW }, action, { jurisdiction: asked });
      if (expected === "as documented") {
        expect(decision).toEqual(may ? { allow: true, role } : { allow: false, reason: "not-this-role" });
      } else {
        const reason = may || expected === "nobody" ? expected : "not-this-role";
        expect(decision).toEqual({ allow: false, reason });
      }
    });
  });

  it("never joins a role held here with a place held in another role", () => {
    const grants = [grant("planner"), grant("viewer", { jurisdiction: "350200" })];
    const ask = (action: Action, jurisdiction: string) => policy({ grants, at: NOW }, action, { jurisdiction }).allow;
    expect(ask("map.import", "350100")).toBe(true);
    expect(ask("map.import", "350200")).toBe(false);
    expect(ask("sites.read", "350200")).toBe(true);
  });

  it("refuses the rights of an office to whoever holds two", () => {
    const grants = [grant("secadmin"), grant("auditor", { jurisdiction: "330000" }), grant("viewer")];
    const ask = (action: Action) => policy({ grants, at: NOW }, action, { jurisdiction: "350100" });
    expect(ask("roles.grant")).toEqual({ allow: false, reason: "offices-conflict" });
    expect(ask("sites.read")).toEqual({ allow: true, role: "viewer" });
    const after = grants.map((held) => (held.role === "auditor" ? { ...held, revokedAt: NOW } : held));
    expect(policy({ grants: after, at: NOW }, "roles.grant", { jurisdiction: "350100" }).allow).toBe(true);
  });

  it("is not yet given before it begins, and given from that very moment", () => {
    const viewer = (at: number) => ({ grants: [grant("viewer", { from: NOW })], at });
    expect(policy(viewer(NOW - 1), "sites.read", { jurisdiction: "350100" })).toEqual({
      allow: false,
      reason: "not-begun",
    });
    expect(policy(viewer(NOW), "sites.read", { jurisdiction: "350100" }).allow).toBe(true);
  });

  it("lets no office do business, and no business role do an office's work", () => {
    const offices: readonly Role[] = OFFICES;
    for (const action of ACTIONS) {
      const held = RULES[action].roles.filter((role) => offices.includes(role)).length;
      expect([0, RULES[action].roles.length], action).toContain(held);
    }
  });

  const digits = fc.constantFrom("00", "01", "02", "35", "81");
  const province = fc.constantFrom("11", "33", "35");
  const codes = fc.oneof(
    fc.tuple(province, digits, digits).map(([a, b, c]) => (b === "00" ? `${a}0000` : a + b + c)),
    fc.constantFrom("x-demo", "x-demo2", "x-35"),
  );
  const grants = fc.array(
    fc.record<Grant>({
      role: fc.constantFrom(...ROLES),
      jurisdiction: codes,
      from: fc.integer({ min: NOW - 3, max: NOW + 3 }),
      until: fc.option(fc.integer({ min: NOW - 3, max: NOW + 3 })),
      revokedAt: fc.option(fc.integer({ min: NOW - 3, max: NOW + 3 })),
      approvalDue: fc.boolean(),
      approvedAt: fc.option(fc.integer({ min: NOW - 3, max: NOW + 3 })),
    }),
    { maxLength: 4 },
  );

  it("allows exactly what one grant in force gives", () => {
    fc.assert(
      fc.property(grants, fc.constantFrom(...ACTIONS), codes, (held, action, jurisdiction) => {
        const roles: readonly Role[] = RULES[action].roles;
        const now = (one: Grant) =>
          one.from <= NOW &&
          (one.until ?? NOW + 9) > NOW &&
          (one.revokedAt ?? NOW + 9) > NOW &&
          (!one.approvalDue || (one.approvedAt ?? NOW + 9) <= NOW);
        const gives = held.some(
          (one) => now(one) && roles.includes(one.role) && isWithin(jurisdiction, one.jurisdiction),
        );
        const offices = new Set(
          held
            .filter(now)
            .map(({ role }) => role)
            .filter((role) => OFFICES.some((office) => office === role)),
        );
        const decision = policy({ grants: held, at: NOW }, action, { jurisdiction });
        const conflict = gives && offices.size > 1 && OFFICES.some((office) => roles.includes(office));
        expect(decision.allow).toBe(gives && !conflict);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never allows more when a grant ends, nor less when a business role is added", () => {
    fc.assert(
      fc.property(grants, fc.constantFrom(...ACTIONS), codes, (held, action, jurisdiction) => {
        const ask = (some: readonly Grant[]) => policy({ grants: some, at: NOW }, action, { jurisdiction }).allow;
        const business = held.filter(({ role }) => !OFFICES.some((office) => office === role));
        for (const one of business) {
          const without = held.filter((other) => other !== one);
          const ended = held.map((other) => (other === one ? { ...other, until: NOW } : other));
          expect(ask(without) && !ask(held)).toBe(false);
          expect(ask(ended) && !ask(held)).toBe(false);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("isWithin", () => {
  it.each([
    ["350102", "350102", true],
    ["350102", "350100", true],
    ["350102", "350000", true],
    ["350181", "350100", true],
    ["350100", "350102", false],
    ["350100", "350200", false],
    ["350203", "350100", false],
    ["350000", "350100", false],
    ["330100", "350000", false],
    ["x-demo", "x-demo", true],
    ["x-demo2", "x-demo", false],
    ["x-demo", "350000", false],
    ["350100", "x-demo", false],
    ["350100", "", false],
    ["", "350100", false],
  ])("%s in %s: %s", (code, ancestor, expected) => expect(isWithin(code, ancestor)).toBe(expected));
});
