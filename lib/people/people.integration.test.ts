import { beforeEach, describe, expect, it } from "vitest";
import { asOperator, asViewer } from "@/lib/access/server/context";
import { findSignedIn } from "@/lib/access/server/require-viewer";
import { signIn } from "@/lib/access/server/sign-in";
import { type PersonCreate, type PersonEdit, peopleQuery } from "@/lib/api/people";
import { CLIENT_ADDRESS_HEADER } from "@/lib/edge/client-address";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { makePerson, sessionOf, type TestPerson } from "@/tests/support/person";
import { createPerson } from "./server/create-person";
import { editPerson } from "./server/edit-person";
import { endPersonSessions } from "./server/end-person-sessions";
import { linkIdentity } from "./server/link-identity";
import { listJurisdictions } from "./server/list-jurisdictions";
import { listPeople } from "./server/list-people";
import { readPerson } from "./server/read-person";
import { resetSignIn } from "./server/reset-sign-in";

const database = databasePerTest();
const url = () => database().superuserUrl;
const lastEntry = () =>
  ask(url(), "select action, object, before, after, reason from audit_entries order by seq desc limit 1");

let sysadmin: TestPerson;
beforeEach(async () => {
  sysadmin = await makePerson(url(), { username: "sys", roles: [["sysadmin", "350100"]] });
});

const create = (person: Partial<PersonCreate> = {}, by = sysadmin) =>
  asViewer(
    by.headers,
    "people.edit",
    (context) =>
      createPerson(context, {
        username: "lin",
        displayName: "林一",
        unit: "规划局",
        jurisdiction: "350102",
        ...person,
      }),
    "write",
  );
const edit = (change: PersonEdit, expected: number) =>
  asViewer(sysadmin.headers, "people.edit", (context) => editPerson(context, change, expected), "write");
const reset = (id: string) =>
  asViewer(sysadmin.headers, "people.edit", (context) => resetSignIn(context, { id }), "write");
const link = (id: string, subject: string | null) =>
  asViewer(sysadmin.headers, "people.edit", (context) => linkIdentity(context, { id, subject }), "write");
const read = (id: string, by = sysadmin) => asViewer(by.headers, "people.read", (context) => readPerson(context, id));
const enter = (password: string) =>
  signIn(new Headers({ [CLIENT_ADDRESS_HEADER]: "10.0.0.1" }), { username: "lin", password });

