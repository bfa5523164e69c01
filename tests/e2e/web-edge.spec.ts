import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { findProductionBuild } from "@/scripts/setup/production-build.mjs";
import { type RawAnswer, rawRequest } from "./support/raw-request";
import { allOperations, allPaths } from "./support/routes";

/** What the product says to people who are not signed in: whoever adds to it says why here. */
const OPEN: readonly RegExp[] = [
  /^\/sign-in(?:\/|$)/,
  // How the service is, for whoever watches over it.
  /^\/api\/v1\/health$/,
  // Signing in, and asking who is signed in: nobody.
  /^\/api\/v1\/session(?:\/|$)/,
  // What the API is like, the same for everybody.
  /^\/api\/v1\/openapi\.json$/,
];

const isOpen = (path: string) => OPEN.some((known) => known.test(path));
const READS = allOperations().filter(({ method }) => method === "GET");
const WRITES = allOperations().filter(({ method }) => method !== "GET");
const PROTECTED = [...new Set([...allPaths(), ...READS.map(({ path }) => path)])].filter((path) => !isOpen(path));

const times = (word: string) => Array(5).fill(word).join(":");

/** Headers that made frameworks skip what runs before a page, or believe that it had run. */
const HEADER_FORMS: readonly Record<string, string>[] = [
  { "x-middleware-subrequest": times("proxy") },
  { "x-middleware-subrequest": times("src/proxy") },
  { "x-middleware-subrequest": times("middleware") },
  { "x-middleware-subrequest": "pages/_middleware" },
  { "x-middleware-next": "1", "x-middleware-rewrite": "/" },
  { "x-middleware-override-headers": "cookie", "x-middleware-request-cookie": "session=1" },
  { "x-invoke-path": "/", "x-invoke-status": "200", "x-invoke-output": "/" },
  { "x-matched-path": "/sign-in", "x-now-route-matches": "1=sign-in", "x-nextjs-data": "1" },
  {
    "x-original-url": "/sign-in",
    "x-rewrite-url": "/sign-in",
    "x-forwarded-for": "127.0.0.1",
    "x-real-ip": "127.0.0.1",
  },
];

const PATH_FORMS: readonly ((path: string) => string)[] = [
  (path) => `${path === "/" ? "/index" : path}.rsc`,
  (path) => `${path === "/" ? "/" : path}.segments/_tree.segment.rsc`,
  (path) => `${path}?_rsc`,
  (path) => `/${path}`,
  (path) => `${path}/`,
  (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (path) => `${path};x=1`,
  (path) => `/${path.slice(1).replaceAll("/", "%2f")}`,
  (path) => path.toUpperCase(),
  (path) => `/.${path}`,
  (path) => `/sign-in/..${path}`,
  (path) => `/_next/data/build/${path === "/" ? "index" : path.slice(1)}.json`,
  (path) => path.replaceAll("/", "\\").replace("\\", "/"),
];

/** Words of the demo city that only those may read who are signed in. */
const SECRET = /新街口|Xinjiekou/;
const CONTROLS = ["/", "/api/v1/city"];

/** A page that is sent in pieces begins before it knows who asks, and ends by sending its reader to sign in. */
function keepsItsSecret(path: string, { status, body }: RawAnswer): boolean {
  if (SECRET.test(body)) return false;
  if (status >= 300) return true;
  return !path.startsWith("/api/") && /NEXT_REDIRECT;\w+;\/sign-in|NEXT_HTTP_ERROR_FALLBACK;404/.test(body);
}

const ALWAYS = {
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
  "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
};

// One browser is enough: none of this looks at a page.
test.skip(({ isMobile }) => isMobile, "the same from every screen");

let origin = "";
test.beforeAll(({ baseURL }) => {
  origin = new URL(baseURL ?? "").origin;
});

/** The cookies of a planner of the demo city. */
async function signIn(): Promise<string> {
  const headers = { origin, "content-type": "application/json" };
  const body = JSON.stringify({ username: "demo-planner" });
  const answer = await rawRequest(origin, "/api/v1/session/demo", { method: "PUT", headers, body });
  expect(answer.status).toBe(200);
  return (answer.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]).join("; ");
}

test("knows routes to protect, and what is read there by whoever is signed in", async () => {
  expect(HEADER_FORMS.length + PATH_FORMS.length).toBe(22);
  expect(PROTECTED).toEqual(expect.arrayContaining([...CONTROLS, "/api/v1/exports/sites.csv"]));
  const cookie = await signIn();
  for (const path of CONTROLS) {
    const answer = await rawRequest(origin, path, { headers: { cookie } });
    expect(keepsItsSecret(path, answer), path).toBe(false);
  }
});

test("tells nothing of any route to those who are not signed in, in 22 forms", async () => {
  const asked: string[] = [];
  const told: string[] = [];
  const ask = async (path: string, sent: string, headers: Record<string, string>) => {
    const answer = await rawRequest(origin, sent, { headers });
    asked.push(sent);
    if (!keepsItsSecret(path, answer)) told.push(`${answer.status} ${sent} ${JSON.stringify(headers)}`);
    expect(answer.status, sent).toBeLessThan(500);
    expect(answer.headers, sent).toMatchObject(ALWAYS);
  };
  for (const path of PROTECTED) {
    await ask(path, path, {});
    for (const headers of HEADER_FORMS) await ask(path, path, headers);
    for (const form of PATH_FORMS) {
      await ask(path, form(path), {});
      await ask(path, form(path), { rsc: "1", "next-router-prefetch": "1" });
    }
  }
  expect(told).toEqual([]);
  expect(asked).toHaveLength(PROTECTED.length * (1 + 9 + 2 * 13));
});

