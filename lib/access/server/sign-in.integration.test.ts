import { beforeEach, describe, expect, it } from "vitest";
import { listSessionsOf } from "@/db/queries/sign-in";
import { CLIENT_ADDRESS_HEADER } from "@/lib/edge/client-address";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { asOperator, asViewer } from "./context";
import { createFirstOffices, type FirstCode } from "./first-people";
import { changePassword, listOwnSessions, makeSecondFactor } from "./own-account";
import { findSignedIn } from "./require-viewer";
import { giveSecondFactor, type SignInStep, signIn, signOut } from "./sign-in";

const database = databasePerTest();
const NEXT = "a-long-enough passphrase";

let codes: FirstCode[];
beforeEach(async () => {
  codes = await createFirstOffices(asOperator);
});

/** A browser that keeps its cookies. */
class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #address: string;

  constructor(address = "10.0.0.1") {
    this.#address = address;
  }

  get headers(): Headers {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Headers({ cookie, "user-agent": "test", [CLIENT_ADDRESS_HEADER]: this.#address });
  }

  keep({ cookies }: Pick<SignInStep, "cookies">): void {
    for (const cookie of cookies) {
      const [pair = "", ...attributes] = cookie.split("; ");
      const at = pair.indexOf("=");
      if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
      expect(pair).toMatch(/^__Host-sightline\./);
      expect(attributes.map((attribute) => attribute.toLowerCase())).toEqual(
        expect.arrayContaining(["path=/", "httponly", "secure", "samesite=lax"]),
      );
    }
  }
}

async function signedIn(username: string, password: string): Promise<Browser> {
  const browser = new Browser();
  const step = await signIn(browser.headers, { username, password });
  if (!step.ok) throw new Error(step.error.code);
  browser.keep(step.value);
  return browser;
}

it("makes the three offices once, with codes that are no passwords for long", async () => {
  expect(codes.map(({ username }) => username)).toEqual(["sysadmin", "secadmin", "auditor"]);
  expect(await createFirstOffices(asOperator)).toEqual([]);
  await ask(database().superuserUrl, "update auth_users set password_expires_at = now() - interval '1 second'");
  const late = await signIn(new Browser().headers, { username: "sysadmin", password: codes[0]?.code ?? "" });
  expect(late).toEqual({ ok: false, error: { code: "code-expired" } });
  expect(await ask(database().superuserUrl, "select count(*)::int as open from auth_sessions")).toEqual({ open: 0 });
});

describe("a first sign-in", () => {
  it("leads from the code to a password, to a second factor, to what the office may do", async () => {
    const [{ code = "" } = {}] = codes;
    const browser = await signedIn("sysadmin", code);
    expect(await findSignedIn(browser.headers)).toMatchObject({ due: "password-change" });
    await expect(asViewer(browser.headers, "people.read", async () => "seen")).rejects.toMatchObject({
      code: "password-change",
    });
    const refused = async (next: string) => await changePassword(browser.headers, { current: code, next });
    expect(await refused("short")).toMatchObject({ error: { fault: "too-short" } });
    expect(await refused("my sysadmin password")).toMatchObject({ error: { fault: "holds-name" } });
    expect(await refused(code)).toMatchObject({ error: { fault: "used-before" } });
    expect((await changePassword(browser.headers, { current: code, next: NEXT })).ok).toBe(true);

    await expect(asViewer(browser.headers, "people.read", async () => "seen")).rejects.toMatchObject({
      code: "second-factor",
    });
    const made = await makeSecondFactor(browser.headers, NEXT);
    if (!made.ok) throw new Error(made.error.code);
    expect(made.value.uri).not.toContain("users.invalid");
    expect(made.value.backupCodes.length).toBeGreaterThan(4);
    expect(await giveSecondFactor(browser.headers, { code: "000000", kind: "totp" }, "sysadmin")).toMatchObject({
      ok: false,
    });
    const { totp } = await import("@/tests/support/totp");
    const given = await giveSecondFactor(browser.headers, { code: totp(made.value.secret), kind: "totp" }, "sysadmin");
    if (!given.ok) throw new Error(given.error.code);
    browser.keep(given.value);
    expect(await findSignedIn(browser.headers)).toMatchObject({ due: null, person: { username: "sysadmin" } });
    expect(await asViewer(browser.headers, "people.read", async ({ role }) => role)).toBe("sysadmin");
    await expect(asViewer(browser.headers, "audit.read", async () => "seen")).rejects.toMatchObject({
      code: "not-found",
    });

    // The next sign-in asks for a code before there is a session.
    const again = new Browser();
    const step = await signIn(again.headers, { username: "sysadmin", password: NEXT });
    if (!step.ok) throw new Error(step.error.code);
    expect(step.value.step).toBe("second-factor");
    again.keep(step.value);
    expect(await findSignedIn(again.headers)).toBeNull();
    const backup = made.value.backupCodes[0] ?? "";
    const done = await giveSecondFactor(again.headers, { code: backup, kind: "backup" }, null);
    if (!done.ok) throw new Error(done.error.code);
    again.keep(done.value);
    expect(await findSignedIn(again.headers)).toMatchObject({ due: null });
    expect(await listOwnSessions(again.headers)).toHaveLength(2);
    again.keep({ cookies: await signOut(again.headers) });
    expect(await findSignedIn(again.headers)).toBeNull();
    expect(await listOwnSessions(browser.headers)).toHaveLength(1);
  });
});

it("takes none of the last five passwords again, and ends the other sessions with a new one", async () => {
  const [{ code = "" } = {}] = codes;
  const browser = await signedIn("sysadmin", code);
  const other = await signedIn("sysadmin", code);
  const passwords = [1, 2, 3, 4, 5, 6].map((n) => `passphrase number ${n} of mine`);
  let current = code;
  const change = (next: string) => changePassword(browser.headers, { current, next });
  for (const next of passwords) {
    expect(await change(next)).toEqual({ ok: true, value: null });
    current = next;
    expect(await findSignedIn(other.headers)).toBeNull();
  }
  for (const before of passwords.slice(1))
    expect(await change(before)).toMatchObject({ error: { fault: "used-before" } });
  expect(await change(passwords[0] ?? "")).toEqual({ ok: true, value: null });
});

describe("a session", () => {
  it("ends after half an hour without a request, and after eight hours with", async () => {
    const [{ code = "" } = {}] = codes;
    const browser = await signedIn("sysadmin", code);
    await ask(database().superuserUrl, "update auth_sessions set last_seen_at = now() - interval '29 minutes'");
    expect(await findSignedIn(browser.headers)).not.toBeNull();
    await ask(database().superuserUrl, "update auth_sessions set last_seen_at = now() - interval '31 minutes'");
    expect(await findSignedIn(browser.headers)).toBeNull();
    await ask(
      database().superuserUrl,
      "update auth_sessions set last_seen_at = now(), expires_at = now() - interval '1 s'",
    );
    expect(await findSignedIn(browser.headers)).toBeNull();
  });

  it("is worth nothing with another's cookie signature, or once the account is disabled", async () => {
    const [{ code = "" } = {}] = codes;
    const browser = await signedIn("sysadmin", code);
    const forged = new Headers({ cookie: (browser.headers.get("cookie") ?? "").replace(/.{6}$/, "AAAAAA") });
    expect(await findSignedIn(forged)).toBeNull();
    await ask(database().superuserUrl, "update people set disabled_at = now()");
    expect(await findSignedIn(browser.headers)).toBeNull();
  });
});

describe("wrong passwords", () => {
  const guess = (username: string, address: string) =>
    signIn(new Browser(address).headers, { username, password: "not the right one" });

  it("lock a name after five, whether or not anybody has it, and the right password does not open it", async () => {
    for (const username of ["sysadmin", "nobody-here"]) {
      for (let i = 0; i < 5; i++)
        expect(await guess(username, `10.0.${i}.1`)).toEqual({ ok: false, error: { code: "wrong" } });
      expect(await guess(username, "10.0.9.1")).toMatchObject({ error: { code: "locked" } });
    }
    const right = await signIn(new Browser().headers, { username: "sysadmin", password: codes[0]?.code ?? "" });
    expect(right).toMatchObject({ error: { code: "locked" } });
    await ask(
      database().superuserUrl,
      "update sign_in_failures set locked_until = now() where subject like 'account:%'",
    );
    expect((await guess("sysadmin", "10.0.9.1")).ok).toBe(false);
    const { wait } = await ask(
      database().superuserUrl,
      "select round(extract(epoch from locked_until - last_at))::int as wait from sign_in_failures where subject = 'account:sysadmin'",
    );
    expect(wait).toBe(120);
  });

  it("are looked at no more than five times when many come at once", async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, i) => guess("sysadmin", `10.1.${i}.1`)));
    const codesOf = outcomes.map((outcome) => (outcome.ok ? "in" : outcome.error.code));
    expect(codesOf.filter((one) => one === "wrong")).toHaveLength(5);
    expect(codesOf.filter((one) => one === "locked")).toHaveLength(15);
  });

  it("lock an address after twenty, whatever names it tries", async () => {
    const outcomes: string[] = [];
    for (let i = 0; i < 22; i++) {
      const outcome = await guess(`nobody-${i}`, "10.2.0.1");
      outcomes.push(outcome.ok ? "in" : outcome.error.code);
    }
    expect(outcomes.filter((one) => one === "wrong")).toHaveLength(20);
    expect(outcomes.slice(20)).toEqual(["locked", "locked"]);
    expect((await listSessions()).length).toBe(0);
  });

  const listSessions = () =>
    asOperator(async ({ db }) => {
      const { id } = await ask(database().superuserUrl, "select id from people where username = 'sysadmin'");
      return listSessionsOf(db, String(id), 60_000);
    }, "read");
});