describe("a new person", () => {
  it("signs in once with a code of four groups, and may do nothing", async () => {
    const made = await create();
    if (!made.ok) throw new Error(made.error.code);
    expect(made.value.code).toMatch(/^(?:[A-Z2-9]{5}-){3}[A-Z2-9]{5}$/);
    expect(made.value.expiresAt - Date.now()).toBeGreaterThan(2.9 * 24 * 3600_000);
    expect((await enter(made.value.code)).ok).toBe(true);
    expect(await read(made.value.id)).toMatchObject({
      ok: true,
      value: { username: "lin", version: 1, office: false, grants: [], sessions: [{ address: "10.0.0.1" }] },
    });
    const entry = await lastEntry();
    expect(JSON.stringify(entry)).not.toContain(made.value.code);
    const { text } = await ask(url(), "select string_agg(e::text, ' ') as text from audit_entries e");
    expect(String(text)).not.toContain(made.value.code);
  });

  it("is refused under a name that is taken, and outside one's jurisdictions", async () => {
    expect((await create()).ok).toBe(true);
    expect(await create()).toEqual({ ok: false, error: { code: "name-taken" } });
    for (const jurisdiction of ["350000", "350200", "000000", "nowhere"]) {
      expect(await create({ username: "other", jurisdiction })).toEqual({
        ok: false,
        error: { code: "no-such-jurisdiction" },
      });
    }
    const secadmin = await makePerson(url(), { username: "sec", roles: [["secadmin", "350100"]] });
    await expect(create({ username: "other" }, secadmin)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a person", () => {
  it("is changed by version, and is told what came between", async () => {
    const { id } = await makePerson(url(), { username: "lin" });
    expect(await edit({ id, displayName: "林二" }, 1)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await edit({ id, unit: "公安局", displayName: "林三" }, 1)).toMatchObject({
      ok: false,
      error: {
        code: "stale",
        conflict: { fields: [{ field: "displayName", base: "lin", theirs: "林二", mine: "林三" }, { field: "unit" }] },
      },
    });
    expect(await lastEntry()).toMatchObject({
      action: "people.edit",
      before: { displayName: "lin" },
      after: { displayName: "林二" },
    });
  });

  it("who is shut out is signed out at once, and stays out", async () => {
    const person = await makePerson(url(), { username: "lin", roles: [["viewer", "350100"]] });
    expect((await edit({ id: person.id, disabled: true, reason: "left" }, 1)).ok).toBe(true);
    expect(await findSignedIn(person.headers)).toBeNull();
    expect(await findSignedIn(await sessionOf(url(), person.id))).toBeNull();
    expect((await edit({ id: person.id, disabled: false }, 2)).ok).toBe(true);
    expect(await findSignedIn(await sessionOf(url(), person.id))).not.toBeNull();
  });

  it("who lost everything signs in with a new code alone", async () => {
    const made = await create();
    if (!made.ok) throw new Error(made.error.code);
    const { id } = made.value;
    await ask(
      url(),
      `insert into auth_two_factors (id, user_id, secret, backup_codes, verified) values ('x', '${id}', 's', 'b', true);
       update auth_users set two_factor_enabled = true where id = '${id}'`,
    );
    const headers = await sessionOf(url(), id);
    const anew = await reset(id);
    if (!anew.ok) throw new Error(anew.error.code);
    expect(await findSignedIn(headers)).toBeNull();
    expect((await enter(made.value.code)).ok).toBe(false);
    expect(await enter(anew.value.code)).toMatchObject({ ok: true, value: { step: "done" } });
  });

  it("is signed out everywhere by either office, and by nobody else", async () => {
    const person = await makePerson(url(), { username: "lin" });
    await sessionOf(url(), person.id);
    const end = (by: TestPerson, action: "people.edit" | "roles.grant") =>
      asViewer(by.headers, action, (context) => endPersonSessions(context, { id: person.id }), "write");
    expect(await end(sysadmin, "people.edit")).toEqual({ ok: true, value: 2 });
    expect(await findSignedIn(person.headers)).toBeNull();
    const secadmin = await makePerson(url(), { username: "sec", roles: [["secadmin", "350102"]] });
    expect(await end(secadmin, "roles.grant")).toEqual({ ok: false, error: { code: "no-such-person" } });
    const auditor = await makePerson(url(), { username: "aud", roles: [["auditor", "350100"]] });
    await expect(end(auditor, "roles.grant")).rejects.toMatchObject({ code: "not-found" });
  });

  it("is linked with one account of the identity service, which nobody else has", async () => {
    const one = await makePerson(url(), { username: "one" });
    const other = await makePerson(url(), { username: "other" });
    expect(await link(one.id, "emp-17")).toEqual({ ok: true, value: "emp-17" });
    expect(await link(other.id, "emp-17")).toEqual({ ok: false, error: { code: "subject-taken" } });
    expect(await read(one.id)).toMatchObject({ value: { signIn: { identity: "emp-17" } } });
    expect(await link(one.id, null)).toEqual({ ok: true, value: null });
    expect(await link(other.id, "emp-17")).toEqual({ ok: true, value: "emp-17" });
  });

  it("outside one's jurisdictions does not exist", async () => {
    const far = await makePerson(url(), { username: "far", home: "350200", roles: [["viewer", "350100"]] });
    expect(await read(far.id)).toEqual({ ok: false, error: { code: "no-such-person" } });
    expect(await edit({ id: far.id, unit: "x" }, 1)).toMatchObject({ error: { code: "no-such-person" } });
    expect(await reset(far.id)).toMatchObject({ error: { code: "no-such-person" } });
    expect(await link(far.id, "x")).toMatchObject({ error: { code: "no-such-person" } });
  });
});

it("whoever manages accounts gets at none of the three offices, held or waiting, in sight or not", async () => {
  const auditor = await makePerson(url(), { username: "aud", roles: [["auditor", "350000"]] });
  const next = await makePerson(url(), { username: "next" });
  await ask(
    url(),
    `insert into role_grants (person_id, jurisdiction_id, role, granted_by, reason, approval_due)
       select '${next.id}', id, 'secadmin', 'cli:test', 'x', true from jurisdictions where code = '350100'`,
  );
  for (const { id, headers } of [auditor, next]) {
    expect(await reset(id)).toEqual({ ok: false, error: { code: "holds-office" } });
    expect(await link(id, "emp-1")).toEqual({ ok: false, error: { code: "holds-office" } });
    expect(await edit({ id, disabled: true }, 1)).toEqual({ ok: false, error: { code: "holds-office" } });
    expect(await findSignedIn(headers)).not.toBeNull();
  }
  const byHost = await asOperator((context) => resetSignIn(context, { id: auditor.id, reason: "lost phone" }));
  expect(byHost.ok).toBe(true);
  expect(await lastEntry()).toMatchObject({ object: `person:${auditor.id}`, reason: "lost phone" });
});

it("lists people by name, role, place and state, of one's jurisdictions alone", async () => {
  await makePerson(url(), { username: "lin", home: "350102", roles: [["planner", "350102"]] });
  await makePerson(url(), { username: "wang_1", roles: [["viewer", "350200"]] });
  await makePerson(url(), { username: "far", home: "350200" });
  const list = async (query: object = {}) => {
    const found = await asViewer(sysadmin.headers, "people.read", (context) =>
      listPeople(context, peopleQuery.parse(query)),
    );
    expect(found.total).toBe(found.items.length);
    return found.items.map(({ username, roles }) => `${username} ${roles.map(({ role }) => role)}`.trim());
  };
  expect(await list()).toEqual(["lin planner", "sys sysadmin", "wang_1"]);
  expect(await list({ q: "LIN" })).toEqual(["lin planner"]);
  expect(await list({ q: "g_" })).toEqual(["wang_1"]);
  expect(await list({ role: "planner" })).toEqual(["lin planner"]);
  expect(await list({ role: "viewer" })).toEqual([]);
  expect(await list({ jurisdiction: "350102" })).toEqual(["lin planner"]);
  expect(await list({ state: "disabled" })).toEqual([]);
  const second = await asViewer(sysadmin.headers, "people.read", (context) =>
    listPeople(context, peopleQuery.parse({ limit: 1, offset: 5 })),
  );
  expect(second).toEqual({ total: 3, items: [] });
});

it("offers jurisdictions of one's own to choose from", async () => {
  const offered = async (q: string) =>
    (await asViewer(sysadmin.headers, "people.read", (context) => listJurisdictions(context, q))).map(
      ({ code }) => code,
    );
  expect(await offered("鼓楼")).toEqual(["350102"]);
  expect(await offered("厦门")).toEqual([]);
  expect((await offered("")).every((code) => code.startsWith("3501"))).toBe(true);
});
