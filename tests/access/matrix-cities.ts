import { createHash } from "node:crypto";
import { ask } from "@/tests/support/ask";
import type { TestDatabase } from "@/tests/support/database";
import { CITIES, type City } from "./places";

/** What a test has to know of a city of the matrix. Every text, number and id of its rows names the city: see `tracesOf`. */
export type CityFacts = {
  readonly code: City;
  /** Its sites in force, as many as no other city has. */
  readonly sites: readonly string[];
  /** In force but for the last. */
  readonly otherSite: string;
  readonly thirdSite: string;
  /** The one that is cut. */
  readonly fourthSite: string;
  /** The one that is merged with the sixth. */
  readonly fifthSite: string;
  /** The one that is changed as one of many. */
  readonly seventhSite: string;
  readonly goneSite: string;
  readonly camera: string;
  /** In force, and gone. */
  readonly otherCamera: string;
  readonly goneCamera: string;
  /** Asked for in its first site, and for a kind. */
  readonly siteRequirement: string;
  readonly kindRequirement: string;
  /** A draft, one that may be submitted, one that waits for the police, one that they agreed to, and one that may be removed; the changes and the comment are of the first. */
  readonly plan: string;
  readonly readyPlan: string;
  readonly submittedPlan: string;
  readonly agreedPlan: string;
  readonly sparePlan: string;
  readonly planChange: string;
  readonly otherPlanChange: string;
  readonly planComment: string;
  readonly planCost: string;
  readonly otherPlanCost: string;
  /** In force the first two, and gone. */
  readonly guardedGround: string;
  readonly otherGuardedGround: string;
  readonly goneGuardedGround: string;
  readonly resident: string;
  /** A role of the resident's in force, and one that waits for a second person. */
  readonly grant: string;
  readonly waitingGrant: string;
  /** Every id that anything of the city goes by. */
  readonly ids: readonly string[];
};

/** A number that no other city has: in its feature numbers, areas and amounts. */
const MARK: Readonly<Record<City, number>> = {
  "350203": 350_203,
  "350102": 350_102,
  "x-local": 990_901,
  "330100": 330_100,
  "350200": 350_200,
  "350100": 350_100,
  "350000": 350_000,
};

const KINDS = [
  "site",
  "part",
  "gap",
  "camera",
  "obstacle",
  "department",
  "requirement",
  "person",
  "grant",
  "run",
  "import",
  "plan",
  "planChange",
  "planOpinion",
  "planComment",
  "guardedGround",
  "planCost",
] as const;
type Kind = (typeof KINDS)[number];

/** Begins every id of a city. */
const idPrefix = (code: City) => `c17c17${CITIES.indexOf(code)}0-`;

/** The id of the nth row of a kind in a city. */
export function idOf(code: City, kind: Kind, nth = 1): string {
  return `${idPrefix(code)}0000-4000-8000-${String(KINDS.indexOf(kind)).padStart(4, "0")}${String(nth).padStart(8, "0")}`;
}

/** The city whose row an id is; undefined for any other id. */
export const cityOf = (id: string) => CITIES.find((code) => id.startsWith(idPrefix(code)));

/** Stands in every text of a city. */
export const nameOf = (code: string) => `⟨${code}⟩`;

/** Texts that give a city away wherever they stand, whatever else stands there: its ids, names and numbers. */
export function tracesOf(code: City): readonly RegExp[] {
  const mark = MARK[code];
  return [
    new RegExp(idPrefix(code)),
    new RegExp(nameOf(code)),
    // Feature numbers, areas and amounts begin with the mark; a digit or a stop before it would make it another number.
    new RegExp(`(?<![\\d.a-f-])${mark}(?:\\d\\d(?!\\d)|\\d\\d\\d77|\\.)`),
    new RegExp(`"${code}"`),
  ];
}

/** When a city was imported: the later, the earlier it comes in `CITIES`. */
export const importedAt = (code: City) => new Date(Date.UTC(2026, 5, 28 - CITIES.indexOf(code))).toISOString();

/** How many sites in force a city has. */
export const siteCountOf = (code: City) => CITIES.indexOf(code) + 7;

const GONE_SITE = 90;

/** The site of a city that is gone. */
export const goneSiteOf = (code: City) => idOf(code, "site", GONE_SITE);

