import { readdirSync } from "node:fs";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "@/tests/support/ask";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { openDatabase } from "./client";
import { boxRows } from "./queries/coverage-input";
import { readWallState } from "./queries/wall";
import { TABLE_RIGHTS } from "./table-rights";

let database: TestDatabase;

/** A city of its own in 福州市 and one in 厦门市, each with a row in every table that belongs to a jurisdiction. */
const CITIES = ["350100", "350200"] as const;

beforeAll(async () => {
  database = await cloneDatabase();
  for (const code of CITIES) for (const statement of cityRows(code)) await ask(database.superuserUrl, statement);
});
afterAll(() => database.drop());

function cityRows(code: string): string[] {
  const city = `(select id from jurisdictions where code = '${code}')`;
  const square = "ST_GeomFromText('MULTIPOLYGON(((119 26, 119.001 26, 119.001 26.001, 119 26.001, 119 26)))', 4490)";
  const piece = "ST_GeometryN(ground, 1)";
  const site = `(select id from sites where key = '${code}')`;
  return [
    `insert into sites (jurisdiction_id, key, kind, layer, z_m, candidate, ground, area_m2, source, osm_ids)
      values (${city}, '${code}', 'square', 0, 0, false, ${square}, 1, 'osm', '{}')`,
    `insert into site_parts (site_id, ref, role, ground, area_m2) select id, 'a', 'surface', ground, 1 from sites where key = '${code}'`,
    `insert into cameras (jurisdiction_id, key, name, kind, source, position, height_m, width_px, height_px)
      values (${city}, '${code}', 'c', 'fixed', 'osm', ST_SetSRID(ST_MakePoint(119, 26), 4490), 4, 1, 1)`,
    `insert into obstacles (jurisdiction_id, key, kind, ground, base_m, top_m, layer, height_source) values (${city}, '${code}', 'building', ${square}, 0, 9, 0, 'height')`,
    `insert into guarded_grounds (jurisdiction_id, kind, name, ground, area_m2, author) values (${city}, 'forbidden', 'g', ${square}, 1, 'cli:test')`,
    `insert into basemap_features (jurisdiction_id, osm_id, theme, class, shape) values (${city}, 'way/1', 'green', 'park', ${square})`,
    `insert into mounting_candidates (jurisdiction_id, osm_id, kind, position, height_m, height_stated) values (${city}, 'node/1', 'lamp', ST_SetSRID(ST_MakePoint(119, 26), 4490), 8, true)`,
    `insert into departments (jurisdiction_id, name, name_en, invented) values (${city}, '部门', 'unit', true)`,
    `insert into imports (jurisdiction_id, kind, file_name, sha256, summary) values (${city}, 'osm', 'f', 'h', '{}')`,
    `insert into coverage_runs (jurisdiction_id, duration_ms, target_height_m, standard, engine, input_hash, data_version) values (${city}, 1, 1.6, 's', 'e', 'h', 1)`,
    `insert into coverage_computations (jurisdiction_id, state, ended_at) values (${city}, 'done', now())`,
    `insert into coverage_tiles (computation_id, x, y, zones) select id, 500, 2900, 1 from coverage_computations where jurisdiction_id = ${city}`,
    `insert into coverage_pending (computation_id, tile_x, tile_y, kind, subject, input_hash, shapes) select id, 500, 2900, 'site', ${site}, 'h', '{}' from coverage_computations where jurisdiction_id = ${city}`,
    `insert into footprint_inputs (camera_id, input_hash, issues) select id, 'h', '[]' from cameras where key = '${code}'`,
    `insert into requirements (jurisdiction_id, kind, role, level, reason) values (${city}, 'square', 'surface', 'observe', 'r')`,
    `insert into people (jurisdiction_id, username, display_name) values (${city}, 'p${code}', '某')`,
    `insert into role_grants (person_id, jurisdiction_id, role, granted_by, reason) select id, jurisdiction_id, 'viewer', 'cli:test', 'r' from people where username = 'p${code}'`,
    `insert into plans (jurisdiction_id, site_id, name, basis, author) values (${city}, ${site}, '方案', '依据', 'cli:test')`,
    `insert into plan_changes (plan_id, kind, camera_id) select p.id, 'remove', c.id from plans p, cameras c where p.site_id = ${site} and c.key = '${code}'`,
    `insert into plan_costs (plan_id, item, quantity, unit, unit_price_fen) select id, '枪机', 1, '台', 100 from plans where site_id = ${site}`,
    `insert into plan_opinions (plan_id, plan_version, verdict, text, author) select id, 1, 'agree', '意见', 'cli:test' from plans where site_id = ${site}`,
    `insert into plan_comments (plan_id, position, text, author) select id, ST_SetSRID(ST_MakePoint(119, 26), 4490), '批注', 'cli:test' from plans where site_id = ${site}`,
    `insert into footprints (camera_id, level, pixels_per_metre, ground) select id, 'observe', 62.5, ${square} from cameras where key = '${code}'`,
    `insert into gaps (site_id, part_id, level, area_m2, ground, reasons, blockers) select site_id, id, 'observe', 1, ${piece}, '{}', '{}' from site_parts where site_id = ${site}`,
    `insert into zone_coverage (part_id, level, point, area_m2, covered_m2, twice_m2, gap_m2, met, levels) select id, 'observe', false, 1, 0, 0, 1, false, '{}' from site_parts where site_id = ${site}`,
    `insert into site_coverage (site_id, state, area_m2, covered_m2, gap_m2, metric_id, metric_value, metric_of, camera_count, levels, input_hash, computed_at) select id, 'blind', 1, 0, 1, 'area', 0, 1, 0, '{}', 'h', now() from sites where key = '${code}'`,
    `insert into site_cameras (site_id, camera_id) select s.id, c.id from sites s, cameras c where s.key = '${code}' and c.key = '${code}'`,
    `insert into site_budgets (site_id, year, purpose, amount_fen, invented) select id, 2026, 'construction', 1, true from sites where key = '${code}'`,
    `insert into site_departments (site_id, department_id, role, since) select s.id, d.id, 'lead', now() from sites s join departments d using (jurisdiction_id) where s.key = '${code}'`,
    `insert into audit_entries (seq, at, actor, role, scope, jurisdiction_code, action, object, reason, previous_hash, hash)
      select h.seq + 1, now(), 'cli:test', 'host', '*', '${code}', 'test', 'city:${code}', '', h.hash, encode(sha256('${code}'), 'hex') from audit_head() h`,
    // what the triggers noted of all this, as one row
    `delete from coverage_changes where jurisdiction_id = ${city} and number not in (select min(number) from coverage_changes where jurisdiction_id = ${city})`,
  ];
}

