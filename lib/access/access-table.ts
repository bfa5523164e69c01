import { RULES } from "./policy";
import { ROLE_NAMES, ROLES } from "./roles";

/** Who may do what, as a Markdown table: a row per action, a column per role, `✓` where the role may. */
export function accessTable(): string {
  const head = ["", ...ROLES.map((role) => ROLE_NAMES[role].zh)];
  const names = ["", ...ROLES.map((role) => ROLE_NAMES[role].en)];
  const rows = Object.values(RULES).map(({ zh, en, roles }) => [
    `${zh} · ${en}`,
    ...ROLES.map((role) => (roles.some((may) => may === role) ? "✓" : "")),
  ]);
  return [head, head.map((_, i) => (i === 0 ? "---" : ":-:")), names, ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}
