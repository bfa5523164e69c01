import { createHmac, randomUUID } from "node:crypto";
import { ROLES, type Role } from "@/lib/access/roles";
import { SESSION_COOKIE, signInLibrary } from "@/lib/access/server/sign-in-library";
import { CLIENT_ADDRESS_HEADER } from "@/lib/edge/client-address";
import { ask } from "@/tests/support/ask";
import type { TestDatabase } from "@/tests/support/database";
import { nameOf } from "./matrix-cities";
import { CITIES, type Place } from "./places";

/** How a grant ended, or why it never held. */
export const PAST = ["revoked", "expired", "not begun", "not approved"] as const;

/** What keeps somebody with a role from using it, in the words of the API. */
export const DUE = ["SIGNED_OUT", "PASSWORD_CHANGE_DUE", "SECOND_FACTOR_DUE"] as const;

/** A role held in a place, unless it is over. */
export type Held = { readonly role: Role; readonly place: Place; readonly past?: (typeof PAST)[number] };

/** Somebody of the matrix with a session. */
export type MatrixPerson = {
  readonly name: string;
  readonly id: string;
  /** Where they are kept. */
  readonly home: Place;
  readonly held: readonly Held[];
  /** What every request of theirs is answered, whatever they hold. */
  readonly due: (typeof DUE)[number] | null;
  readonly headers: Record<string, string>;
};

type Planned = Pick<MatrixPerson, "name" | "home" | "held" | "due"> & { readonly after?: (id: string) => string };

/** Places in which somebody of every role is: every situation comes up for every role. */
const EVERY_ROLE: readonly Place[] = ["350102", "350100", "350000"];
const SOME_PLACES: readonly Place[] = ["330100", "x-local", "000000", "350300"];
const SOME_ROLES: readonly Role[] = ["planner", "operator", "viewer", "secadmin", "auditor"];

function planned(): Planned[] {
  const one = (role: Role, place: Place, past?: Held["past"]): Planned => ({
    name: `${role} of ${place}${past ? `, ${past}` : ""}`,
    home: place,
    held: [{ role, place, ...(past ? { past } : {}) }],
    due: null,
  });
  return [
    ...EVERY_ROLE.flatMap((place) => ROLES.map((role) => one(role, place))),
    ...SOME_PLACES.flatMap((place) => SOME_ROLES.map((role) => one(role, place))),
    ...PAST.flatMap((past) => ROLES.map((role) => one(role, "350102", past))),
    { name: "nobody of 350102", home: "350102", held: [], due: null },
    ...inTwoPlaces(),
    ...withSomethingDue(one("planner", "350102")),
  ];
}

/** A role in one place and another elsewhere must not add up. */
function inTwoPlaces(): Planned[] {
  const two = (held: readonly [Held, Held]): Planned => ({
    name: held.map(({ role, place, past }) => `${role} of ${place}${past ? `, ${past}` : ""}`).join(" and "),
    home: held[0].place,
    held,
    due: null,
  });
  return [
    two([
      { role: "planner", place: "330100" },
      { role: "viewer", place: "350102" },
    ]),
    two([
      { role: "viewer", place: "350000" },
      { role: "planner", place: "350102" },
    ]),
    two([
      { role: "planner", place: "350203", past: "revoked" },
      { role: "finance", place: "x-local" },
    ]),
    two([
      { role: "secadmin", place: "350102" },
      { role: "operator", place: "330100" },
    ]),
    two([
      { role: "auditor", place: "350200" },
      { role: "police-reviewer", place: "350100" },
    ]),
  ];
}

