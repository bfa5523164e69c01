import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { WebEnvironment } from "@/lib/config/web-environment";
import { PAGE_ADDRESS, pageAddress } from "@/lib/url/page-address";
import { addressBehind, CLIENT_ADDRESS_HEADER, plainAddress } from "../client-address";
import { judgeRequest, type Refusal } from "../judge-request";
import { withoutOutsideHeaders } from "../outside-headers";
import { REQUEST_ID_HEADER } from "../request-id";
import { pagePolicy } from "../response-headers";

/** A request as the edge knows it. */
export type Admitted = {
  readonly requestId: string;
  readonly path: string;
  readonly nonce: string;
  readonly refusal: Refusal | null;
};

/**
 * Judges a request, takes away the headers that it may not bring, and adds those by which the app knows the visitor's address, the
 * request's id and the nonce of its page. The request itself is changed.
 */
export function admit(request: IncomingMessage, environment: WebEnvironment): Admitted {
  const requestId = randomUUID();
  const nonce = randomBytes(16).toString("base64");
  const target = request.url ?? "";
  const path = target.replace(/[?#].*$/s, "");
  const sent = request.rawHeaders;
  const peer = request.socket.remoteAddress ?? "";
  const { proxies } = environment;

  const verdict = isNear(request, environment)
    ? judgeRequest(
        {
          method: request.method ?? "",
          target,
          hosts: valuesOf(sent, "host"),
          origin: request.headers.origin,
          fetchSite: joined(valuesOf(sent, "sec-fetch-site")),
        },
        environment.origins,
      )
    : { status: 403, code: "NOT_THE_PROXY", message: `Sightline is at ${environment.origins[0]}` };
  if ("status" in verdict) return { requestId, path, nonce, refusal: verdict };

  const origin = new URL(verdict.origin);
  replaceHeaders(request, [
    ...withoutOutsideHeaders(sent),
    ...[CLIENT_ADDRESS_HEADER, addressBehind(peer, proxies ? valuesOf(sent, proxies.header) : [], proxies)],
    ...[REQUEST_ID_HEADER, requestId],
    ...[PAGE_ADDRESS, pageAddress(target)],
    ...["x-nonce", nonce],
    // Next gives its own scripts the nonce that it reads here.
    ...["content-security-policy", pagePolicy({ nonce, development: environment.development })],
    ...["x-forwarded-host", origin.host],
    ...["x-forwarded-proto", origin.protocol.slice(0, -1)],
  ]);
  return { requestId, path, nonce, refusal: null };
}

/** Whether the other end may speak to us at all: behind a declared proxy nobody goes around it, but for this machine itself. */
function isNear({ socket }: IncomingMessage, { proxies }: WebEnvironment): boolean {
  const peer = plainAddress(socket.remoteAddress ?? "");
  if (!proxies || peer === null) return !proxies;
  return (
    proxies.addresses.includes(peer) ||
    peer === "127.0.0.1" ||
    peer === "::1" ||
    peer === plainAddress(socket.localAddress ?? "")
  );
}

function valuesOf(raw: readonly string[], name: string): string[] {
  return raw.filter((_, at) => at % 2 === 1 && raw[at - 1]?.toLowerCase() === name);
}

function joined(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(", ");
}

/** Node works out `headers` and `headersDistinct` from the raw ones, once; so all of them are set. */
function replaceHeaders(request: IncomingMessage, raw: string[]): void {
  const names = new Set(raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase()));
  for (const name of Object.keys(request.headers)) if (!names.has(name)) delete request.headers[name];
  for (const name of ADDED) request.headers[name] = valuesOf(raw, name).at(-1);
  request.rawHeaders = raw;
  const distinct: NodeJS.Dict<string[]> = {};
  for (const name of names) distinct[name] = valuesOf(raw, name);
  request.headersDistinct = distinct;
}

const ADDED = [
  CLIENT_ADDRESS_HEADER,
  REQUEST_ID_HEADER,
  PAGE_ADDRESS,
  "x-nonce",
  "content-security-policy",
  "x-forwarded-host",
  "x-forwarded-proto",
];