/** The area of a city's sites, m². */
export const areaOf = (code: City) => siteCountOf(code) * (MARK[code] + 0.25);

/** A tile of zoom 13 in which all the cities lie one over the other. */
export const TILE = { z: 13, x: Math.floor(((119.3 + 180) / 360) * 2 ** 13), y: tileRow(26.08, 13) } as const;

/** Fills a migrated database with the cities. */
export async function makeCities(database: TestDatabase): Promise<Readonly<Record<City, CityFacts>>> {
  const places = [
    "insert into jurisdictions (code, name, name_en, level, parent_code) values ('330000', '浙江省', 'Zhejiang', 'province', null), ('330100', '杭州市', 'Hangzhou', 'prefecture', '330000'), ('x-local', '外城', 'Elsewhere', 'local', null) on conflict (code) do nothing",
  ];
  await ask(database.superuserUrl, [...places, ...CITIES.map(cityRows)].join(";\n"));
  // Nothing of ours joins rows of two cities, but if something did, the wall would have to hold all the same.
  await ask(database.superuserUrl, CITIES.map(strayRows).join(";\n"));
  return Object.fromEntries(CITIES.map((code) => [code, factsOf(code)])) as Record<City, CityFacts>;
}

function factsOf(code: City): CityFacts {
  const sites = Array.from({ length: siteCountOf(code) }, (_, i) => idOf(code, "site", i + 1));
  const others = KINDS.filter((kind) => kind !== "site").map((kind) => idOf(code, kind));
  return {
    code,
    sites,
    otherSite: idOf(code, "site", 2),
    thirdSite: idOf(code, "site", 3),
    fourthSite: idOf(code, "site", 4),
    fifthSite: idOf(code, "site", 5),
    seventhSite: idOf(code, "site", 7),
    goneSite: goneSiteOf(code),
    camera: idOf(code, "camera"),
    otherCamera: idOf(code, "camera", 2),
    goneCamera: idOf(code, "camera", 3),
    siteRequirement: idOf(code, "requirement"),
    kindRequirement: idOf(code, "requirement", 2),
    plan: idOf(code, "plan"),
    readyPlan: idOf(code, "plan", 2),
    submittedPlan: idOf(code, "plan", 3),
    agreedPlan: idOf(code, "plan", 4),
    sparePlan: idOf(code, "plan", 5),
    planChange: idOf(code, "planChange"),
    otherPlanChange: idOf(code, "planChange", 2),
    planComment: idOf(code, "planComment"),
    planCost: idOf(code, "planCost"),
    otherPlanCost: idOf(code, "planCost", 2),
    guardedGround: idOf(code, "guardedGround"),
    otherGuardedGround: idOf(code, "guardedGround", 2),
    goneGuardedGround: idOf(code, "guardedGround", 3),
    resident: idOf(code, "person"),
    grant: idOf(code, "grant"),
    waitingGrant: idOf(code, "grant", 2),
    ids: [
      ...sites,
      goneSiteOf(code),
      ...others,
      idOf(code, "camera", 2),
      idOf(code, "camera", 3),
      idOf(code, "requirement", 2),
      ...[2, 3, 4, 5].map((nth) => idOf(code, "plan", nth)),
      ...[2, 3].map((nth) => idOf(code, "planChange", nth)),
      idOf(code, "planCost", 2),
      ...[2, 3].map((nth) => idOf(code, "guardedGround", nth)),
      idOf(code, "grant", 2),
    ],
  };
}

