import http, { type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

export type RawAnswer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

export type RawRequest = {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
};

/** Asks for a path exactly as it is written, which browsers and their like would first tidy up. Follows no redirect. */
export async function rawRequest(
  origin: string,
  path: string,
  { method = "GET", headers = {}, body }: RawRequest = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  // Node leaves the length out with some methods, and what follows would be read as another request.
  const sized = body === undefined ? headers : { ...headers, "content-length": String(Buffer.byteLength(body)) };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { host: hostname, port, path, method, headers: sized, agent: false as const };
    http.request(options, resolve).once("error", reject).end(body);
  });
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}
