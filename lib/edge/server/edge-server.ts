import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import http, { type IncomingMessage, type Server, type ServerResponse } from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";
import type { WebEnvironment } from "@/lib/config/web-environment";
import type { Log } from "@/lib/logging/server/logger";
import type { Refusal } from "../judge-request";
import { admit } from "./admit";
import { guardAnswer } from "./guard-answer";
import { logWhenDone } from "./log-request";
import { rawRefusal, refuse } from "./refuse";

/** What stands behind the edge: Next, or a stand-in of a test. */
export type App = {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Takes over a socket for the development server's own messages; null: no upgrade is ever granted. */
  readonly upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
};

/** Where the development server tells pages of changed sources. */
const DEVELOPMENT_SOCKET = "/_next/hmr";

/**
 * The server that every request passes before the app, and every answer after it: it knows the socket, which the app does not.
 *
 * @param log - Gets one line per request.
 * @throws {Error} when the certificate or its key cannot be read or do not belong together
 */
export function createEdgeServer(environment: WebEnvironment, app: App, log: Log): Server {
  const server = createPlainOrTls(environment);
  const policyOf = (nonce: string) => ({
    nonce,
    secure: environment.origins[0].startsWith("https:"),
    development: environment.development,
  });

  const serve = (request: IncomingMessage, response: ServerResponse, refusal?: Refusal) => {
    const admitted = { ...admit(request, environment), ...(refusal ? { refusal } : {}) };
    const answer = guardAnswer(response, admitted.path, policyOf(admitted.nonce), admitted.requestId);
    logWhenDone(log, request, response, admitted, answer);
    if (admitted.refusal) return refuse(response, admitted.refusal);
    app.handle(request, response).catch((error: unknown) => {
      log.error({ err: error, requestId: admitted.requestId }, "the app failed to answer");
      if (response.headersSent) response.destroy();
      else refuse(response, { status: 500, code: "INTERNAL_SERVER_ERROR", message: "Internal server error" });
    });
  };
  server.on("request", (request: IncomingMessage, response: ServerResponse) => serve(request, response));
  // Node would answer these by itself, without our headers.
  server.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) =>
    serve(request, response, EXPECTATION_FAILED),
  );

  const cut = (socket: Duplex, status: number, code: string, message: string) => {
    const requestId = randomUUID();
    log.info({ requestId, status, refused: code }, "request");
    // Node has given the socket away, so nobody else listens when the other end is gone.
    socket.on("error", () => socket.destroy());
    socket.end(rawRefusal({ status, code, message }, policyOf(""), requestId));
  };
  server.on("connect", (_request: IncomingMessage, socket: Duplex) =>
    cut(socket, 405, "METHOD_NOT_ALLOWED", "This is no proxy"),
  );
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { refusal, path } = admit(request, environment);
    // A browser always says where a socket is opened from.
    const ours = environment.origins.some((origin) => origin === request.headers.origin);
    if (!refusal && app.upgrade && ours && path === DEVELOPMENT_SOCKET) return app.upgrade(request, socket, head);
    cut(socket, 400, "NO_UPGRADE", "Sightline speaks HTTP alone");
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const [status, message] = CLIENT_ERRORS[error.code ?? ""] ?? [400, "This is not a request of HTTP"];
    cut(socket, status, "BAD_REQUEST", message);
  });
  return server;
}

const EXPECTATION_FAILED = {
  status: 417,
  code: "EXPECTATION_FAILED",
  message: "Only 100-continue can be expected",
};

const CLIENT_ERRORS: Record<string, readonly [number, string]> = {
  HPE_HEADER_OVERFLOW: [431, "The headers are too long"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request took too long to arrive"],
};

function createPlainOrTls({ tls }: WebEnvironment): Server {
  // The edge itself says what is wrong with a missing Host.
  const shared = { requireHostHeader: false };
  if (!tls) return http.createServer(shared);
  return https.createServer({
    ...shared,
    cert: readFileSync(tls.certFile),
    key: readFileSync(tls.keyFile),
    minVersion: "TLSv1.2",
  });
}
