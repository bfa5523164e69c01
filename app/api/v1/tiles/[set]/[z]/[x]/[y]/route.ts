import { asViewer } from "@/lib/access/server/context";
import { refusalResponse } from "@/lib/api/server/answer-refusals";
import { holds } from "@/lib/tiles/if-none-match";
import { readTile } from "@/lib/tiles/server/read-tile";
import { tileAddress } from "@/lib/tiles/tile-address";

/**
 * A vector tile: 200 with its bytes, 204 where nothing lies, 304 when the browser holds it already, 401 for nobody, 404 for no such tile.
 * Not compressed: Next removes the `content-encoding` of a route handler, and a proxy in front can do it.
 */
export async function GET(request: Request, context: RouteContext<"/api/v1/tiles/[set]/[z]/[x]/[y]">) {
  const address = tileAddress.safeParse(await context.params);
  if (!address.success) return new Response("no such tile", { status: 404 });

  const ifNoneMatch = request.headers.get("if-none-match");
  const tile = await asViewer(request.headers, ["sites.read", "coverage.read"], (reader) =>
    readTile(reader, address.data, (tag) => holds(ifNoneMatch, tag)),
  ).catch(refusalResponse);
  if (tile instanceof Response) return tile;
  const { etag, bytes } = tile;
  const headers = { "cache-control": "private, no-cache", etag };
  if (!bytes) return new Response(null, { status: 304, headers });
  if (bytes.length === 0) return new Response(null, { status: 204, headers });
  return new Response(Buffer.from(bytes), {
    headers: { ...headers, "content-type": "application/vnd.mapbox-vector-tile" },
  });
}
