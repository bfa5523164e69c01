import { sql } from "drizzle-orm";
import type { Role } from "@/lib/access/roles";
import type { Db } from "../client";

/** A place as screens name it. */
export type PlaceRow = { readonly code: string; readonly name: string; readonly nameEn: string };

/** What people edit of a person, and where the person is kept. */
export type PersonRow = {
  readonly id: string;
  readonly version: number;
  readonly username: string;
  readonly displayName: string;
  readonly unit: string;
  readonly invented: boolean;
  readonly disabled: boolean;
  readonly jurisdiction: PlaceRow;
};

const PLACE = sql`jsonb_build_object('code', j.code, 'name', j.name, 'nameEn', j.name_en)`;
const COLUMNS = sql`p.id, p.version, p.username, p.display_name as "displayName", p.unit, p.invented, p.disabled_at is not null as disabled, ${PLACE} as jurisdiction`;
const FROM = sql`from people p join jurisdictions j on j.id = p.jurisdiction_id`;

/** A person within the transaction's scope. */
export async function findPerson(db: Db, id: string): Promise<PersonRow | null> {
  const { rows } = await db.execute<PersonRow>(sql`select ${COLUMNS} ${FROM} where p.id = ${id}`);
  return rows[0] ?? null;
}

/** The same, held until the transaction ends: what a person may do, and how they sign in, is changed by one at a time. */
export async function lockPerson(db: Db, id: string): Promise<PersonRow | null> {
  const { rows } = await db.execute<PersonRow>(sql`select ${COLUMNS} ${FROM} where p.id = ${id} for update of p`);
  return rows[0] ?? null;
}

/** Who has this name, within the transaction's scope. */
export async function findPersonIdByName(db: Db, username: string): Promise<string | null> {
  const { rows } = await db.execute<{ id: string }>(sql`select id from people where username = ${username}`);
  return rows[0]?.id ?? null;
}

export type PersonFilter = {
  readonly q?: string | undefined;
  readonly role?: Role | undefined;
  readonly jurisdiction?: string | undefined;
  readonly state?: "active" | "disabled" | "waiting" | undefined;
};

export type ListedPerson = PersonRow & {
  readonly lastSeenAt: number | null;
  readonly roles: readonly { readonly role: Role; readonly jurisdiction: PlaceRow }[];
  /** Grants that wait for a second person. */
  readonly waiting: number;
};

const HOLDS = sql`g.revoked_at is null and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())`;
const WAITS = sql`g.approval_due and g.approved_at is null`;

/** People within the transaction's scope, by name to show; their roles in force are those within the scope. */
export async function listPeopleBy(
  db: Db,
  { q, role, jurisdiction, state }: PersonFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ items: ListedPerson[]; total: number }> {
  const like = q && `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const terms = [
    sql`true`,
    ...(like ? [sql`(p.username ilike ${like} or p.display_name ilike ${like} or p.unit ilike ${like})`] : []),
    ...(role
      ? [sql`exists (select from role_grants g where g.person_id = p.id and g.role = ${role} and ${HOLDS})`]
      : []),
    ...(jurisdiction
      ? [
          sql`(j.code = ${jurisdiction} or exists (select from role_grants g join jurisdictions w on w.id = g.jurisdiction_id
            where g.person_id = p.id and w.code = ${jurisdiction} and ${HOLDS}))`,
        ]
      : []),
    ...(state === "active" ? [sql`p.disabled_at is null`] : []),
    ...(state === "disabled" ? [sql`p.disabled_at is not null`] : []),
    ...(state === "waiting"
      ? [sql`exists (select from role_grants g where g.person_id = p.id and ${WAITS} and ${HOLDS})`]
      : []),
  ];
  const where = sql.join(terms, sql` and `);
  const { rows } = await db.execute<ListedPerson & { total: number }>(sql`
    select ${COLUMNS}, count(*) over ()::int as total,
      (select (extract(epoch from max(s.last_seen_at)) * 1000)::float8 from auth_sessions s where s.user_id = p.id) as "lastSeenAt",
      (select count(*)::int from role_grants g where g.person_id = p.id and ${WAITS} and ${HOLDS}) as waiting,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'jurisdiction', jsonb_build_object('code', w.code, 'name', w.name, 'nameEn', w.name_en))
        order by g.valid_from, g.id) from role_grants g join jurisdictions w on w.id = g.jurisdiction_id
        where g.person_id = p.id and ${HOLDS} and not (${WAITS})), '[]') as roles
    ${FROM} where ${where} order by p.disabled_at is not null, p.display_name, p.username
    limit ${page.limit} offset ${page.offset}`);
  const total = rows[0]?.total ?? (page.offset === 0 ? 0 : await countPeople(db, where));
  return { items: rows.map(({ total: _, ...person }) => person), total };
}

/** A page behind the last has no row that could say how many there are. */
async function countPeople(db: Db, where: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await db.execute<{ total: number }>(sql`select count(*)::int as total ${FROM} where ${where}`);
  return rows[0]?.total ?? 0;
}

export type SignInState = {
  readonly secondFactor: boolean;
  /** Until when a one-time code works that was not used yet, UTC milliseconds. */
  readonly codeExpiresAt: number | null;
  /** The person's number at the city's identity service. */
  readonly identity: string | null;
  readonly lockedUntil: number | null;
};

/** How a person signs in. @param provider - What the identity service is called in the table. */
export async function findSignInState(db: Db, id: string, provider: string): Promise<SignInState> {
  const { rows } = await db.execute<SignInState>(sql`
    select u.two_factor_enabled as "secondFactor", (extract(epoch from u.password_expires_at) * 1000)::float8 as "codeExpiresAt",
      (select a.account_id from auth_accounts a where a.user_id = u.id and a.provider_id = ${provider} limit 1) as identity,
      (select (extract(epoch from f.locked_until) * 1000)::float8 from sign_in_failures f
        where f.subject = 'account:' || u.username and f.locked_until > now()) as "lockedUntil"
    from auth_users u where u.id = ${id}`);
  return rows[0] ?? { secondFactor: false, codeExpiresAt: null, identity: null, lockedUntil: null };
}

/** Makes a person who may do nothing yet. @returns null where somebody has this name */
export async function insertPerson(
  db: Db,
  person: {
    readonly username: string;
    readonly displayName: string;
    readonly unit: string;
    readonly jurisdiction: string;
  },
): Promise<string | null> {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into people (jurisdiction_id, username, display_name, unit)
    select id, ${person.username}, ${person.displayName}, ${person.unit} from jurisdictions where code = ${person.jurisdiction}
    on conflict (username) do nothing returning id`);
  return rows[0]?.id ?? null;
}

