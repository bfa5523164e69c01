import { beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import { asViewer } from "@/lib/access/server/context";
import { findSignedIn } from "@/lib/access/server/require-viewer";
import type { GrantInput } from "@/lib/api/people";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { makePerson, sessionOf, type TestPerson } from "@/tests/support/person";
import { approveGrant } from "./server/approve-grant";
import { grantRole } from "./server/grant-role";
import { revokeGrant } from "./server/revoke-grant";

const database = databasePerTest();
const url = () => database().superuserUrl;
const grants = async () =>
  Number((await ask(url(), "select count(*)::int as n from role_grants where reason <> 'test'")).n);
const lastEntry = () =>
  ask(url(), "select action, object, before, after, reason from audit_entries order by seq desc limit 1");

let secadmin: TestPerson;
let sysadmin: TestPerson;
let worker: TestPerson;
beforeEach(async () => {
  secadmin = await makePerson(url(), { username: "sec", roles: [["secadmin", "350100"]] });
  sysadmin = await makePerson(url(), { username: "sys", roles: [["sysadmin", "350100"]] });
  worker = await makePerson(url(), { username: "worker" });
});

const grant = (by: TestPerson, input: Partial<GrantInput> = {}) =>
  asViewer(
    by.headers,
    "roles.grant",
    (context) =>
      grantRole(context, {
        person: worker.id,
        role: "planner",
        jurisdiction: "350102",
        reason: "joins",
        until: null,
        ...input,
      }),
    "write",
  );
const approve = (by: TestPerson, id: string) =>
  asViewer(by.headers, "roles.approve", (context) => approveGrant(context, id), "write");
const revoke = (by: TestPerson, id: string) =>
  asViewer(by.headers, "roles.grant", (context) => revokeGrant(context, { id, reason: "leaves" }), "write");
const may = (headers: Headers) =>
  asViewer(headers, "sites.read", async ({ scope }) => scope).catch(({ code }: { code: string }) => code);

describe("a grant", () => {
  it("lets somebody do what they could not, and signs them out so that they begin anew", async () => {
    expect(await may(worker.headers)).toBe("not-found");
    const until = new Date(Date.now() + 1000 * 3600).toISOString();
    const made = await grant(secadmin, { until });
    expect(made).toMatchObject({ ok: true, value: { role: "planner", state: "in-force", until, approvalDue: false } });
    expect(await findSignedIn(worker.headers)).toBeNull();
    expect(await may(await sessionOf(url(), worker.id))).toEqual(["350102"]);
    expect(await lastEntry()).toMatchObject({
      action: "roles.grant",
      object: `person:${worker.id}`,
      after: { role: "planner", jurisdiction: "350102", until },
      reason: "joins",
    });
  });

  it("of a role that needs a second person holds once that person has agreed", async () => {
    const made = await grant(secadmin, { role: "police-reviewer" });
    if (!made.ok) throw new Error(made.error.code);
    expect(made.value).toMatchObject({ state: "not-approved", approvalDue: true });
    expect(await may(await sessionOf(url(), worker.id))).toBe("not-found");
    expect(await approve(secadmin, made.value.id)).toEqual({ ok: false, error: { code: "not-second" } });
    expect(await approve(sysadmin, made.value.id)).toMatchObject({ ok: true, value: { state: "in-force" } });
    expect(await may(await sessionOf(url(), worker.id))).toEqual(["350102"]);
    expect(await approve(sysadmin, made.value.id)).toEqual({ ok: false, error: { code: "not-waiting" } });
    expect(await lastEntry()).toMatchObject({ action: "roles.approve", after: { approved: true } });
  });

  it("ends at once when it is revoked, and ends once", async () => {
    const made = await grant(secadmin);
    if (!made.ok) throw new Error(made.error.code);
    const headers = await sessionOf(url(), worker.id);
    expect(await may(headers)).toEqual(["350102"]);
    expect(await revoke(secadmin, made.value.id)).toMatchObject({
      ok: true,
      value: { state: "revoked", revokeReason: "leaves" },
    });
    expect(await may(headers)).toBe("signed-out");
    expect(await may(await sessionOf(url(), worker.id))).toBe("not-found");
    expect(await revoke(secadmin, made.value.id)).toEqual({ ok: false, error: { code: "over" } });
    expect((await grant(secadmin)).ok).toBe(true);
  });

  it("may be given up by whoever holds it", async () => {
    const { id } = await ask(url(), `select id from role_grants where person_id = '${secadmin.id}'`);
    expect((await revoke(secadmin, String(id))).ok).toBe(true);
    await expect(grant(secadmin)).rejects.toMatchObject({ code: "signed-out" });
  });

  it("is refused twice, in the past, and to whom is shut out", async () => {
    expect((await grant(secadmin)).ok).toBe(true);
    expect(await grant(secadmin)).toEqual({ ok: false, error: { code: "granted-already" } });
    expect(await grant(secadmin, { role: "viewer", until: "2020-01-01T00:00:00Z" })).toMatchObject({
      error: { code: "past" },
    });
    await ask(url(), `update people set disabled_at = now() where id = '${worker.id}'`);
    expect(await grant(secadmin, { role: "viewer" })).toMatchObject({ error: { code: "disabled" } });
    expect(await grants()).toBe(1);
  });

  it("of the same role by ten at once is made once", async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => grant(secadmin)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await grants()).toBe(1);
  });
});

