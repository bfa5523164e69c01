import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { PERSON_HEADER } from "../request-id";
import { type EdgePolicy, responseHeaders } from "../response-headers";

/** What the app said of an answer, known once its head was written. */
export type GuardedAnswer = { person: string | null };

/** The shapes in which headers may come with a status: an object, or names and values in turn. */
type Given = OutgoingHttpHeaders | OutgoingHttpHeader[];

/**
 * Sees to it that an answer cannot leave without its headers, whoever writes it: they are set at the last moment, when its head is written.
 *
 * @returns filled when the head is written
 */
export function guardAnswer(
  response: ServerResponse,
  path: string,
  policy: EdgePolicy,
  requestId: string,
): GuardedAnswer {
  const answer: GuardedAnswer = { person: null };
  const writeHead: (status: number, reason?: string) => ServerResponse = response.writeHead.bind(response);
  response.writeHead = ((status: number, ...rest: [string | Given | undefined, Given | undefined]) => {
    const [reason, given] = typeof rest[0] === "string" ? [rest[0], rest[1]] : [undefined, rest[0]];
    setAll(response, given);
    answer.person = text(response.getHeader(PERSON_HEADER)) || null;
    for (const name of response.getHeaderNames())
      if (/^x-(?:sightline-|powered-by$)/.test(name)) response.removeHeader(name);
    const facts = {
      path,
      status,
      contentType: text(response.getHeader("content-type")),
      cacheControl: text(response.getHeader("cache-control")),
    };
    for (const [name, value] of Object.entries(responseHeaders(facts, policy))) response.setHeader(name, value);
    response.setHeader("x-request-id", requestId);
    return writeHead(status, reason);
  }) as typeof response.writeHead;
  return answer;
}

function setAll(response: ServerResponse, given: Given | undefined): void {
  if (Array.isArray(given)) {
    for (let at = 0; at + 1 < given.length; at += 2) response.removeHeader(String(given[at]));
    for (let at = 0; at + 1 < given.length; at += 2) response.appendHeader(String(given[at]), text(given[at + 1]));
    return;
  }
  for (const [name, value] of Object.entries(given ?? {})) if (value !== undefined) response.setHeader(name, value);
}

function text(value: OutgoingHttpHeader | undefined): string {
  return value === undefined ? "" : String(value);
}
