import { GET as exportSites } from "@/app/api/v1/exports/sites.csv/route";
import { GET as openApi } from "@/app/api/v1/openapi.json/route";
import { GET as tile } from "@/app/api/v1/tiles/[set]/[z]/[x]/[y]/route";
import { handleApi } from "@/lib/api/server/handler";
import { readVectorTile } from "@/tests/support/vector-tile";

export type Asked = {
  readonly method: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

/** What came back: `code` where it is a refusal, and everything in it as one text, headers and the features of tiles included. */
export type Answer = { readonly status: number; readonly code: string | null; readonly text: string };

/** Sends a request to the handler that Next would give it to. For use within `inTurns`. */
export async function send({ method, path, body, headers }: Asked, as: Record<string, string>): Promise<Answer> {
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

function handled(path: string, request: Request): Promise<Response> {
  const [head, ...rest] = new URL(request.url).pathname.replace("/api/v1/", "").split("/");
  if (head === "tiles") {
    const [set, z, x, y] = rest;
    return tile(request, { params: Promise.resolve({ set, z, x, y }) } as Parameters<typeof tile>[1]);
  }
  if (path.startsWith("/exports/sites.csv")) return exportSites(request);
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
