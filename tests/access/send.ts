import { z } from "zod";
import { GET as coverageProgress } from "@/app/api/v1/coverage/progress/route";
import { GET as exportAudit } from "@/app/api/v1/exports/audit.csv/route";
import { GET as exportCameras } from "@/app/api/v1/exports/cameras.csv/route";
import { GET as exportSites } from "@/app/api/v1/exports/sites.csv/route";
import { GET as openApi } from "@/app/api/v1/openapi.json/route";
import { GET as tile } from "@/app/api/v1/tiles/[set]/[z]/[x]/[y]/route";
import { AccessRefusal } from "@/lib/access/access-refusal";
import type { Action } from "@/lib/access/policy";
import type { Opener } from "@/lib/access/server/context";
import { requireViewer } from "@/lib/access/server/require-viewer";
import { handleApi } from "@/lib/api/server/handler";
import { readVectorTile } from "@/tests/support/vector-tile";

/** A request, or a use case called in transactions of whoever asks. */
export type Asked = Requested | Used;

export type Requested = {
  readonly method: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
} & Leaving;

type Used = {
  readonly method: "USE";
  /** Of the use case, and of what. */
  readonly path: string;
  readonly needs: readonly Action[];
  readonly use: (open: Opener) => Promise<unknown>;
} & Leaving;

/** How many entries a change that touches several records leaves in the audit; one where nothing is said. */
type Leaving = { readonly entries?: number };

/** What came back: `code` where it is a refusal, and everything in it as one text, headers and the features of tiles included. */
export type Answer = { readonly status: number; readonly code: string | null; readonly text: string };

/** Sends a request to the handler that Next would give it to, or calls a use case. */
export function send(asked: Asked, as: Record<string, string>): Promise<Answer> {
  return "use" in asked ? used(asked, as) : requested(asked, as);
}

async function requested({ method, path, body, headers }: Requested, as: Record<string, string>): Promise<Answer> {
  const url = `http://127.0.0.1/api/v1${path}`;
  const request = new Request(url, {
    method,
    headers: { ...as, ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await handled(path, request);
  const text = await textOf(response);
  const code = response.status < 400 ? null : String(JSON.parse(text).code);
  const told = ["etag", "content-disposition", "set-cookie"].flatMap((name) => response.headers.get(name) ?? []);
  return { status: response.status, code, text: [text, ...told].join("\n") };
}

/** What a stream tells at once: it may go on for as long as a computation does. */
async function firstEvent(response: Response): Promise<Response> {
  if (response.status !== 200 || !response.body) return response;
  let text = "";
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  while (!/^data: .*\n/m.test(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader.cancel();
  return new Response(text, { headers: response.headers });
}

/** Refusals of use cases and of contexts in the words of the API. */
const CODES: Readonly<Record<string, string>> = {
  "signed-out": "SIGNED_OUT",
  "password-change": "PASSWORD_CHANGE_DUE",
  "second-factor": "SECOND_FACTOR_DUE",
  "no-city": "NO_CITY",
  "nothing-found": "NOTHING_FOUND",
};

async function used({ needs, use }: Used, as: Record<string, string>): Promise<Answer> {
  try {
    const open = await requireViewer(new Headers(as), needs);
    const outcome = await use(open as Opener);
    const { ok, value, error } = z.looseObject({ ok: z.boolean().optional() }).parse(outcome) as Outcome;
    if (ok === false) return refused(error.code);
    return { status: 200, code: null, text: JSON.stringify(ok ? value : outcome) };
  } catch (error) {
    if (error instanceof AccessRefusal) return refused(error.code);
    if (isRowSecurity(error)) return { status: 500, code: "ROW_SECURITY", text: "" };
    throw error;
  }
}

/** Whether the database refused a row: the second wall, where the first was no help. */
function isRowSecurity(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error && cause.message.includes("row-level security");
}

type Outcome = { readonly ok?: boolean; readonly value: unknown; readonly error: { readonly code: string } };

function refused(refusal: string): Answer {
  const code = CODES[refusal] ?? (/^(no-such|not-found)/.test(refusal) ? "NOT_FOUND" : refusal);
  const status = { NOT_FOUND: 404, NO_CITY: 404, NOTHING_FOUND: 422 }[code] ?? 401;
  return { status, code, text: code };
}

function handled(path: string, request: Request): Promise<Response> {
  const [head, ...rest] = new URL(request.url).pathname.replace("/api/v1/", "").split("/");
  if (head === "tiles") {
    const [set, z, x, y] = rest;
    return tile(request, { params: Promise.resolve({ set, z, x, y }) } as Parameters<typeof tile>[1]);
  }
  if (path.startsWith("/coverage/progress")) return coverageProgress(request).then(firstEvent);
  if (path.startsWith("/exports/cameras.csv")) return exportCameras(request);
  if (path.startsWith("/exports/sites.csv")) return exportSites(request);
  if (path.startsWith("/exports/audit.csv")) return exportAudit(request);
  if (path === "/openapi.json") return openApi();
  return handleApi(request);
}

async function textOf(response: Response): Promise<string> {
  if (response.headers.get("content-type") !== "application/vnd.mapbox-vector-tile") return response.text();
  const layers = Object.entries(readVectorTile(new Uint8Array(await response.arrayBuffer())));
  return JSON.stringify(layers.map(([name, found]) => [name, found.map(({ id, properties }) => ({ id, properties }))]));
}

/** Does something for each of many, eight at a time. @returns what came of each, in their order */
export async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  const queue = items.entries();
  const worker = async () => {
    for (const [i, item] of queue) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return results;
}