/** G2: nobody gives themselves anything, alone or by the back door. */
it("withstands 200 attempts to get at a role that is not one's own to give", async () => {
  const elsewhere = await makePerson(url(), { username: "far", home: "350200" });
  const auditor = await makePerson(url(), { username: "aud", roles: [["auditor", "350100"]] });
  const planner = await makePerson(url(), { username: "plan", roles: [["planner", "350100"]] });
  const small = await makePerson(url(), { username: "small", home: "350102", roles: [["secadmin", "350102"]] });
  const waiting = await grant(secadmin, { role: "police-reviewer" });
  const own = await grant(secadmin, { person: sysadmin.id, role: "police-reviewer" });
  if (!waiting.ok || !own.ok) throw new Error("nothing to attack");
  const before = await grants();
  sysadmin = { ...sysadmin, headers: await sessionOf(url(), sysadmin.id) };

  const roles: readonly Role[] = ["planner", "viewer", "sysadmin", "auditor", "police-reviewer"];
  const attacks: (() => Promise<unknown>)[] = roles.flatMap((role) => [
    () => grant(secadmin, { person: secadmin.id, role }),
    () => grant(secadmin, { person: secadmin.id, role, jurisdiction: "350000" }),
    () => grant(secadmin, { role, jurisdiction: "350000" }),
    () => grant(secadmin, { role, jurisdiction: "000000" }),
    () => grant(secadmin, { role, jurisdiction: "350200" }),
    () => grant(secadmin, { role, person: elsewhere.id }),
    () => grant(small, { role }),
    () => grant(small, { role, person: small.id }),
    () => grant(sysadmin, { role }),
    () => grant(sysadmin, { role, person: sysadmin.id }),
    () => grant(auditor, { role, person: auditor.id }),
    () => grant(planner, { role, person: planner.id }),
    () => grant(worker, { role }),
    () => grant(worker, { role, person: secadmin.id }),
  ]);
  attacks.push(
    () => grant(secadmin, { person: sysadmin.id, role: "auditor" }),
    () => grant(secadmin, { person: sysadmin.id, role: "secadmin", jurisdiction: "350102" }),
    () => grant(secadmin, { person: auditor.id, role: "sysadmin" }),
    () => approve(secadmin, waiting.value.id),
    () => approve(sysadmin, own.value.id),
    () => approve(planner, waiting.value.id),
    () => approve(auditor, waiting.value.id),
    () => approve(worker, waiting.value.id),
    () => approve({ ...elsewhere }, waiting.value.id),
    () => revoke(sysadmin, waiting.value.id),
  );
  const outcomes: string[] = [];
  while (outcomes.length < 200) {
    const attack = attacks[outcomes.length % attacks.length];
    outcomes.push(await attempted(attack));
  }
  expect(outcomes.filter((outcome) => outcome === "granted")).toEqual([]);
  expect(new Set(outcomes)).toEqual(
    new Set([
      "self",
      "no-such-jurisdiction",
      "no-such-person",
      "not-found",
      "signed-out",
      "office-conflict",
      "not-second",
    ]),
  );
  expect(await grants()).toBe(before);
  expect(await ask(url(), "select count(*)::int as n from role_grants where approved_at is not null")).toEqual({
    n: 0,
  });
}, 120_000);

async function attempted(attack: (() => Promise<unknown>) | undefined): Promise<string> {
  try {
    const outcome = (await attack?.()) as { ok: boolean; error?: { code: string } };
    return outcome.ok ? "granted" : (outcome.error?.code ?? "");
  } catch (error) {
    return (error as { code: string }).code;
  }
}

it("is refused by the database itself where the use case is left out", async () => {
  const insert = (values: string) =>
    ask(
      database().url,
      `insert into role_grants (person_id, jurisdiction_id, role, granted_by, reason, approval_due, approved_at, approved_by)
      select ${values} from jurisdictions where code = '350100'`,
    );
  await expect(insert(`'${worker.id}', id, 'planner', 'person:${worker.id}', 'x', false, null, null`)).rejects.toThrow(
    /not_to_self/,
  );
  await expect(
    insert(`'${worker.id}', id, 'auditor', 'person:${secadmin.id}', 'x', true, now(), 'person:${secadmin.id}'`),
  ).rejects.toThrow(/approved_by_another/);
  await expect(
    insert(`'${worker.id}', id, 'auditor', 'person:${secadmin.id}', 'x', true, now(), 'person:${worker.id}'`),
  ).rejects.toThrow(/approved_by_another/);
  await expect(insert(`'${sysadmin.id}', id, 'auditor', 'cli:x', 'x', false, null, null`)).rejects.toThrow(
    /one_office/,
  );
});