test("takes changes from its own pages alone, in six forms at every operation", async () => {
  const port = Number(new URL(origin).port);
  const forms: [Record<string, string>, boolean][] = [
    [{}, false],
    [{ origin: "null" }, false],
    [{ origin: "https://evil.example" }, false],
    [{ origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" }, false],
    [{ origin: `http://127.0.0.1:${port + 1}` }, false],
    [{ origin }, true],
  ];
  expect(WRITES.length).toBeGreaterThan(0);
  const cookie = await signIn();
  for (const { method, path } of WRITES) {
    for (const [sent, taken] of forms) {
      // Signed in only where it is refused, so that the one that is taken changes nothing.
      const headers = { ...sent, "content-type": "application/json", ...(taken ? {} : { cookie }) };
      const answer = await rawRequest(origin, path, { method, headers, body: "{}" });
      const refused = answer.status === 403 && JSON.parse(answer.body).code === "CROSS_ORIGIN";
      expect([method, path, sent, refused]).toEqual([method, path, sent, !taken]);
      expect(answer.headers).toMatchObject(ALWAYS);
    }
  }
});

test("sends its headers with everything, and lets nobody keep what is personal", async () => {
  const cookie = await signIn();
  const page = await rawRequest(origin, "/", { headers: { cookie } });
  const script = /\/_next\/static\/[^"]+\.js/.exec(page.body)?.[0] ?? "";
  const answers: [string, number, string][] = [
    ["/", 200, "private, no-store"],
    ["/?lang=en", 307, "private, no-store"],
    ["/nowhere", 404, "private, no-store"],
    ["/api/v1/city", 200, "private, no-store"],
    ["/api/v1/nothing", 404, "private, no-store"],
    ["/api/v1/exports/sites.csv", 200, "private, no-store"],
    ["/api/v1/tiles/sites/14/13598/6651", 200, "private, no-cache"],
    [script, 200, "public, max-age=31536000, immutable"],
    ["/_next/static/none.js", 404, "private, no-store"],
    ["/icon.svg", 200, "public, max-age=0, must-revalidate"],
    ["/favicon.ico", 307, "private, no-store"],
  ];
  for (const [path, status, cacheControl] of answers) {
    const answer = await rawRequest(origin, path, { headers: { cookie } });
    expect([path, answer.status, answer.headers["cache-control"]]).toEqual([path, status, cacheControl]);
    expect(answer.headers, path).toMatchObject(ALWAYS);
    expect(Object.keys(answer.headers).filter((name) => /^x-(?:sightline|powered)/.test(name))).toEqual([]);
  }
});

test("gives each page a nonce of its own, which all of its scripts carry, and no eval", async () => {
  const cookie = await signIn();
  const nonces = new Set<string>();
  for (let visit = 0; visit < 3; visit++) {
    const { headers, body } = await rawRequest(origin, "/", { headers: { cookie, "x-nonce": "evil" } });
    const policy = String(headers["content-security-policy"]);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    nonces.add(nonce);
    expect(policy).not.toContain("unsafe-eval");
    const scripts = [...body.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
  }
  expect(nonces.size).toBe(3);
});

test("answers to its own name alone", async () => {
  for (const host of ["evil.example", `evil.example:${new URL(origin).port}`, "127.0.0.1"]) {
    const answer = await rawRequest(origin, "/api/v1/health", { headers: { host } });
    expect([host, answer.status, JSON.parse(answer.body).code]).toEqual([host, 421, "MISDIRECTED"]);
  }
  const local = await rawRequest(origin, "/api/v1/health", { headers: { host: `localhost:${new URL(origin).port}` } });
  expect(local.status).toBe(200);
});

test("rewrites no pictures and shows no sources", async () => {
  for (const path of [
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/_next/image?url=http%3A%2F%2F127.0.0.1%2F&w=64&q=75",
  ]) {
    expect((await rawRequest(origin, path)).status).toBe(404);
  }
  const { body } = await rawRequest(origin, "/sign-in");
  const files = [...new Set([...body.matchAll(/\/_next\/static\/[^"\\]+\.(?:js|css)/g)].map(([file]) => file))];
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    expect((await rawRequest(origin, file)).body, file).not.toContain("sourceMappingURL");
    expect((await rawRequest(origin, `${file}.map`)).status, file).toBe(404);
  }
});

test("serves from a folder that holds the compiled app, and nothing else of the clone", () => {
  const folder = findProductionBuild();
  test.skip(folder === null, "the sources have changed since the app was started");
  expect(readdirSync(folder ?? "").sort()).toEqual([
    ".next",
    "next.config.mjs",
    "node_modules",
    "package.json",
    "public",
  ]);
});

test("brings 30 MB to the API whole", async () => {
  // What is cut is no JSON any more, and is answered as such; this is whole, and asks for somebody who does not exist.
  const padding = randomBytes(15 * 1024 * 1024).toString("hex");
  const headers = { origin, "content-type": "application/json" };
  const body = JSON.stringify({ padding, username: "demo-nobody" });
  const whole = await rawRequest(origin, "/api/v1/session/demo", { method: "PUT", headers, body });
  expect([whole.status, JSON.parse(whole.body).code]).toEqual([404, "NOT_FOUND"]);
  const cut = await rawRequest(origin, "/api/v1/session/demo", { method: "PUT", headers, body: body.slice(0, -30) });
  expect(cut.status).toBe(400);
});