function cityRows(code: City): string {
  const mark = MARK[code];
  const name = nameOf(code);
  const age = CITIES.indexOf(code);
  const city = `(select id from jurisdictions where code = '${code}')`;
  const id = (kind: Kind, nth = 1) => `'${idOf(code, kind, nth)}'`;
  const west = 119.3 + age * 0.0002;
  const square = `ST_Multi(ST_MakeEnvelope(${west}, 26.08, ${west + 0.001}, 26.081, 4490))`;
  const piece = `ST_MakeEnvelope(${west}, 26.08, ${west + 0.0005}, 26.0805, 4490)`;
  const point = `ST_SetSRID(ST_MakePoint(${west}, 26.08), 4490)`;
  const hash = createHash("sha256").update(code).digest("hex");
  const areas = `{"observe":{"coveredArea":0,"twiceArea":0,"gapArea":${mark}.25}}`;
  const sites = Array.from({ length: siteCountOf(code) }, (_, i) => i + 1);
  return [
    `update jurisdictions set central_meridian = 120, attribution = 'by ${name}', data_version = 1,
       data_changed_at = '${importedAt(code)}' where code = '${code}'`,
    ...sites.map(
      (
        nth,
      ) => `insert into sites (id, number, jurisdiction_id, key, kind, name, name_en, layer, z_m, candidate, ground, area_m2, source, osm_ids, rule)
        overriding system value values (${id("site", nth)}, ${mark}0${nth}, ${city}, '${nth}', 'square', '广场 ${nth} ${name}', 'Square ${nth} ${name}', 0, 0, false,
        ${square}, ${mark}.25, 'osm', array['way/${mark}0${nth}'], 'rule ${name}')`,
    ),
    `insert into sites (id, number, jurisdiction_id, key, kind, name, name_en, layer, z_m, candidate, ground, area_m2, source, osm_ids, rule, gone_at)
        overriding system value values (${id("site", GONE_SITE)}, ${mark}${GONE_SITE}, ${city}, '${GONE_SITE}', 'square', '广场 ${name}', 'Square ${name}', 0, 0, false,
        ${square}, ${mark}.25, 'osm', '{}', 'rule ${name}', '2026-06-04')`,
    `insert into site_parts (id, site_id, ref, role, ground, area_m2) values (${id("part")}, ${id("site")}, 'ref ${name}', 'surface', ${square}, ${mark}.25)`,
    `insert into cameras (id, number, jurisdiction_id, key, name, kind, source, position, height_m, bearing, tilt, hfov, width_px, height_px)
      overriding system value values (${id("camera")}, ${mark}01, ${city}, 'c', '枪机 ${name}', 'fixed', 'file', ${point}, 4, 45, 15, 60, 1920, 1080)`,
    `insert into cameras (id, number, jurisdiction_id, key, name, kind, source, position, height_m, bearing, tilt, hfov, width_px, height_px, gone_at)
      overriding system value values (${id("camera", 2)}, ${mark}02, ${city}, 'c2', '枪机 2 ${name}', 'fixed', 'file', ${point}, 4, 45, 15, 60, 1920, 1080, null),
        (${id("camera", 3)}, ${mark}03, ${city}, 'c3', '枪机 3 ${name}', 'fixed', 'file', ${point}, 4, 45, 15, 60, 1920, 1080, '2026-06-04')`,
    `insert into obstacles (id, number, jurisdiction_id, key, osm_id, kind, name, ground, base_m, top_m, layer, height_source) overriding system value
      values (${id("obstacle")}, ${mark}01, ${city}, 'o', 'way/${mark}99', 'building', '楼 ${name}', ${square}, 0, 9, 0, 'height')`,
    `insert into basemap_features (number, jurisdiction_id, osm_id, theme, class, name, shape) overriding system value
      values (${mark}01, ${city}, 'way/${mark}98', 'green', 'park', '园 ${name}', ${square})`,
    `insert into mounting_candidates (jurisdiction_id, osm_id, kind, position, height_m, height_stated) values (${city}, 'node/${mark}97', 'street-lamp', ${point}, 8, true)`,
    `insert into departments (id, jurisdiction_id, name, name_en, invented) values (${id("department")}, ${city}, '部门 ${name}', 'Unit ${name}', false)`,
    `insert into imports (id, jurisdiction_id, kind, file_name, sha256, summary) values (${id("import")}, ${city}, 'osm', '${name}.osm.pbf', '${hash}', '{"sites":${mark}}')`,
    `insert into coverage_runs (id, jurisdiction_id, computed_at, duration_ms, target_height_m, standard, engine, input_hash, data_version)
      values (${id("run")}, ${city}, '2026-06-02', 7, 1.6, (select standard from standard_levels limit 1), 'sweep-1', '${name}', 1)`,
    `insert into coverage_computations (id, jurisdiction_id, state, asked_at, started_at, ended_at, zones_total, zones_done)
      values (${id("run")}, ${city}, 'done', '2026-06-02', '2026-06-02', '2026-06-02', ${mark}, ${mark})`,
    `insert into coverage_tiles (computation_id, x, y, zones) values (${id("run")}, ${mark}, ${mark}, 1)`,
    `insert into coverage_pending (computation_id, tile_x, tile_y, kind, subject, input_hash, shapes) values (${id("run")}, ${mark}, ${mark}, 'site', ${id("site")}, '${name}', '{}')`,
    `insert into footprint_inputs (camera_id, input_hash, issues) values (${id("camera")}, '${name}', '[]')`,
    `insert into requirements (id, jurisdiction_id, site_id, role, level, reason) values (${id("requirement")}, ${city}, ${id("site")}, 'surface', 'observe', '理由 ${name}')`,
    `insert into requirements (id, jurisdiction_id, kind, role, level, reason) values (${id("requirement", 2)}, ${city}, 'square', 'entrance', 'observe', '理由 ${name}')`,
    ...planRows(code),
    `insert into footprints (camera_id, level, pixels_per_metre, ground) values (${id("camera")}, 'observe', ${mark}.25, ${square})`,
    `insert into gaps (id, number, site_id, part_id, level, area_m2, ground, reasons, blockers) overriding system value
      values (${id("gap")}, ${mark}01, ${id("site")}, ${id("part")}, 'observe', ${mark}.25, ${piece}, '{"no-camera":1}', array[${id("obstacle")}]::uuid[])`,
    `insert into zone_coverage (part_id, level, point, area_m2, covered_m2, twice_m2, gap_m2, met, levels) values (${id("part")}, 'observe', false, ${mark}.25, 0, 0, ${mark}.25, false, '${areas}')`,
    `insert into site_coverage (site_id, state, coverage, area_m2, covered_m2, gap_m2, metric_id, metric_value, metric_of, camera_count, levels, input_hash, computed_at)
      values (${id("site")}, 'blind', 0, ${mark}.25, 0, ${mark}.25, 'area', 0, ${mark}.25, 1, '${areas}', '${name}', '2026-06-02')`,
    `insert into site_cameras (site_id, camera_id) values (${id("site")}, ${id("camera")})`,
    `insert into site_budgets (site_id, year, purpose, amount_fen, invented) values (${id("site")}, 2026, 'construction', ${mark}00077, false)`,
    `insert into site_departments (site_id, department_id, role, since) values (${id("site")}, ${id("department")}, 'lead', '2026-01-01')`,
    `insert into people (id, jurisdiction_id, username, display_name, unit) values (${id("person")}, ${city}, 'resident-${code}', '居民 ${name}', '单位 ${name}')`,
    `insert into auth_users (id, name, email, username) values (${id("person")}, 'resident-${code}', ${id("person")} || '@users.invalid', 'resident-${code}')`,
    `insert into role_grants (id, person_id, jurisdiction_id, role, granted_by, reason) values (${id("grant")}, ${id("person")}, ${city}, 'finance', 'cli:matrix', '理由 ${name}')`,
    `insert into role_grants (id, person_id, jurisdiction_id, role, granted_by, reason, approval_due) values (${id("grant", 2)}, ${id("person")}, ${city}, 'police-reviewer', 'cli:matrix', '理由 ${name}', true)`,
    `insert into guarded_grounds (id, number, jurisdiction_id, kind, name, unit, ground, area_m2, author, author_name, gone_at) overriding system value
      values (${id("guardedGround")}, ${mark}01, ${city}, 'consent', '同意区 ${name}', '单位 ${name}', ${square}, ${mark}.25, 'cli:matrix', '绘制人 ${name}', null),
        (${id("guardedGround", 2)}, ${mark}02, ${city}, 'forbidden', '禁装处 ${name}', null, ${square}, ${mark}.25, 'cli:matrix', '绘制人 ${name}', null),
        (${id("guardedGround", 3)}, ${mark}03, ${city}, 'forbidden', '禁装处 3 ${name}', null, ${square}, ${mark}.25, 'cli:matrix', '绘制人 ${name}', '2026-06-04')`,
    `insert into idempotency_keys (actor, key, route, body_hash, status, response) values ('person:' || ${id("person")}, 'kept ${name}', 'POST /requirements', 'h', 201, '{"name":"${name}"}')`,
    `insert into saved_filters (actor, of_table, name, query, hidden) values ('person:' || ${id("person")}, 'sites', '筛选 ${name}', 'kind=park', '{}')`,
    `insert into audit_entries (seq, at, actor, role, scope, jurisdiction_code, action, object, before, after, reason, previous_hash, hash)
      select h.seq + 1, '2026-06-03', 'person:' || ${id("person")}, 'planner', '${code}', '${code}', 'sites.edit', 'site:' || ${id("site")},
        '{"version":1,"name":"旧 ${name}"}', '{"version":2,"name":"新 ${name}"}', '理由 ${name}', h.hash, '${hash}' from audit_head() h`,
  ].join(";\n");
}

