import { ask } from "@/tests/support/ask";
import type { TestDatabase } from "@/tests/support/database";
import { isAllowed, reachFor, recordOf, writes } from "./ask-everything";
import { type Comparison, citiesIn } from "./compare";
import { dropStrayRows, goneSiteOf, idOf, importedAt, nameOf, planRows } from "./matrix-cities";
import type { Matrix } from "./matrix-database";
import type { Lines } from "./matrix-lines";
import type { MatrixPerson } from "./matrix-people";
import { CITIES, type City } from "./places";
import { type Asked, send } from "./send";
import { rowsAdded, storedRows } from "./stored-rows";

/**
 * Makes every change that docs/access.md lets somebody make, person by person and city by city, and looks at every row of the database before and after:
 * only the city asked for may change, each change adds one entry to the audit for each record it touches, by that person and about that city, and no answer but their own is kept.
 */
export async function makeAllowedChanges(matrix: Matrix, lines: Lines, comparison: Comparison): Promise<void> {
  // They are computed away, and are of two cities.
  await dropStrayRows(matrix.database);
  for (const person of matrix.people) {
    for (const city of CITIES) {
      const asked = await changesOf(matrix, lines, person, city);
      if (asked.length > 0) await changeCity(matrix, comparison, { person, city, asked });
    }
  }
}

type Changes = { readonly person: MatrixPerson; readonly city: City; readonly asked: readonly Asked[] };

/** What somebody may change in a city. First what names no record, since that is about the city on screen, and any change makes another city that. */
async function changesOf(
  { database, cities }: Matrix,
  lines: Lines,
  person: MatrixPerson,
  city: City,
): Promise<readonly Asked[]> {
  const may = writes(lines).filter(([, line]) => isAllowed(line, reachFor(person, line), "asks" in line ? null : city));
  const onScreen = may.flatMap(([, line]) => ("asks" in line && reachFor(person, line)[0] === city ? line.asks() : []));
  const versions = may.some(([, line]) => "ask" in line) ? await versionsOf(database) : {};
  // First those of the city on screen, again.
  const records = may
    .toSorted(([, a], [, b]) => b.changes.length - a.changes.length)
    .flatMap(([, line]) => {
      if (!("ask" in line)) return [];
      const id = recordOf(cities[city], line.named);
      return [line.ask(id, versions[id] ?? 1)];
    });
  return [...onScreen, ...records];
}

/** The version of every record, by its id. */
async function versionsOf(database: TestDatabase): Promise<Readonly<Record<string, number>>> {
  const tables = [
    ...["sites", "cameras", "requirements", "people"],
    ...["plans", "plan_changes", "plan_comments", "plan_costs", "guarded_grounds"],
  ].map((name) => `select id, version from ${name}`);
  const { versions } = await ask(
    database.superuserUrl,
    `select json_object_agg(id, version) as versions from (${tables.join(" union all ")}) as records`,
  );
  return versions as Record<string, number>;
}

async function changeCity(matrix: Matrix, comparison: Comparison, { person, city, asked }: Changes): Promise<void> {
  const before = await storedRows(matrix.database);
  for (const one of asked) {
    const { status, code, text } = await send(one, person.headers);
    const strange = citiesIn(withoutName(text, person)).filter((other) => other !== city);
    comparison.note(person.name, `${one.method} ${one.path} in ${city}`, [
      status >= 300 && `answers ${status} ${code}`,
      strange.length > 0 && `tells of ${strange.join()}`,
    ]);
  }
  const after = await storedRows(matrix.database);
  const changed = [...rowsAdded(before, after), ...rowsAdded(after, before)].map((row) => withoutName(row, person));
  comparison.note(person.name, `all changes of ${city}`, changeFaults({ person, city, asked }, changed));
  await restore(matrix, city);
}

