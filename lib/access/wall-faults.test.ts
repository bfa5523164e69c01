import { expect, it } from "vitest";
import { type WallFacts, wallFaults } from "./wall-faults";

const SITES = { name: "sites", enabled: true, forced: true, verbs: "adrw" };
const WHOLE: WallFacts = {
  leakproof: true,
  role: { name: "sightline_app", unbound: false, owner: false },
  tables: [SITES, { name: "standard_levels", enabled: false, forced: false, verbs: "" }],
};

it("finds nothing wrong with a whole wall", () => expect(wallFaults(WHOLE, ["sites"])).toEqual([]));

it.each<[string, Partial<WallFacts>, { code: string; mend: string }]>([
  [
    "a superuser",
    { role: { name: "Big One", unbound: true, owner: true } },
    { code: "unbound-role", mend: 'alter role "Big One" nosuperuser nobypassrls' },
  ],
  [
    "the owner",
    { role: { name: "me", unbound: false, owner: true } },
    { code: "owner-role", mend: expect.stringContaining("DATABASE_OWNER_URL") },
  ],
  [
    "no row security",
    { tables: [{ ...SITES, enabled: false }] },
    { code: "open-table", mend: expect.stringContaining("alter table sites enable") },
  ],
  [
    "row security not forced",
    { tables: [{ ...SITES, forced: false }] },
    { code: "open-table", mend: expect.stringContaining("force row level security") },
  ],
  [
    "a policy for reading alone",
    { tables: [{ ...SITES, verbs: "r" }] },
    { code: "open-table", mend: expect.stringContaining("backup") },
  ],
  ["a table that is missing", { tables: [] }, { code: "open-table", mend: expect.stringContaining("sites") }],
  [
    "a restored dump",
    { leakproof: false },
    { code: "slow-wall", mend: "alter function geometry_overlaps(geometry, geometry) leakproof" },
  ],
])("finds %s", (_, change, fault) => {
  expect(wallFaults({ ...WHOLE, ...change }, ["sites"])).toEqual([{ ...fault, message: expect.any(String) }]);
});