/** The plans of a city with what is in them. */
export function planRows(code: City): string[] {
  const name = nameOf(code);
  const id = (kind: Kind, nth = 1) => `'${idOf(code, kind, nth)}'`;
  const plan = (nth: number, state: string, submitted: string) =>
    `(${id("plan", nth)}, (select id from jurisdictions where code = '${code}'), ${id("site")}, '方案 ${nth} ${name}', '依据 ${name}', '${state}', 'cli:matrix',
      '编制人 ${name}', '2026-06-0${nth}', ${submitted})`;
  const point = "ST_SetSRID(ST_MakePoint(119.3001, 26.0801), 4490)";
  return [
    `insert into plans (id, jurisdiction_id, site_id, name, basis, state, author, author_name, created_at, submitted_at)
      values ${[plan(1, "draft", "null"), plan(2, "draft", "null"), plan(3, "submitted", "now()"), plan(4, "agreed", "now()"), plan(5, "draft", "null")].join()}`,
    `insert into plan_changes (id, plan_id, kind, name, camera_kind, position, layer, ground_z_m, height_m, bearing, tilt, hfov, width_px, height_px)
      values (${id("planChange")}, ${id("plan")}, 'add', '新枪机 ${name}', 'fixed', ${point}, 0, 0, 5, 45, 20, 60, 1920, 1080)`,
    `insert into plan_changes (id, plan_id, kind, camera_id, bearing) values (${id("planChange", 2)}, ${id("plan")}, 'aim', ${id("camera")}, 90),
      (${id("planChange", 3)}, ${id("plan", 2)}, 'aim', ${id("camera")}, 90)`,
    `insert into plan_costs (id, plan_id, item, quantity, unit, unit_price_fen, basis)
      values (${id("planCost")}, ${id("plan")}, '枪机 ${name}', 2.5, '台', ${MARK[code]}01, '询价 ${name}'),
        (${id("planCost", 2)}, ${id("plan")}, '立杆 ${name}', 1, '根', ${MARK[code]}02, null)`,
    `insert into plan_opinions (id, plan_id, plan_version, verdict, text, author, author_name)
      values (${id("planOpinion")}, ${id("plan", 4)}, 1, 'agree', '意见 ${name}', 'cli:matrix', '审查人 ${name}')`,
    `insert into plan_comments (id, plan_id, position, text, author, author_name)
      values (${id("planComment")}, ${id("plan")}, ${point}, '批注 ${name}', 'cli:matrix', '审查人 ${name}')`,
  ];
}