const WALLED = Object.entries(TABLE_RIGHTS).flatMap(([name, rights]) =>
  rights.wall === "jurisdiction" ? [{ name, ...rights }] : [],
);
/** Where every scope sees every row, and only changing is walled off. */
const PUBLIC_TO_READ = ["jurisdictions"];

describe("the catalogue", () => {
  it("has no table that is neither walled off nor named as one without a jurisdiction, and no list of one that is gone", async () => {
    const { db, close } = openDatabase(database.url, 1);
    const state = await readWallState(db).finally(close);
    expect(state.tables.map(({ name }) => name)).toEqual(Object.keys(TABLE_RIGHTS).sort());
    for (const table of state.tables) {
      const walled = typeof TABLE_RIGHTS[table.name]?.wall === "string";
      expect(table).toEqual({ name: table.name, enabled: walled, forced: walled, verbs: walled ? "adrw" : "" });
    }
    expect(state.leakproof).toBe(true);
    expect(state.role).toEqual({ name: "sightline_app", unbound: false, owner: false });
  });

  it("holds the tables of the schema's files and no others", async () => {
    const folder = new URL("./schema/", import.meta.url);
    const files = await Promise.all(
      readdirSync(folder).map((file): Promise<object> => import(new URL(file, folder).href)),
    );
    const tables = files.flatMap((file) => Object.values(file).filter((value) => value instanceof PgTable));
    const names = [...tables.map((table) => getTableConfig(table as PgTable).name), "spatial_ref_sys"];
    expect(names.sort()).toEqual(Object.keys(TABLE_RIGHTS).sort());
  });

  it("gives each role exactly the verbs of the list", async () => {
    for (const [name, rights] of Object.entries(TABLE_RIGHTS)) {
      if (name === "spatial_ref_sys") continue;
      for (const [role, verbs] of [
        ["sightline_app", rights.app],
        ["sightline_jobs", rights.jobs],
        ["sightline_gateway", rights.gateway ?? []],
      ] as const) {
        const { granted } = await ask(
          database.superuserUrl,
          `select coalesce(string_agg(lower(privilege_type), ',' order by privilege_type), '') as granted
            from information_schema.role_table_grants where table_name = '${name}' and grantee = '${role}'`,
        );
        expect(granted, `${role} on ${name}`).toBe([...verbs].sort().join(","));
      }
    }
  });
});

