import { asReader } from "@/lib/access/server/context";
import { readTile } from "@/lib/tiles/server/read-tile";
import { tileAddress } from "@/lib/tiles/tile-address";

/** A vector tile: 200 with its bytes, 204 where nothing lies, 304 when the browser holds it already, 404 for no such tile. */
export async function GET(request: Request, context: RouteContext<"/api/v1/tiles/[set]/[z]/[x]/[y]">) {
  const address = tileAddress.safeParse(await context.params);
  if (!address.success) return new Response("no such tile", { status: 404 });

  const tile = await asReader((reader) => readTile(reader, address.data));
  const headers = { "cache-control": "private, no-cache", etag: tile.etag };
  if (request.headers.get("if-none-match") === tile.etag) return new Response(null, { status: 304, headers });
  if (tile.bytes.length === 0) return new Response(null, { status: 204, headers });
  return new Response(Buffer.from(tile.bytes), {
    headers: { ...headers, "content-type": "application/vnd.mapbox-vector-tile" },
  });
}
