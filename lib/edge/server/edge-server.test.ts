import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import http, { type IncomingMessage, type Server, type ServerResponse } from "node:http";
import https from "node:https";
import net, { type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import tls from "node:tls";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { readWebEnvironment } from "@/lib/config/web-environment";
import { createLogger } from "@/lib/logging/server/logger";
import { createEdgeServer } from "./edge-server";

const certFile = fileURLToPath(new URL("../../../tests/fixtures/tls/cert.pem", import.meta.url));
const keyFile = fileURLToPath(new URL("../../../tests/fixtures/tls/key.pem", import.meta.url));

/** On every answer, whoever wrote it. */
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

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string };
type Edge = { port: number; lines: () => Record<string, unknown>[]; log: () => string };

const opened: Server[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** An edge on a free port, before an app that says what reached it. */
async function open(
  answer: (request: IncomingMessage, response: ServerResponse) => void | Promise<void> = tellWhatCame,
  variables: Record<string, string> = {},
): Promise<Edge> {
  const port = await freePort();
  const lines: string[] = [];
  const environment = readWebEnvironment({ SIGHTLINE_PORT: String(port), ...variables });
  const app = { handle: async (...both: [IncomingMessage, ServerResponse]) => await answer(...both), upgrade: null };
  const server = createEdgeServer(environment, app, createLogger("web", { write: (line) => void lines.push(line) }));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  opened.push(server);
  return { port, lines: () => lines.map((line) => JSON.parse(line)), log: () => lines.join("") };
}

function freePort(): Promise<number> {
  const probe = net.createServer();
  return new Promise((resolve) =>
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    }),
  );
}

function tellWhatCame(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("content-type", "application/json");
  response.end(
    JSON.stringify({ headers: request.headers, raw: request.rawHeaders, distinct: request.headersDistinct }),
  );
}

async function ask(
  { port }: Edge,
  path: string,
  { body, ...options }: https.RequestOptions & { body?: string | Buffer } = {},
  { request } = http as Pick<typeof http, "request">,
): Promise<Answer> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ port, host: "127.0.0.1", path, agent: false, ...options }, resolve)
      .once("error", reject)
      .end(body);
  });
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}

/** Speaks to the edge without an HTTP library, which would not send what an attacker sends. */
async function speak({ port }: Edge, words: string): Promise<Answer> {
  const socket = net.connect(port, "127.0.0.1");
  socket.end(words);
  const [head = "", ...body] = (await text(socket)).split("\r\n\r\n");
  const [line = "", ...fields] = head.split("\r\n");
  const pairs = fields.map((field) => [field.split(":")[0]?.toLowerCase(), field.replace(/^[^:]*: /, "")]);
  return { status: Number(line.split(" ")[1]), headers: Object.fromEntries(pairs), body: body.join("") };
}

const came = (answer: Answer): { headers: Record<string, string>; raw: string[]; distinct: object } =>
  JSON.parse(answer.body);