describe.each(WALLED)("$name", ({ name, app, appendOnly }) => {
  const count = async (scope: string) =>
    (await ask(database.url, `select count(*)::int as rows from ${name}`, scope)).rows;

  it.skipIf(PUBLIC_TO_READ.includes(name))("shows a scope its own rows", async () => {
    expect(await count("*")).toBe(2);
    for (const scope of ["350100", "350200", "350100,330000"]) expect(await count(scope), scope).toBe(1);
    for (const scope of ["350000", "350100,350200"]) expect(await count(scope), scope).toBe(2);
    for (const scope of ["", "350102", "350103", "350300", "330000", "330100", "x-350100", "%", "3501__", "35", "3501"])
      expect(await count(scope), scope).toBe(0);
  });

  it.skipIf(PUBLIC_TO_READ.includes(name))("shows nothing where no scope was ever set", async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(`select count(*)::int as rows from ${name}`).finally(() => client.end());
    expect(rows).toEqual([{ rows: 0 }]);
  });

  it.skipIf(!app.includes("delete") || appendOnly === true)("lets another scope delete nothing", async () => {
    for (const scope of ["330000", "350102", ""])
      expect(
        await ask(
          database.url,
          `with gone as (delete from ${name} returning 1) select count(*)::int as gone from gone`,
          scope,
        ),
      ).toEqual({ gone: 0 });
  });
});

describe("writing", () => {
  const tables = WALLED.filter(
    ({ name, app }) => app.includes("insert") && name !== "jurisdictions" && name !== "audit_entries",
  );

  it.each(tables)("into $name of another jurisdiction is refused", async ({ name }) => {
    const columns = `(select string_agg(quote_ident(attname), ', ') from pg_attribute where attrelid = '${name}'::regclass and attnum > 0
      and not attisdropped and attidentity = '' and attname not in ('id', 'key', 'username'))`;
    const { list } = await ask(database.superuserUrl, `select ${columns} as list`);
    // The row itself, copied as it is: the superuser may, the scope that sees it may not write it elsewhere.
    const own = await ask(database.superuserUrl, `select to_jsonb(t) as row from ${name} t limit 1`);
    const extra =
      name === "people"
        ? { username: "another" }
        : ["sites", "cameras", "obstacles"].includes(name)
          ? { key: "another" }
          : {};
    const row = JSON.stringify({ ...(own.row as object), ...extra }).replaceAll("'", "''");
    const target = Object.keys(extra).length > 0 ? `${list}, ${Object.keys(extra)[0]}` : list;
    const insert = `insert into ${name} (${target}) select ${target} from jsonb_populate_record(null::${name}, '${row}'::jsonb)`;
    await expect(ask(database.url, insert, "330000")).rejects.toThrow("row-level security");
  });

  it("never moves a row to another jurisdiction", async () => {
    const move =
      "update cameras set jurisdiction_id = (select id from jurisdictions where code = '350200') where key = '350100'";
    await expect(ask(database.url, move, "350100")).rejects.toThrow("row-level security");
  });

  it("changes what is kept with a city only within the scope", async () => {
    const rename = "update jurisdictions set name = name where code in ('350100', '350200') returning code";
    expect(await ask(database.url, rename, "350100")).toEqual({ code: "350100" });
    expect(await ask(database.url, rename, "330000")).toEqual({});
    const found = "insert into jurisdictions (code, name, name_en, level) values ('x-new', 'n', 'n', 'local')";
    await expect(ask(database.url, found, "350000")).rejects.toThrow("row-level security");
  });

  it("holds for the owner of the tables too", async () => {
    expect(await ask(database.ownerUrl, "select count(*)::int as rows from sites", "350100")).toEqual({ rows: 1 });
    expect(await ask(database.ownerUrl, "select count(*)::int as rows from gaps", "")).toEqual({ rows: 0 });
  });
});

