/** What a person may be in a jurisdiction. One person may be several things in several places, but see `OFFICES`. */
export const ROLES = [
  "planner",
  "police-reviewer",
  "finance",
  "operator",
  "viewer",
  "sysadmin",
  "secadmin",
  "auditor",
] as const;
export type Role = (typeof ROLES)[number];

/**
 * The three offices 三员 that check one another: who runs the system, who grants, and who watches both. No person may hold two of them
 * at once, in any jurisdiction.
 * @see GB/T 22239-2019 8.1.4.2, separation of the rights of privileged users.
 */
export const OFFICES = ["sysadmin", "secadmin", "auditor"] as const satisfies readonly Role[];
export type Office = (typeof OFFICES)[number];

/** Roles whose holders sign in with a second factor, invented people of the demo city excepted. */
export const SECOND_FACTOR_ROLES = [...OFFICES, "police-reviewer"] as const satisfies readonly Role[];

/** Roles that hold only once a second person has agreed. */
export const APPROVED_ROLES = [...OFFICES, "police-reviewer"] as const satisfies readonly Role[];

/** Names of the roles, for documents; screens have theirs in the messages. */
export const ROLE_NAMES: Readonly<Record<Role, { readonly zh: string; readonly en: string }>> = {
  planner: { zh: "规划", en: "planner" },
  "police-reviewer": { zh: "公安审查", en: "police reviewer" },
  finance: { zh: "财政", en: "finance" },
  operator: { zh: "运维", en: "operator" },
  viewer: { zh: "查看", en: "viewer" },
  sysadmin: { zh: "系统管理", en: "system administrator" },
  secadmin: { zh: "安全管理", en: "security administrator" },
  auditor: { zh: "审计", en: "auditor" },
};

/** Whether a role is one of the three offices. */
export function isOffice(role: Role): role is Office {
  return OFFICES.some((office) => office === role);
}
