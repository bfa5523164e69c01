/** What the database says of its walls; see `readWallState`. */
export type WallFacts = {
  readonly leakproof: boolean;
  readonly role: { readonly name: string; readonly unbound: boolean; readonly owner: boolean };
  readonly tables: readonly {
    readonly name: string;
    readonly enabled: boolean;
    readonly forced: boolean;
    readonly verbs: string;
  }[];
};

export const WALL_FAULTS = ["unbound-role", "owner-role", "open-table", "slow-wall"] as const;

/** A hole in the wall between jurisdictions, or what makes it slow: `message` says it, `mend` is a statement or a step that mends it. */
export type WallFault = {
  readonly code: (typeof WALL_FAULTS)[number];
  readonly message: string;
  readonly mend: string;
};

/**
 * What is wrong with the second wall, the worst first.
 *
 * @param walled - The tables whose rows belong to a jurisdiction.
 */
export function wallFaults({ leakproof, role, tables }: WallFacts, walled: readonly string[]): WallFault[] {
  const faults: WallFault[] = [];
  if (role.unbound) {
    const message = `the role ${role.name} is not held back by row security`;
    faults.push({ code: "unbound-role", message, mend: `alter role ${quoted(role.name)} nosuperuser nobypassrls` });
  } else if (role.owner) {
    const message = `the role ${role.name} owns the tables it works on, and could take their walls away`;
    faults.push({
      code: "owner-role",
      message,
      mend: "set DATABASE_URL to another role than DATABASE_OWNER_URL, then npx sightline doctor",
    });
  }
  for (const name of walled) {
    const table = tables.find((one) => one.name === name);
    const whole = table?.enabled && table.forced && [..."rawd"].every((verb) => table.verbs.includes(verb));
    if (whole) continue;
    const mend = `alter table ${quoted(name)} enable row level security, force row level security`;
    const lost = table?.enabled && table.forced ? "restore the database from a backup: a policy is gone" : mend;
    faults.push({ code: "open-table", message: `rows of ${name} are not walled off by jurisdiction`, mend: lost });
  }
  if (!leakproof) {
    const message =
      "spatial indexes are not used: && on geometries is not marked leak-proof, which a superuser has to do once per database";
    faults.push({ code: "slow-wall", message, mend: "alter function geometry_overlaps(geometry, geometry) leakproof" });
  }
  return faults;
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
