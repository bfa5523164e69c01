import { describe, expect, it } from "vitest";
import { type Action, RULES } from "@/lib/access/policy";
import { ROLES, type Role } from "@/lib/access/roles";
import { firstScreen, screensFor } from "./screens";

/** Everything a role may do. */
function actionsOf(role: Role): Action[] {
  const actions = Object.keys(RULES) as Action[];
  return actions.filter((action) => RULES[action].roles.some((may) => may === role));
}

describe("screens", () => {
  it.each(ROLES)("are those that %s may read, and begin with the one of that role", (role) => {
    const business = ["map", "cameras", "guarded", "account"];
    const office = ["people", "account"];
    const watch = ["people", "audit", "account"];
    const [keys, first] = { sysadmin: [office, "/people"], secadmin: [office, "/people"], auditor: [watch, "/audit"] }[
      role as string
    ] ?? [business, "/"];
    expect(screensFor(actionsOf(role)).map(({ key }) => key)).toEqual(keys);
    expect(firstScreen(actionsOf(role))).toBe(first);
  });

  it("are the account alone for a person without a role", () => {
    expect(screensFor([]).map(({ key }) => key)).toEqual(["account"]);
    expect(firstScreen([])).toBe("/account");
  });

  it("are joined for a person of several roles, who begins at the map", () => {
    const both = [...actionsOf("planner"), ...actionsOf("auditor")];
    expect(screensFor(both).map(({ key }) => key)).toEqual(["map", "cameras", "guarded", "people", "audit", "account"]);
    expect(firstScreen(both)).toBe("/");
  });
});