describe("what is only ever added to", () => {
  const tables = Object.entries(TABLE_RIGHTS).flatMap(([name, { appendOnly }]) => (appendOnly ? [name] : []));
  const urls = () => [database.url, database.jobsUrl, database.ownerUrl];

  it.each(tables)("%s refuses to be changed, thinned or emptied, by whichever role", async (name) => {
    const { column } = await ask(
      database.superuserUrl,
      `select attname as column from pg_attribute where attrelid = '${name}'::regclass and attnum = 2`,
    );
    await ask(
      database.superuserUrl,
      {
        audit_checkpoints: `insert into ${name} values (1, 'h', now(), 'k', 's') on conflict do nothing`,
        password_history: `insert into ${name} (person_id, hash) select id, 'h' from people limit 1`,
      }[name] ?? "select 1",
    );
    for (const url of urls()) {
      for (const statement of [`update ${name} set ${column} = ${column}`, `delete from ${name}`, `truncate ${name}`])
        await expect(ask(url, statement), statement).rejects.toThrow(/permission denied|only ever added to/);
    }
  });

  it("is a grant, but for its revocation, once", async () => {
    const revoke =
      "update role_grants set revoked_at = now(), revoked_by = 'cli:test', revoke_reason = 'left' returning 1 as done";
    await expect(ask(database.url, "update role_grants set role = 'planner'")).rejects.toThrow("permission denied");
    await expect(ask(database.ownerUrl, "update role_grants set role = 'planner'")).rejects.toThrow(
      "can only be approved and revoked",
    );
    await expect(ask(database.ownerUrl, "delete from role_grants")).rejects.toThrow("can only be approved and revoked");
    expect(await ask(database.url, revoke)).toEqual({ done: 1 });
    await expect(ask(database.url, revoke)).rejects.toThrow("can only be approved and revoked");
  });
});

describe("answers kept by their keys", () => {
  const keep = (actor: string) =>
    `insert into idempotency_keys (actor, key, route, body_hash, status) values ('${actor}', 'k-${actor}', 'POST /x', 'h', 200) returning 1 as done`;

  async function asActor(actor: string, statement: string) {
    return ask(database.url, `begin; select set_config('sightline.actor', '${actor}', true); ${statement}; commit`);
  }

  it("are seen and written by their own actor alone", async () => {
    for (const actor of ["person:a", "person:b"]) await asActor(actor, keep(actor));
    const count = async (actor: string) => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      try {
        await client.query("begin");
        await client.query("select set_config('sightline.actor', $1, true)", [actor]);
        const { rows } = await client.query("select key from idempotency_keys");
        return rows.map(({ key }) => key);
      } finally {
        await client.end();
      }
    };
    expect(await count("person:a")).toEqual(["k-person:a"]);
    expect(await count("person:b")).toEqual(["k-person:b"]);
    expect(await count("")).toEqual([]);
    await expect(asActor("person:a", keep("person:c"))).rejects.toThrow("row-level security");
  });
});

describe("the gateway's role", () => {
  it("reads cameras within its scope, and neither people nor money nor coverage", async () => {
    expect(await ask(database.gatewayUrl, "select count(*)::int as seen from cameras", "350100")).toEqual({ seen: 1 });
    expect(await ask(database.gatewayUrl, "select count(*)::int as seen from cameras", "")).toEqual({ seen: 0 });
    for (const name of ["people", "auth_sessions", "site_budgets", "sites", "gaps", "audit_entries", "pgboss.job"])
      await expect(ask(database.gatewayUrl, `select from ${name}`), name).rejects.toThrow("permission denied");
    await expect(ask(database.gatewayUrl, "update cameras set name = name")).rejects.toThrow("permission denied");
  });
});

