import { TABLE_RIGHTS } from "@/db/table-rights";
import { ask } from "@/tests/support/ask";
import type { TestDatabase } from "@/tests/support/database";

/**
 * Every row of every table but sessions, whose use is noted, and every job that waits: its table, a space, and all of it as text, in which jurisdictions go by
 * their codes, and sign-ins by where their person is kept too.
 */
export async function storedRows(database: TestDatabase): Promise<ReadonlySet<string>> {
  const tables = Object.keys(TABLE_RIGHTS).filter((name) => !["auth_sessions", "spatial_ref_sys"].includes(name));
  const parts = [
    ...tables.map(
      (name) => `select '${name} ' || (to_jsonb(t) - '{ground,area,shape}'::text[])::text as row from ${name} t`,
    ),
    "select 'job ' || data::text from pgboss.job",
  ];
  const { rows, codes, homes, placed } = await ask(
    database.superuserUrl,
    `select json_agg(row) as rows, (select json_object_agg(id, code) from jurisdictions) as codes,
      (select json_object_agg(p.id, j.code) from people p join jurisdictions j on j.id = p.jurisdiction_id) as homes,
      (select json_object_agg(m.id, j.code) from (select id, jurisdiction_id from cameras union all select id, jurisdiction_id from sites union all select id, jurisdiction_id from guarded_grounds
        union all select p.id, s.jurisdiction_id from site_parts p join sites s on s.id = p.site_id) m
        join jurisdictions j on j.id = m.jurisdiction_id where m.id::text not like 'c17c17%') as placed from (${parts.join(" union all ")}) as everything`,
  );
  const code = codes as Record<string, string>;
  const home = homes as Record<string, string>;
  // A camera that was placed, or a site that was drawn with its zones, has an id that nobody could choose for it; what is computed of it is of its city.
  const city = (placed ?? {}) as Record<string, string>;
  const told = (id: string, table: string) => {
    const of = table.startsWith("auth_") ? home[id] : city[id];
    return code[id] ?? (of ? `${id}" of "${of}` : id);
  };
  return new Set(
    (rows as string[]).map((row) => row.replaceAll(/"([0-9a-f-]{36})"/g, (_, id) => `"${told(id, row)}"`)),
  );
}

/** Rows of one moment that another does not have: with the two exchanged, what went. */
export function rowsAdded(before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
  return [...after].filter((row) => !before.has(row));
}