/** People who hold a role and may not use it: a step of their sign-in is due, or their session is worth nothing. */
function withSomethingDue(planner: Planned): Planned[] {
  const session = (id: string, change: string) => `update auth_sessions set ${change} where user_id = '${id}'`;
  const due = (
    why: string,
    code: MatrixPerson["due"],
    after: (id: string) => string,
    role: Role = "planner",
  ): Planned => ({
    ...planner,
    name: `${role} of 350102, ${why}`,
    held: [{ role, place: "350102" }],
    due: code,
    after,
  });
  return [
    due(
      "with a one-time code",
      "PASSWORD_CHANGE_DUE",
      (id) => `update auth_users set password_change_due = true where id = '${id}'`,
    ),
    due(
      "without a second factor",
      "SECOND_FACTOR_DUE",
      (id) => session(id, "second_factor_at = null"),
      "police-reviewer",
    ),
    due("without a second factor", "SECOND_FACTOR_DUE", (id) => session(id, "second_factor_at = null"), "auditor"),
    due("whose account is disabled", "SIGNED_OUT", (id) => `update people set disabled_at = now() where id = '${id}'`),
    due("idle for half an hour", "SIGNED_OUT", (id) => session(id, "last_seen_at = now() - interval '31 minutes'")),
    due("signed in for eight hours", "SIGNED_OUT", (id) => session(id, "expires_at = now() - interval '1 second'")),
    due("signed out", "SIGNED_OUT", (id) => `delete from auth_sessions where user_id = '${id}'`),
  ];
}

/** Puts the people of the matrix into a database with its cities, and signs each of them in. The process's own pool must be on that database. */
export async function makePeople(database: TestDatabase): Promise<readonly MatrixPerson[]> {
  const people = planned().map((person) => ({ ...person, id: randomUUID() }));
  await ask(database.superuserUrl, people.map(personRows).join(";\n"));
  const sessions: MatrixPerson[] = [];
  for (const { after: _, ...person } of people) sessions.push({ ...person, headers: await beginSession(person.id) });
  await ask(database.superuserUrl, "update auth_sessions set second_factor_at = now()");
  await ask(database.superuserUrl, people.flatMap(({ id, after }) => (after ? [after(id)] : [])).join(";\n"));
  return sessions;
}

/** A session as the sign-in makes it, without its hundred milliseconds of hashing. @returns the headers of a browser that holds it */
async function beginSession(person: string): Promise<Record<string, string>> {
  const { internalAdapter, secret } = await signInLibrary().$context;
  const { token } = await internalAdapter.createSession(person);
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return {
    cookie: `${SESSION_COOKIE}=${encodeURIComponent(`${token}.${signature}`)}`,
    "user-agent": "matrix",
    [CLIENT_ADDRESS_HEADER]: "10.0.0.1",
  };
}

function personRows({ id, name, home, held }: Planned & { readonly id: string }): string {
  const place = (code: Place) => `(select id from jurisdictions where code = '${code}')`;
  // Kept in a city, a person is one of its facts; kept in the installation or in a place without data, they belong to none.
  const text = CITIES.some((code) => code === home) ? `${name} ${nameOf(home as (typeof CITIES)[number])}` : name;
  const username = `m-${id.slice(0, 13)}`;
  return [
    `insert into people (id, jurisdiction_id, username, display_name, unit) values ('${id}', ${place(home)}, '${username}', '${text}', '')`,
    `insert into auth_users (id, name, email, username) values ('${id}', '${username}', '${id}@users.invalid', '${username}')`,
    ...held.map((grant) => grantRow(id, grant)),
  ].join(";\n");
}

function grantRow(person: string, { role, place, past }: Held): string {
  const times = {
    "in force": ["'2026-01-01'", "null", "null", "null", "null", "false"],
    revoked: ["'2026-01-01'", "null", "now()", "'cli:matrix'", "'left'", "false"],
    expired: ["'2026-01-01'", "now()", "null", "null", "null", "false"],
    "not begun": ["now() + interval '1 day'", "null", "null", "null", "null", "false"],
    "not approved": ["'2026-01-01'", "null", "null", "null", "null", "true"],
  }[past ?? "in force"];
  return `insert into role_grants (person_id, jurisdiction_id, role, granted_by, reason, valid_from, valid_until, revoked_at, revoked_by, revoke_reason, approval_due)
    select '${person}', id, '${role}', 'cli:matrix', 'matrix', ${times.join(", ")} from jurisdictions where code = '${place}'`;
}