describe("the job worker's role", () => {
  it.each([
    "people",
    "role_grants",
    "auth_accounts",
    "auth_sessions",
    "auth_two_factors",
    "audit_entries",
    "site_budgets",
    "imports",
    "departments",
  ])("cannot read %s", async (name) => {
    await expect(ask(database.jobsUrl, `select from ${name}`)).rejects.toThrow("permission denied");
  });
  it.each(["sites", "cameras", "obstacles", "requirements", "jurisdictions", "standard_levels"])(
    "cannot change %s",
    async (name) => {
      await expect(ask(database.jobsUrl, `delete from ${name}`)).rejects.toThrow("permission denied");
    },
  );
  it("replaces footprints", async () => {
    expect(await ask(database.jobsUrl, "select count(*)::int as rows from footprints", "350100")).toEqual({ rows: 1 });
  });
});

describe("grants of roles", () => {
  const give = (role: string, more = "") =>
    `insert into role_grants (person_id, jurisdiction_id, role, granted_by, reason, valid_from${more && ", valid_until"})
      select id, jurisdiction_id, '${role}', 'cli:test', 'r', '2030-01-01'${more && `, '${more}'`} from people where username = 'p350100'`;

  it("gives nobody two offices at a time", async () => {
    await ask(database.url, give("secadmin", "2030-02-01"));
    await expect(ask(database.url, give("auditor"))).rejects.toThrow("role_grants_one_office");
    await expect(ask(database.url, give("sysadmin", "2030-01-02"))).rejects.toThrow("role_grants_one_office");
    await ask(database.url, give("secadmin"));
    await ask(database.url, give("planner"));
    await ask(
      database.url,
      "update role_grants set revoked_at = '2030-01-01', revoked_by = 'cli:test', revoke_reason = 'r' where role = 'secadmin' and revoked_at is null",
    );
    await ask(database.url, give("auditor"));
  });

  it("lets one of two who race for two offices of one person win", async () => {
    const person =
      "insert into people (jurisdiction_id, username, display_name) select id, 'racer', '某' from jurisdictions where code = '350100'";
    await ask(database.url, person);
    const race = (role: string) => ask(database.url, give(role).replace("p350100", "racer"));
    const outcomes = await Promise.allSettled(["sysadmin", "secadmin", "auditor"].map(race));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  });

  it("lets nobody grant to themselves, give no reason, or end before it begins", async () => {
    const insert = (by: string, reason: string, until: string) =>
      ask(
        database.url,
        `insert into role_grants (person_id, jurisdiction_id, role, granted_by, reason, valid_until)
          select id, jurisdiction_id, 'viewer', ${by}, '${reason}', ${until} from people where username = 'p350200'`,
      );
    await expect(insert("'person:' || id", "r", "null")).rejects.toThrow("role_grants_not_to_self");
    await expect(insert("'cli:test'", " ", "null")).rejects.toThrow("role_grants_reason_said");
    await expect(insert("'cli:test'", "r", "'2000-01-01'")).rejects.toThrow("role_grants_ends_after_begin");
  });
});

describe("the spatial index is asked before rows are looked at", () => {
  const boxes = { west: [119, 119.2], south: [26, 26.2], east: [119.1, 119.3], north: [26.1, 26.3] };

  it.each([
    ["of one box", sql`basemap_features t where t.shape && ST_MakeEnvelope(119, 26, 119.1, 26.1, 4490)`, "shape"],
    ["of a list of them", sql`${boxRows(boxes)} join obstacles t on t.ground && b.box`, "ground"],
  ])("%s", async (_, from, column) => {
    const client = new pg.Client({
      connectionString: database.url,
      options: "-c sightline.scope=350100 -c enable_seqscan=off -c enable_bitmapscan=off",
    });
    await client.connect();
    const { rows } = await drizzle(client)
      .execute(sql`explain select from ${from}`)
      .finally(() => client.end());
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toMatch(new RegExp(`Index Cond: \\(${column} && `));
  });
});
