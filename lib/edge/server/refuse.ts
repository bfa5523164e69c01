import { type ServerResponse, STATUS_CODES } from "node:http";
import { ALLOWED_METHODS, type Refusal } from "../judge-request";
import { type EdgePolicy, responseHeaders } from "../response-headers";

const JSON_TYPE = "application/json; charset=utf-8";

/** Ends an answer as the API ends refused ones: a code that programs read, and a sentence for people. */
export function refuse(response: ServerResponse, { status, code, message }: Refusal): void {
  response.statusCode = status;
  response.setHeader("content-type", JSON_TYPE);
  if (status === 405) response.setHeader("allow", ALLOWED_METHODS);
  response.end(JSON.stringify({ code, message }));
}

/** The whole answer, as bytes on a socket, where Node has made no response: the request could not be read, or asked for another protocol. */
export function rawRefusal({ status, code, message }: Refusal, policy: EdgePolicy, requestId: string): string {
  const body = JSON.stringify({ code, message });
  const headers = {
    ...responseHeaders({ path: "/", status, contentType: JSON_TYPE, cacheControl: "" }, policy),
    "x-request-id": requestId,
    "content-type": JSON_TYPE,
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, ...lines, "", body].join("\r\n");
}
