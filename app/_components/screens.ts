import type { Action } from "@/lib/access/policy";

/** The screens of the product in the order of the navigation, each with what a person must be allowed somewhere to find it there. */
export const SCREENS = [
  { key: "map", href: "/", needs: "sites.read" },
  { key: "cameras", href: "/cameras", needs: "sites.read" },
  { key: "guarded", href: "/guarded-grounds", needs: "sites.read" },
  { key: "people", href: "/people", needs: "people.read" },
  { key: "audit", href: "/audit", needs: "audit.read" },
  { key: "account", href: "/account", needs: null },
] as const satisfies readonly { key: string; href: string; needs: Action | null }[];
export type Screen = (typeof SCREENS)[number];

/** The screens for whoever may do these things. One's own account is everybody's. */
export function screensFor(actions: readonly Action[]): readonly Screen[] {
  return SCREENS.filter(({ needs }) => needs === null || actions.includes(needs));
}

/** Where a person begins: at the map, the auditor at the audit, the other offices at the people; at their account who may do none of it. */
export function firstScreen(actions: readonly Action[]): Screen["href"] {
  const open = screensFor(actions).map(({ key }) => key);
  const first = (["map", "audit", "people"] as const).find((key) => open.includes(key));
  return SCREENS.find(({ key }) => key === first)?.href ?? "/account";
}
