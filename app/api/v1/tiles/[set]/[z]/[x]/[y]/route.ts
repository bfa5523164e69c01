import { gunzipSync } from "node:zlib";
import { asReader } from "@/lib/access/server/context";
import { accepts, holds } from "@/lib/tiles/request-headers";
import { readTile } from "@/lib/tiles/server/read-tile";
import { tileAddress } from "@/lib/tiles/tile-address";

/** A vector tile: 200 with its bytes, 204 where nothing lies, 304 when the browser holds it already, 404 for no such tile. */
export async function GET(request: Request, context: RouteContext<"/api/v1/tiles/[set]/[z]/[x]/[y]">) {
  const address = tileAddress.safeParse(await context.params);
  if (!address.success) return new Response("no such tile", { status: 404 });

  const ifNoneMatch = request.headers.get("if-none-match");
  const tile = await asReader((reader) => readTile(reader, address.data, (etag) => holds(ifNoneMatch, etag)));
  const headers = { "cache-control": "private, no-cache", etag: tile.etag, vary: "accept-encoding" };
  if (tile.unchanged) return new Response(null, { status: 304, headers });
  if (!tile.gzipped) return new Response(null, { status: 204, headers });
  const zipped = accepts(request.headers.get("accept-encoding"), "gzip");
  return new Response(zipped ? tile.gzipped : gunzipSync(tile.gzipped), {
    headers: {
      ...headers,
      "content-type": "application/vnd.mapbox-vector-tile",
      ...(zipped ? { "content-encoding": "gzip" } : {}),
    },
  });
}