function changeFaults({ person, city, asked }: Changes, changed: readonly string[]): (string | false)[] {
  const of = (table: string) => changed.filter((row) => row.startsWith(`${table} `));
  const entries = of("audit_entries");
  const keys = of("idempotency_keys");
  const due = asked.reduce((sum, { entries: left = 1 }) => sum + left, 0);
  const posts = asked.filter(({ method }) => method === "POST").length;
  const elsewhere = changed.filter((row) => citiesIn(ofItself(row)).some((other) => other !== city));
  const nowhere = changed.filter((row) => !citiesIn(ofItself(row)).includes(city) && !keys.includes(row));
  const others = [...entries, ...keys].filter((row) => !row.includes(`"actor": "person:${person.id}"`));
  return [
    entries.length !== due && `${asked.length} changes added ${entries.length} entries to the audit instead of ${due}`,
    keys.length !== posts && `${posts} POSTs left ${keys.length} answers`,
    entries.some((row) => !row.includes(`"jurisdiction_code": "${city}"`)) && "is in the audit of another jurisdiction",
    ...others.map((row) => `goes by another's name: ${row}`),
    ...elsewhere.map((row) => `changes another city: ${row}`),
    ...nowhere.map((row) => `changes what belongs to no city: ${row}`),
  ];
}

/** A text without the name of whoever asks, who may be kept elsewhere. */
function withoutName(text: string, { name, home }: MatrixPerson): string {
  return text.replaceAll(`${name} ${nameOf(home)}`, "");
}

/** A row without what it says of places above the one it is of, or within it. */
function ofItself(row: string): string {
  return row.replace(/"(scope|parent_code|district_code)": "[^"]*"/g, "");
}

/** Puts back what the next change of a city must find: its requirements, the ground that was cut, which of its sites and cameras are gone, and when it was imported, by which it is the city on screen or not. */
async function restore({ database }: Matrix, city: City): Promise<void> {
  const at = `(select id from jurisdictions where code = '${city}')`;
  await ask(
    database.superuserUrl,
    `set session_replication_role = replica;
     delete from role_grants where person_id = '${idOf(city, "person")}' and id::text not like 'c17c17%';
     update role_grants set approved_at = null, approved_by = null, revoked_at = null, revoked_by = null, revoke_reason = null
       where person_id = '${idOf(city, "person")}';
     delete from plan_comments where plan_id in (select id from plans where jurisdiction_id = ${at});
     delete from plan_costs where plan_id in (select id from plans where jurisdiction_id = ${at});
     delete from plan_opinions where plan_id in (select id from plans where jurisdiction_id = ${at});
     delete from plan_changes where plan_id in (select id from plans where jurisdiction_id = ${at});
     delete from plans where jurisdiction_id = ${at};
     ${planRows(city).join(";\n")};
     set session_replication_role = origin;
     delete from cameras where jurisdiction_id = ${at} and source = 'person';
     update cameras set gone_at = case id::text when '${idOf(city, "camera", 3)}' then timestamptz '2026-06-04' end where jurisdiction_id = ${at};
     delete from sites where jurisdiction_id = ${at} and key like 'person/%';
     update sites set gone_at = case id::text when '${goneSiteOf(city)}' then timestamptz '2026-06-04' end where jurisdiction_id = ${at};
     update sites s set ground = other.ground from sites other where s.id = '${idOf(city, "site", 4)}' and other.id = '${idOf(city, "site")}';
     delete from guarded_grounds where jurisdiction_id = ${at} and id::text not like 'c17c17%';
     update guarded_grounds set gone_at = case id::text when '${idOf(city, "guardedGround", 3)}' then timestamptz '2026-06-04' end where jurisdiction_id = ${at};
     delete from requirements where jurisdiction_id = ${at};
     insert into requirements (id, jurisdiction_id, site_id, role, level, reason)
       values ('${idOf(city, "requirement")}', ${at}, '${idOf(city, "site")}', 'surface', 'observe', '理由 ${nameOf(city)}');
     insert into requirements (id, jurisdiction_id, kind, role, level, reason)
       values ('${idOf(city, "requirement", 2)}', ${at}, 'square', 'entrance', 'observe', '理由 ${nameOf(city)}');
     update jurisdictions set data_changed_at = '${importedAt(city)}' where code = '${city}'`,
  );
}
