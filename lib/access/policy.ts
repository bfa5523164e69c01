import { type Grant, type GrantState, grantState, officesHeld } from "./grant";
import { isWithin } from "./jurisdiction-code";
import { isOffice, type Role } from "./roles";

/** The business roles, in the order of the columns of docs/access.md. */
const [PLANNER, POLICE, FINANCE, OPERATOR, VIEWER] = [
  "planner",
  "police-reviewer",
  "finance",
  "operator",
  "viewer",
] as const;
const [SYSADMIN, SECADMIN, AUDITOR] = ["sysadmin", "secadmin", "auditor"] as const;

type Rule = { readonly zh: string; readonly en: string; readonly roles: readonly Role[] };

/**
 * What may be done, and by whom: the only place that says so. docs/access.md shows it as a table, and a test compares the two.
 * The offices run the system and see none of its business; nobody but the auditor reads the audit.
 */
export const RULES = {
  "sites.read": {
    zh: "查看点位、摄像机和地图",
    en: "see sites, cameras and the map",
    roles: [PLANNER, POLICE, FINANCE, OPERATOR, VIEWER],
  },
  "coverage.read": {
    zh: "查看覆盖和盲区",
    en: "see coverage and gaps",
    roles: [PLANNER, POLICE, FINANCE, OPERATOR, VIEWER],
  },
  "map.import": { zh: "导入地图数据", en: "import a map", roles: [PLANNER] },
  "cameras.import": { zh: "导入摄像机清单", en: "import a list of cameras", roles: [PLANNER, OPERATOR] },
  "sites.edit": { zh: "编辑点位", en: "edit sites", roles: [PLANNER] },
  "cameras.edit": { zh: "编辑摄像机", en: "edit cameras", roles: [PLANNER, OPERATOR] },
  "requirements.edit": { zh: "调整要求等级", en: "change requirements", roles: [PLANNER] },
  "coverage.compute": { zh: "计算覆盖", en: "compute coverage", roles: [PLANNER, OPERATOR] },
  "plans.read": { zh: "查看方案", en: "see plans", roles: [PLANNER, POLICE] },
  "plans.edit": { zh: "编制方案", en: "make and submit plans", roles: [PLANNER] },
  "plans.comment": { zh: "在方案上批注", en: "comment on plans", roles: [PLANNER, POLICE] },
  "plans.review": { zh: "审查方案", en: "review plans", roles: [POLICE] },
  "budgets.read": { zh: "查看资金", en: "see money", roles: [PLANNER, POLICE, FINANCE] },
  "budgets.edit": { zh: "登记资金", en: "record money", roles: [FINANCE] },
  "devices.read": { zh: "查看联网状态", en: "see connection states", roles: [PLANNER, POLICE, OPERATOR] },
  "devices.maintain": { zh: "登记运维", en: "record maintenance", roles: [OPERATOR] },
  "people.read": { zh: "查看人员和角色", en: "see people and their roles", roles: [SYSADMIN, SECADMIN, AUDITOR] },
  "people.edit": { zh: "管理账号", en: "manage accounts", roles: [SYSADMIN] },
  "settings.edit": { zh: "更改系统设置", en: "change settings", roles: [SYSADMIN] },
  "roles.grant": { zh: "授予和撤销角色", en: "grant and revoke roles", roles: [SECADMIN] },
  "roles.approve": { zh: "复核角色授予", en: "approve grants, as the second person", roles: [SYSADMIN, SECADMIN] },
  "audit.read": { zh: "查看和导出审计记录", en: "read and export the audit", roles: [AUDITOR] },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof RULES;
export const ACTIONS = Object.keys(RULES) as readonly Action[];

/** Who asks, and when: the grants a person has or had, and the moment of asking in UTC milliseconds. */
export type Viewer = { readonly grants: readonly Grant[]; readonly at: number };

/** What is asked for: where it lies. */
export type Resource = { readonly jurisdiction: string };

export const DENIALS = [
  "nobody",
  "offices-conflict",
  "elsewhere",
  "not-this-role",
  "not-approved",
  "not-begun",
  "expired",
  "revoked",
] as const;
export type Denial = (typeof DENIALS)[number];

export type Decision =
  | { readonly allow: true; readonly role: Role }
  | { readonly allow: false; readonly reason: Denial };

/**
 * Whether a person may do something to something. One grant in force must give both the role and the place: a planner here who is a viewer
 * there plans nothing there. The reason of a refusal is for the audit and for the person who administers roles; a client outside its scope is
 * told *not found*, whatever the reason.
 *
 * @returns the first role that allows it, or the reason that comes nearest to allowing it
 */
export function policy(viewer: Viewer, action: Action, { jurisdiction }: Resource): Decision {
  const { grants, at } = viewer;
  if (grants.length === 0) return deny("nobody");
  const roles: readonly Role[] = RULES[action].roles;
  const fitting = grants.filter(({ role }) => roles.includes(role));
  const here = fitting.filter((grant) => isWithin(jurisdiction, grant.jurisdiction));

  const granted = here.find((grant) => grantState(grant, at) === "in-force");
  if (granted && isOffice(granted.role) && officesHeld(grants, at).length > 1) return deny("offices-conflict");
  if (granted) return { allow: true, role: granted.role };

  const states = here.map((grant) => grantState(grant, at));
  const past = (["not-approved", "not-begun", "expired", "revoked"] as const satisfies GrantState[]).find((state) =>
    states.includes(state),
  );
  if (past) return deny(past);
  return deny(fitting.length > 0 ? "elsewhere" : "not-this-role");
}

/**
 * Where a person may do all of some actions: the jurisdictions of their grants in force, each with all below it. What the database is told to show;
 * `policy` then decides on each thing by itself.
 */
export function scopeOf(viewer: Viewer, actions: readonly Action[]): readonly string[] {
  const held = viewer.grants.filter((grant) => grantState(grant, viewer.at) === "in-force");
  const offices = officesHeld(viewer.grants, viewer.at).length;
  const allows = (action: Action, code: string) =>
    held.some(
      ({ role, jurisdiction }) =>
        isWithin(code, jurisdiction) &&
        (RULES[action].roles as readonly Role[]).includes(role) &&
        !(isOffice(role) && offices > 1),
    );
  const codes = [...new Set(held.map(({ jurisdiction }) => jurisdiction))];
  return codes.filter((code) => actions.every((action) => allows(action, code)));
}

/** Every action a person may do somewhere, in the order of the table. */
export function actionsOf(viewer: Viewer): readonly Action[] {
  return ACTIONS.filter((action) => scopeOf(viewer, [action]).length > 0);
}

function deny(reason: Denial): Decision {
  return { allow: false, reason };
}