/** Rows that join each city to the next: its camera seen from there, and a building there in the way of its gap. */
function strayRows(code: City): string {
  const next = CITIES[(CITIES.indexOf(code) + 1) % CITIES.length] ?? code;
  return [
    `insert into site_cameras (site_id, camera_id) values ('${idOf(next, "site")}', '${idOf(code, "camera")}')`,
    `update gaps set blockers = blockers || '${idOf(next, "obstacle")}'::uuid where id = '${idOf(code, "gap")}'`,
    `insert into site_departments (site_id, department_id, role, since) values ('${idOf(next, "site")}', '${idOf(code, "department")}', 'lead', '2026-02-01')`,
  ].join(";\n");
}

/** Takes those rows away again. */
export async function dropStrayRows(database: TestDatabase): Promise<void> {
  const prefix = (column: string) => `left(${column}::text, 8)`;
  await ask(
    database.superuserUrl,
    `delete from site_cameras where ${prefix("site_id")} <> ${prefix("camera_id")};
     delete from site_departments where ${prefix("site_id")} <> ${prefix("department_id")};
     update gaps set blockers = blockers[1:1] where ${prefix("id")} like 'c17c17%'`,
  );
}

function tileRow(lat: number, zoom: number): number {
  const radians = (lat * Math.PI) / 180;
  return Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** zoom);
}
