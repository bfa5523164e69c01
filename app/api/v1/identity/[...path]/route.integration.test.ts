import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { asOperator, asViewer } from "@/lib/access/server/context";
import { inventPeople } from "@/lib/access/server/first-people";
import { beginWithIdentityService, IDENTITY_CALLBACK } from "@/lib/access/server/identity-service";
import { findSignedIn } from "@/lib/access/server/require-viewer";
import { resetSignInLibrary } from "@/lib/access/server/sign-in-library";
import { CLIENT_ADDRESS_HEADER } from "@/lib/edge/client-address";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { GET } from "./route";

const ORIGIN = "http://127.0.0.1:3999";
const CLIENT = { id: "sightline", secret: "a-secret-of-the-client-0123456789" };

let server: Server;
let issuer: string;
/** Whom the identity service takes the browser for. */
let subject = "";

/** A whole identity service on this machine, whose users say yes to everything. */
beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [`${ORIGIN}${IDENTITY_CALLBACK}`] }],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/yes/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    cookies: { keys: ["only-for-this-test"] },
  });
  const handle = provider.callback();
  server.on("request", async (request, response) => {
    if (!request.url?.startsWith("/yes/")) return handle(request, response);
    const { prompt, params } = await provider.interactionDetails(request, response);
    const grant = new provider.Grant({ accountId: subject, clientId: String(params.client_id) });
    grant.addOIDCScope("openid");
    const result =
      prompt.name === "login" ? { login: { accountId: subject } } : { consent: { grantId: await grant.save() } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const database = databasePerTest();

beforeEach(async () => {
  vi.stubEnv("SIGHTLINE_ORIGIN", ORIGIN);
  vi.stubEnv("SIGHTLINE_OIDC_ISSUER", issuer);
  vi.stubEnv("SIGHTLINE_OIDC_CLIENT_ID", CLIENT.id);
  vi.stubEnv("SIGHTLINE_OIDC_CLIENT_SECRET", CLIENT.secret);
  resetSignInLibrary();
  await inventPeople(asOperator, "350100");
});

/** Keeps the cookies of one site. */
class Jar {
  readonly #cookies = new Map<string, string>();

  keep(headers: Headers): void {
    for (const cookie of headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}

/** A browser that goes to the identity service and comes back. @returns where it ends up, and its cookies here */
async function journey(): Promise<{ location: string; headers: Headers }> {
  const ours = new Jar();
  const theirs = new Jar();
  const headers = () => new Headers({ cookie: ours.header, [CLIENT_ADDRESS_HEADER]: "10.0.0.1" });
  const begun = await beginWithIdentityService(headers());
  if (!begun) throw new Error("there is no identity service");
  ours.keep(new Headers(begun.cookies.map((cookie): [string, string] => ["set-cookie", cookie])));
  let address = begun.url;
  for (let hop = 0; !address.startsWith(ORIGIN); hop++) {
    if (hop > 10) throw new Error("the identity service sends the browser round in circles");
    const answer = await fetch(address, { redirect: "manual", headers: { cookie: theirs.header } });
    theirs.keep(answer.headers);
    const location = answer.headers.get("location");
    if (!location) throw new Error(`${address} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    address = new URL(location, address).href;
  }
  const back = await GET(new Request(address, { headers: headers() }));
  ours.keep(back.headers);
  return { location: back.headers.get("location") ?? "", headers: headers() };
}

async function link(username: string, sub: string): Promise<void> {
  await ask(
    database().superuserUrl,
    `insert into auth_accounts (id, account_id, provider_id, user_id) select '${username}', '${sub}', 'city', id from people where username = '${username}'`,
  );
}

describe("the city's identity service", () => {
  it("signs in whom the system administrator linked, keeps no token, and says so in the audit", async () => {
    await link("demo-planner", "350102-0001");
    subject = "350102-0001";
    const { location, headers } = await journey();
    expect(location).toBe("/sign-in/done");
    expect(await findSignedIn(headers)).toMatchObject({ person: { username: "demo-planner" }, due: null });
    expect(await asViewer(headers, "sites.edit", async ({ role }) => role)).toBe("planner");
    expect(
      await ask(
        database().superuserUrl,
        "select after, (select count(*)::int from auth_accounts where num_nonnulls(access_token, refresh_token, id_token) > 0) as tokens from audit_entries where action = 'session.begin'",
      ),
    ).toEqual({ after: { address: "10.0.0.1", by: "identity-service" }, tokens: 0 });
  });

  it("still demands our second factor of roles that need one", async () => {
    await ask(database().superuserUrl, "update people set invented = false where username = 'demo-auditor'");
    await link("demo-auditor", "350100-0007");
    subject = "350100-0007";
    const { headers } = await journey();
    expect(await findSignedIn(headers)).toMatchObject({ due: "second-factor" });
    await expect(asViewer(headers, "audit.read", async () => "seen")).rejects.toMatchObject({ code: "second-factor" });
  });

  it("makes no account for whom nobody linked, and signs nobody in who is disabled", async () => {
    const count = () => ask(database().superuserUrl, "select count(*)::int as people from auth_users");
    const before = await count();
    subject = "somebody-else";
    const stranger = await journey();
    expect(stranger.location).toMatch(/^(http:\/\/127\.0\.0\.1:3999)?\/sign-in\?error=/);
    expect(await findSignedIn(stranger.headers)).toBeNull();
    expect(await count()).toEqual(before);

    await link("demo-viewer", "350100-0009");
    await ask(database().superuserUrl, "update people set disabled_at = now() where username = 'demo-viewer'");
    subject = "350100-0009";
    expect(await findSignedIn((await journey()).headers)).toBeNull();
  });
});

it.each([
  "/api/v1/identity/sign-in/username",
  "/api/v1/identity/sign-up/email",
  "/api/v1/identity/get-session",
  "/api/v1/identity/list-sessions",
  "/api/v1/identity/callback/github",
  "/api/v1/identity/callback/city/more",
  "/api/v1/identity/%63allback/city",
  "/api/v1/identity/ok",
])("answers nothing at %s", async (path) => {
  expect((await GET(new Request(`${ORIGIN}${path}`))).status).toBe(404);
});
