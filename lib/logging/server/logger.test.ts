import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { createLogger, takeOverConsole } from "./logger";

type Log = { info(...words: unknown[]): void; error(...words: unknown[]): void };

/** Thirty ways in which something secret reaches a log, and what must not be found in it afterwards. */
const SECRETS: readonly [what: string, secret: string, send: (log: Log) => void][] = [
  ["a password in a field", "Tr0ub4dor&3", (log) => log.info({ password: "Tr0ub4dor&3" }, "sign-in")],
  ["a new password, nested", "korrekt-Pferd", (log) => log.info({ body: { newPassword: "korrekt-Pferd" } }, "change")],
  ["a password in a text", "hunter2-hunter2", (log) => log.info("refused password=hunter2-hunter2 for u1")],
  ["a password with spaces", "batterie staple", (log) => log.info(`{"password": "batterie staple"}`)],
  ["a Chinese text with a password", "xinjiekou-1912", (log) => log.info("用户 u1 的密码是xinjiekou-1912，不对")],
  [
    "the app's database address",
    "s3cr3tApp",
    (log) => log.error(new Error("connect postgres://app:s3cr3tApp@db:5432/s")),
  ],
  [
    "a database variable",
    "postgresql://owner@db",
    (log) => log.error("DATABASE_OWNER_URL=postgresql://owner@db/s is wrong"),
  ],
  ["a session cookie's line", "rB7xQ2", (log) => log.info("cookie: theme=dark; __Host-sightline.session_token=rB7xQ2")],
  ["cookies as a field", "mV8pL4", (log) => log.info({ headers: { cookie: "__Host-s=mV8pL4" } }, "request")],
  ["cookies as fetch keeps them", "nW9qM5", (log) => log.info({ headers: new Headers({ cookie: "s=nW9qM5" }) }, "x")],
  ["a cookie that is set", "oX1rN6", (log) => log.info({ "set-cookie": ["s=oX1rN6; Secure"] }, "answer")],
  ["an authorization header", "dXNlcjpwYXNz", (log) => log.info({ authorization: "Basic dXNlcjpwYXNz" }, "request")],
  ["a bearer token in a text", "sk_live_4eC39Hq", (log) => log.info("called with Bearer sk_live_4eC39Hq")],
  ["a token as a parameter", "9f8e7d6c", (log) => log.info("GET /callback?access_token=9f8e7d6c&lang=en")],
  ["an OIDC secret", "oidc-shared-77", (log) => log.info({ oidc: { clientSecret: "oidc-shared-77" } }, "configured")],
  ["a JSON web token", "eyJzdWIiOiIxIn0", (log) => log.info("id eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dGVzdA")],
  ["a one-time code in a field", "492817", (log) => log.info({ code: "492817" }, "second factor")],
  ["a one-time code in a text", "730164", (log) => log.info("动态码：730164 不对")],
  ["a one-time code by another name", "558120", (log) => log.info({ totp: 558120 }, "second factor")],
  ["recovery codes", "7KQ2-XWPD", (log) => log.info({ backupCodes: ["7KQ2-XWPD", "9MNB-33CV"] }, "made")],
  ["a TOTP address", "JBSWY3DPEHPK3PXP", (log) => log.info("otpauth://totp/s:u1?secret=JBSWY3DPEHPK3PXP")],
  ["a TOTP seed alone", "KRSXG5CTMVRXEZLU", (log) => log.info("seed KRSXG5CTMVRXEZLU stored")],
  [
    "a private key",
    "MC4CAQAwBQYDK2VwBCIEIJ",
    (log) => log.error(new Error("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ\n-----END PRIVATE KEY-----")),
  ],
  ["a key of the API", "AKIAIOSFODNN7", (log) => log.info({ apiKey: "AKIAIOSFODNN7" }, "called")],
  ["a digest", "5e884898da28047151d0e56f8dc62927", (log) => log.info("hash 5e884898da28047151d0e56f8dc62927")],
  ["a random token", "Zk3vT9xYb7LwQp2RsDf8GhJ1", (log) => log.info("issued Zk3vT9xYb7LwQp2RsDf8GhJ1 to u1")],
  [
    "the values of a query",
    "zhang.wei",
    (log) => log.error(new Error("Failed query: select 1 from people where username = $1\nparams: zhang.wei,7")),
  ],
  [
    "the values of a violated key, as a cause",
    "li.na",
    (log) => log.error(new Error("not stored", { cause: new Error("Key (username)=(li.na) already exists.") })),
  ],
  [
    "a camera's place in fields",
    "118.7812345",
    (log) => log.info({ camera: "c1", lon: 118.7812345, lat: 32.04 }, "moved"),
  ],
  ["a camera's password and place", "32.0456789", (log) => log.info("rtsp camera at POINT(118.78123 32.0456789)")],
];

/** What a log wrote when everything above was said to it. */
function written(make: (sink: { write(line: string): void }) => Log): string {
  const lines: string[] = [];
  const log = make({ write: (line) => void lines.push(line) });
  for (const [, , send] of SECRETS) send(log);
  expect(lines).toHaveLength(SECRETS.length);
  return lines.join("");
}

describe("createLogger", () => {
  it("has thirty secrets to hide, each of which a plain logger tells", () => {
    expect(SECRETS).toHaveLength(30);
    const plain = written((sink) =>
      pino({ serializers: { headers: (head) => (head instanceof Headers ? [...head] : head) } }, sink),
    );
    expect(SECRETS.filter(([, secret]) => !plain.includes(secret))).toEqual([]);
  });

  it("tells none of them", () => {
    const scrubbed = written((sink) => createLogger("test", sink));
    expect(SECRETS.filter(([, secret]) => scrubbed.includes(secret)).map(([what]) => what)).toEqual([]);
  });

  it("still says what happened, to whom by id, and where by part of the city", () => {
    const id = "0b6f7c1e-52d1-4a3b-9f0e-1c2d3e4f5a6b";
    const lines: string[] = [];
    const log = createLogger("api", { write: (line: string) => void lines.push(line) });
    log.info(
      { person: id, requestId: id, status: 404, path: "/api/v1/tiles/sites/14/13602/6638", lon: 118.7812 },
      "request",
    );
    log.error({ err: Object.assign(new TypeError("no such camera"), { code: "23505" }) });
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "info",
      program: "api",
      person: id,
      requestId: id,
      status: 404,
      path: "/api/v1/tiles/sites/14/13602/6638",
      lon: 118.78,
      msg: "request",
    });
    const failure = JSON.parse(lines[1] ?? "");
    expect(failure).toMatchObject({ msg: "no such camera", err: { type: "TypeError", code: "23505" } });
    expect(failure.err.stack).toContain("logger.test.ts");
  });

  it("survives a long text made to be slow", () => {
    const begun = performance.now();
    const sink = { write: () => undefined };
    for (const part of ["a.", "password", "a-", "-----BEGIN A", "1."])
      createLogger("test", sink).info(part.repeat(50_000));
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});

it("takes over what frameworks print", () => {
  const lines: string[] = [];
  const saved = { ...console };
  try {
    takeOverConsole(createLogger("web", { write: (line: string) => void lines.push(line) }));
    // biome-ignore lint/suspicious/noConsole: what a framework does
    console.error(" ⨯", new Error("Failed query: select $1\nparams: zhang.wei"));
  } finally {
    Object.assign(console, saved);
  }
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "error", program: "web" });
  expect(lines[0]).toContain("Failed query");
  expect(lines[0]).not.toContain("zhang.wei");
});
