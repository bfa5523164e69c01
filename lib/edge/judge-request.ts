import { originOfHost } from "./origins";

/** What of a request decides whether it may go on to the app. */
export type RequestFacts = {
  readonly method: string;
  /** The request's target as sent: what stands between the method and the protocol. */
  readonly target: string;
  /** Every `Host` header that was sent. */
  readonly hosts: readonly string[];
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
};

/** Why a request goes no further: the status and the body of the answer. */
export type Refusal = { readonly status: number; readonly code: string; readonly message: string };

const READING = ["GET", "HEAD", "OPTIONS"];
const WRITING = ["POST", "PUT", "PATCH", "DELETE"];

/** The methods that the app answers, as `Allow` lists them. */
export const ALLOWED_METHODS = [...READING, ...WRITING].join(", ");

/** A part of a path that is `.` or `..`, written out or encoded. */
const DOTS = /[/\\](?:\.|%2e){1,2}(?:[/\\;]|$)/i;

/**
 * Whether a request may go on to the app, judged before anything else looks at it.
 *
 * A change has to come from a page of ours: its `Origin` is the very origin it is sent to, and `Sec-Fetch-Site`, which old browsers and
 * programs leave out, says the same. Programs send `Origin` themselves.
 *
 * @param accepted - The origins of this server, see `acceptedOrigins`.
 * @returns the origin that the request is addressed to, or why it is refused
 */
export function judgeRequest(facts: RequestFacts, accepted: readonly string[]): { origin: string } | Refusal {
  const { method, target, hosts } = facts;
  if (!READING.includes(method) && !WRITING.includes(method)) {
    return { status: 405, code: "METHOD_NOT_ALLOWED", message: `Sightline answers ${ALLOWED_METHODS}` };
  }
  // A target with a scheme and a host asks for a proxy, and routers differ on which host then counts. RFC 9112, 3.2.2
  if (!target.startsWith("/")) {
    return { status: 400, code: "BAD_TARGET", message: "The request's target has to be a path that begins with /" };
  }
  // Browsers follow these themselves before they ask; whoever leaves them in means two readers to see two paths.
  if (DOTS.test(target.replace(/[?#].*$/s, ""))) {
    return { status: 400, code: "BAD_TARGET", message: "The request's path has to be without . and .. in it" };
  }
  const [host] = hosts;
  if (host === undefined || hosts.length > 1) {
    return { status: 400, code: "BAD_HOST", message: "A request has exactly one Host header" };
  }
  const origin = originOfHost(host, accepted);
  if (!origin) {
    return { status: 421, code: "MISDIRECTED", message: `This server answers for ${accepted[0]} and no other host` };
  }
  return judgePath(target) ?? (WRITING.includes(method) ? judgeChange(facts, origin) : null) ?? { origin };
}

/** Pictures are never rewritten by the server: an optimiser that fetches what an address names is a way into the network. */
function judgePath(target: string): Refusal | null {
  return /^\/_next\/image(?:[/?]|$)/.test(target) ? { status: 404, code: "NOT_FOUND", message: "Not found" } : null;
}

function judgeChange({ target, origin: from, fetchSite }: RequestFacts, origin: string): Refusal | null {
  if (from !== origin || (fetchSite !== undefined && fetchSite !== "same-origin")) {
    return {
      status: 403,
      code: "CROSS_ORIGIN",
      message: `Changes are taken from pages of ${origin} alone: send "Origin: ${origin}"`,
    };
  }
  // Pages have no forms and no server actions of their own: everything that changes something is in the API.
  return target.startsWith("/api/")
    ? null
    : { status: 405, code: "METHOD_NOT_ALLOWED", message: "Pages are read alone; changes go to /api/v1" };
}