describe("what goes in", () => {
  it("is told by the edge alone, whatever a request says of itself", async () => {
    const edge = await open();
    const lies = {
      "x-forwarded-for": "6.6.6.6",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      forwarded: "for=6.6.6.6",
      "x-real-ip": "6.6.6.6",
      "x-nonce": "evil",
      "content-security-policy": "script-src 'nonce-evil'",
      "x-middleware-subrequest": "proxy",
      "x-sightline-client-address": "6.6.6.6",
      "x-sightline-page": "/evil",
      "x-sightline-person": "evil",
      "x-request-id": "evil",
    };
    const answer = await ask(edge, "/sites?q=a&_rsc=1x", { headers: { ...lies, cookie: "a=1" } });
    const { headers, raw, distinct } = came(answer);
    expect(JSON.stringify([headers, raw, distinct])).not.toMatch(/6\.6\.6\.6|evil|subrequest/);
    expect(headers).toMatchObject({
      cookie: "a=1",
      host: `127.0.0.1:${edge.port}`,
      "x-sightline-client-address": "127.0.0.1",
      "x-sightline-request-id": answer.headers["x-request-id"],
      "x-sightline-page": "/sites?q=a",
      "x-forwarded-host": `127.0.0.1:${edge.port}`,
      "x-forwarded-proto": "http",
    });
    expect(headers["content-security-policy"]).toContain(`'nonce-${headers["x-nonce"]}'`);
    expect(distinct).toMatchObject({ "x-sightline-client-address": ["127.0.0.1"], cookie: ["a=1"] });
  });

  it("takes a visitor's address from a declared proxy alone, and its last word", async () => {
    const variables = { SIGHTLINE_ORIGIN: "https://sightline.example", SIGHTLINE_TRUSTED_PROXY: "127.0.0.1" };
    const edge = await open(tellWhatCame, variables);
    const headers = { host: "sightline.example", "x-forwarded-for": "6.6.6.6, 10.1.2.3" };
    const answer = await ask(edge, "/", { headers });
    expect(came(answer).headers).toMatchObject({
      "x-sightline-client-address": "10.1.2.3",
      "x-forwarded-proto": "https",
      "x-forwarded-host": "sightline.example",
    });
    expect(answer.headers).toMatchObject({ ...ALWAYS, "strict-transport-security": "max-age=31536000" });
  });

  it("lets nobody go around a declared proxy", async () => {
    const variables = { SIGHTLINE_ORIGIN: "https://sightline.example", SIGHTLINE_TRUSTED_PROXY: "10.0.0.2" };
    const edge = await open(tellWhatCame, variables);
    // This machine itself may ask how the app is, and is then no more than itself.
    const near = await ask(edge, "/", { headers: { host: "sightline.example", "x-forwarded-for": "10.1.2.3" } });
    expect(came(near).headers["x-sightline-client-address"]).toBe("127.0.0.1");
    const far = await ask(edge, "/", { headers: { host: "sightline.example" }, localAddress: "127.0.0.7" });
    expect(far).toMatchObject({ status: 403, headers: ALWAYS, body: expect.stringContaining("NOT_THE_PROXY") });
  });

  it("brings 30 MB whole", async () => {
    const bytes = randomBytes(30 * 1024 * 1024);
    const edge = await open(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      response.end(String(Buffer.concat(parts).equals(bytes)));
    });
    const headers = { origin: `http://127.0.0.1:${edge.port}` };
    const answer = await ask(edge, "/api/v1/imports", { method: "POST", headers, body: bytes });
    expect(answer).toMatchObject({ status: 200, body: "true" });
  });

  it.each(["POST", "PUT", "PATCH", "DELETE"])("takes a %s from our own pages alone", async (method) => {
    const edge = await open();
    const ours = `http://127.0.0.1:${edge.port}`;
    const forms: [Record<string, string>, number][] = [
      [{}, 403],
      [{ origin: "null" }, 403],
      [{ origin: "https://evil.example" }, 403],
      [{ origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" }, 403],
      [{ origin: `http://127.0.0.1:${edge.port + 1}` }, 403],
      [{ origin: ours }, 200],
      [{ origin: ours, "sec-fetch-site": "same-origin" }, 200],
      [{ origin: ours, "sec-fetch-site": "cross-site" }, 403],
    ];
    for (const [headers, status] of forms) {
      const answer = await ask(edge, "/api/v1/session", { method, headers, body: "{}" });
      expect([headers, answer.status]).toEqual([headers, status]);
      expect(answer.headers).toMatchObject(ALWAYS);
      if (status === 403) expect(JSON.parse(answer.body)).toMatchObject({ code: "CROSS_ORIGIN" });
    }
  });
});

describe("what comes out", () => {
  it.each<[string, (response: ServerResponse) => void, number]>([
    ["a page", (response) => response.setHeader("content-type", "text/html").end("<p>"), 200],
    ["a redirect", (response) => response.writeHead(307, { location: "/sign-in" }).end(), 307],
    ["a head with a reason", (response) => response.writeHead(404, "Gone", { "x-a": "1" }).end(), 404],
    [
      "a head in turns",
      (response) => response.writeHead(200, ["x-a", "1", "set-cookie", "b=1", "set-cookie", "c=2"]).end(),
      200,
    ],
    ["nothing", (response) => response.writeHead(204).end(), 204],
    [
      "what sets its own",
      (response) =>
        response.setHeader("x-frame-options", "ALLOWALL").setHeader("content-security-policy", "default-src *").end(),
      200,
    ],
  ])("has its headers when it is %s", async (_, write, status) => {
    const edge = await open((__, response) => write(response));
    const answer = await ask(edge, "/");
    expect(answer).toMatchObject({ status, headers: { ...ALWAYS, "cache-control": "private, no-store" } });
    expect(answer.headers["content-security-policy"]).not.toContain("*");
    expect(answer.headers).not.toHaveProperty("strict-transport-security");
  });

  it("keeps what the app says of itself, both cookies included", async () => {
    const edge = await open((_, response) => {
      response.setHeader("x-a", "0").writeHead(201, ["x-a", "1", "set-cookie", "b=1", "set-cookie", "c=2"]).end();
    });
    expect((await ask(edge, "/")).headers).toMatchObject({ "x-a": "1", "set-cookie": ["b=1", "c=2"] });
  });

  it("says nothing of how the app failed", async () => {
    const edge = await open(() => Promise.reject(new Error("password=hunter2-hunter2")));
    const answer = await ask(edge, "/api/v1/city");
    expect(answer).toMatchObject({ status: 500, headers: ALWAYS });
    expect(JSON.parse(answer.body)).toEqual({ code: "INTERNAL_SERVER_ERROR", message: "Internal server error" });
    expect(edge.log()).toContain("the app failed to answer");
    expect(edge.log()).not.toContain("hunter2");
  });

  it.each<[string, (port: number) => string, number]>([
    ["another host", () => "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 421],
    ["no host", () => "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    ["an old protocol without a host", () => "GET / HTTP/1.0\r\n\r\n", 400],
    [
      "two hosts",
      (port) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: evil\r\nConnection: close\r\n\r\n`,
      400,
    ],
    [
      "a whole address",
      (port) => `GET http://127.0.0.1:${port}/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`,
      400,
    ],
    [
      "another server's address",
      (port) => `GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`,
      400,
    ],
    ["a tunnel", (port) => `CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`, 405],
    ["a trace", (port) => `TRACE / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`, 405],
    [
      "another protocol",
      (port) =>
        `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: http://127.0.0.1:${port}\r\n\r\n`,
      400,
    ],
    [
      "the development server",
      (port) =>
        `GET /_next/hmr HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: http://127.0.0.1:${port}\r\n\r\n`,
      400,
    ],
    [
      "what cannot be expected",
      (port) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nExpect: 200-ok\r\nConnection: close\r\n\r\n`,
      417,
    ],
    ["no HTTP at all", () => "hello\r\n\r\n", 400],
    [
      "headers without end",
      (port) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-A: ${"a".repeat(40_000)}\r\n\r\n`,
      431,
    ],
    [
      "a request hidden in another",
      (port) =>
        `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG`,
      400,
    ],
  ])("has its headers when it refuses %s", async (_, words, status) => {
    const edge = await open();
    const answer = await speak(edge, words(edge.port));
    expect(answer).toMatchObject({ status, headers: { ...ALWAYS, "cache-control": "private, no-store" } });
    expect(JSON.parse(answer.body)).toEqual({ code: expect.any(String), message: expect.any(String) });
  });
});

it("goes on when those who asked for another protocol are gone", async () => {
  const edge = await open();
  for (let round = 0; round < 20; round++) {
    const socket = net.connect(edge.port, "127.0.0.1");
    await new Promise((resolve) => socket.once("connect", resolve));
    socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${edge.port}\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n`);
    socket.resetAndDestroy();
  }
  expect(await ask(edge, "/")).toMatchObject({ status: 200 });
});

describe("what is kept", () => {
  it("is one line per request: no parameters, no names, who asked by id", async () => {
    const person = "0b6f7c1e-52d1-4a3b-9f0e-1c2d3e4f5a6b";
    const edge = await open((_, response) => void response.setHeader("x-sightline-person", person).end("{}"));
    const secrets = { cookie: "__Host-s=rB7xQ2", authorization: "Bearer 4eC39Hq", "x-api-key": "AKIAIOSF" };
    const answer = await ask(edge, "/api/v1/sites?q=zhang.wei&token=9f8e7d", { headers: secrets });
    expect(answer.headers).not.toHaveProperty("x-sightline-person");
    await ask(edge, "/", { headers: { host: "evil.example" } });
    expect(edge.lines()).toMatchObject([
      {
        level: "info",
        program: "web",
        requestId: answer.headers["x-request-id"],
        method: "GET",
        path: "/api/v1/sites",
        status: 200,
        ms: expect.any(Number),
        person,
        msg: "request",
      },
      { status: 421, refused: "MISDIRECTED" },
    ]);
    expect(edge.log()).not.toMatch(/rB7xQ2|4eC39Hq|AKIAIOSF|zhang|9f8e7d/);
  });

  it("tells of a visitor who left before the answer", async () => {
    const edge = await open(() => undefined);
    const socket = net.connect(edge.port, "127.0.0.1");
    socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${edge.port}\r\n\r\n`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await expect.poll(() => edge.lines()).toMatchObject([{ path: "/", cut: true }]);
  });
});

describe("TLS", () => {
  const variables = { SIGHTLINE_TLS_CERT: certFile, SIGHTLINE_TLS_KEY: keyFile };

  it("serves under its certificate, and binds browsers to it", async () => {
    const edge = await open(tellWhatCame, variables);
    const answer = await ask(edge, "/", { ca: readFileSync(certFile) }, https);
    expect(came(answer).headers["x-forwarded-proto"]).toBe("https");
    expect(answer.headers).toMatchObject({ ...ALWAYS, "strict-transport-security": "max-age=31536000" });
  });

  it("refuses what is older than TLS 1.2", async () => {
    const { port } = await open(tellWhatCame, variables);
    const spoken = (maxVersion: tls.SecureVersion) =>
      new Promise((resolve) => {
        const options = {
          port,
          host: "127.0.0.1",
          rejectUnauthorized: false,
          minVersion: "TLSv1" as const,
          maxVersion,
        };
        const socket = tls.connect({ ...options, ciphers: "DEFAULT:@SECLEVEL=0" }, () => {
          resolve(socket.getProtocol());
          socket.destroy();
        });
        socket.once("error", () => resolve("refused"));
      });
    expect([await spoken("TLSv1"), await spoken("TLSv1.1"), await spoken("TLSv1.2")]).toEqual([
      "refused",
      "refused",
      "TLSv1.2",
    ]);
  });

  it("does not begin without its files", async () => {
    await expect(open(tellWhatCame, { ...variables, SIGHTLINE_TLS_KEY: `${keyFile}.none` })).rejects.toThrow("ENOENT");
  });
});
