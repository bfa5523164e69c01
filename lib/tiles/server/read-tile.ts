import "server-only";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { findTileVersion, readTile as readTileBytes } from "@/db/queries/tiles";
import type { Context } from "@/lib/access/server/context";
import { currentCity } from "@/lib/city/server/current-city";
import type { TileAddress } from "../tile-address";

/** Another program may cut tiles otherwise, so what an earlier one sent is not taken for this one's. */
const PROGRAM = Date.now();

const compress = promisify(gzip);

/** A tile as it goes out: `unchanged` when the asker holds it already, else its bytes, gzipped; null where nothing lies. */
export type SentTile = { readonly etag: string } & (
  | { readonly unchanged: true }
  | { readonly unchanged: false; readonly gzipped: Uint8Array<ArrayBuffer> | null }
);

/**
 * A vector tile of the city on screen. Its entity tag names the city's data and the tile, so that a browser that holds the tile costs no drawing.
 *
 * @param held - Whether the asker holds the tile with this entity tag.
 */
export async function readTile(
  context: Context,
  { set, z, x, y }: TileAddress,
  held: (etag: string) => boolean,
): Promise<SentTile> {
  const city = await currentCity(context);
  const version = city.ok ? await findTileVersion(context.db, city.value.id) : "no city";
  const named = [PROGRAM, city.ok ? city.value.id : "", version, set, z, x, y].join("/");
  const etag = `"${createHash("sha256").update(named).digest("base64url").slice(0, 22)}"`;
  if (held(etag)) return { etag, unchanged: true };
  const bytes = city.ok ? await readTileBytes(context.db, city.value.id, set, { z, x, y }) : new Uint8Array();
  return { etag, unchanged: false, gzipped: bytes.length === 0 ? null : await compress(bytes, { level: 5 }) };
}
