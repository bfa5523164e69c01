import { readFileSync } from "node:fs";
import type { Action } from "@/lib/access/policy";
import { ROLES, type Role } from "@/lib/access/roles";

const DOCUMENT = readFileSync(new URL("../../docs/access.md", import.meta.url), "utf8");

/** The words of docs/access.md for each action. `policy.test.ts` compares the table with the rules; here it is what everything is measured by. */
const WORDS: Readonly<Record<Action, string>> = {
  "sites.read": "see sites, cameras and the map",
  "coverage.read": "see coverage and gaps",
  "map.import": "import a map",
  "cameras.import": "import a list of cameras",
  "sites.edit": "edit sites",
  "cameras.edit": "edit cameras",
  "requirements.edit": "change requirements",
  "coverage.compute": "compute coverage",
  "plans.read": "see plans",
  "plans.edit": "make and submit plans",
  "plans.comment": "comment on plans",
  "plans.review": "review plans",
  "budgets.read": "see money",
  "budgets.edit": "record money",
  "devices.read": "see connection states",
  "devices.maintain": "record maintenance",
  "people.read": "see people and their roles",
  "people.edit": "manage accounts",
  "settings.edit": "change settings",
  "roles.grant": "grant and revoke roles",
  "roles.approve": "approve grants, as the second person",
  "audit.read": "read and export the audit",
};

/** Whether docs/access.md gives an action to a role: a `✓` in the row of its words and the column of the role. */
export function isDocumented(role: Role, action: Action): boolean {
  const row = DOCUMENT.split("\n").find((line) => line.startsWith("| ") && line.includes(` · ${WORDS[action]} |`));
  if (row === undefined) throw new Error(`docs/access.md has no row "${WORDS[action]}"`);
  return row.split("|")[2 + ROLES.indexOf(role)]?.trim() === "✓";
}