/** Changes what is recorded of a person, unless somebody else has since `expected`. @returns the new version; null if so */
export async function updatePersonIfUnchanged(
  db: Db,
  person: Pick<PersonRow, "id" | "displayName" | "unit" | "disabled">,
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update people set display_name = ${person.displayName}, unit = ${person.unit}, version = version + 1,
      disabled_at = case when ${person.disabled} then coalesce(disabled_at, now()) end
    where id = ${person.id} and version = ${expected} returning version`);
  return rows[0]?.version ?? null;
}

/** Links a person with their number at an identity service, or with none. @returns whether nobody else has it */
export async function replaceIdentity(db: Db, id: string, provider: string, subject: string | null): Promise<boolean> {
  await db.execute(sql`delete from auth_accounts where user_id = ${id} and provider_id = ${provider}`);
  if (subject === null) return true;
  const { rowCount } = await db.execute(sql`
    insert into auth_accounts (id, account_id, provider_id, user_id) values (gen_random_uuid()::text, ${subject}, ${provider}, ${id})
    on conflict (provider_id, account_id) do nothing`);
  return rowCount === 1;
}

/** Whether a person holds one of the three offices, or will once a second person agrees. Asked where every jurisdiction is seen. */
export async function findOffice(db: Db, id: string): Promise<boolean> {
  const { rows } = await db.execute<{ found: boolean }>(sql`
    select exists (select from role_grants g where g.person_id = ${id} and g.role in ('sysadmin', 'secadmin', 'auditor')
      and g.revoked_at is null and (g.valid_until is null or g.valid_until > now())) as found`);
  return rows[0]?.found === true;
}

/** Jurisdictions within the transaction's scope whose code or name says `q`, in the order of the tree. */
export async function searchJurisdictions(
  db: Db,
  q: string,
  limit: number,
): Promise<(PlaceRow & { level: string; parent: string | null })[]> {
  const like = `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await db.execute<PlaceRow & { level: string; parent: string | null }>(sql`
    select j.code, j.name, j.name_en as "nameEn", j.level, u.name as parent
    from jurisdictions j left join jurisdictions u on u.code = j.parent_code
    where scope_holds(j.code) and (j.code ilike ${like} or j.name ilike ${like} or j.name_en ilike ${like})
    order by j.level = 'local' desc, j.code limit ${limit}`);
  return rows;
}

/** A jurisdiction within the transaction's scope by its code. */
export async function findPlace(db: Db, code: string): Promise<PlaceRow | null> {
  const { rows } = await db.execute<PlaceRow>(
    sql`select j.code, j.name, j.name_en as "nameEn" from jurisdictions j where j.code = ${code} and scope_holds(j.code)`,
  );
  return rows[0] ?? null;
}
