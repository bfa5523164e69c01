import "server-only";
import { createHash } from "node:crypto";
import { findTileVersion, readTile as readTileBytes } from "@/db/queries/tiles";
import type { Context } from "@/lib/access/server/context";
import { currentCity } from "@/lib/city/server/current-city";
import type { TileAddress } from "../tile-address";

/** Another program may cut tiles otherwise, so what an earlier one sent is not taken for this one's. */
const PROGRAM = Date.now();

/** A tile as it goes out: no `bytes` when the asker holds it already; empty ones where nothing lies. */
export type SentTile = { readonly etag: string; readonly bytes: Uint8Array | null };

/**
 * A vector tile of the city on screen. Its entity tag names the city's data and the tile, so that one the browser holds costs no drawing.
 *
 * @param held - Whether the asker holds the tile with this entity tag.
 */
export async function readTile(
  context: Context<"sites.read" | "coverage.read">,
  { set, z, x, y }: TileAddress,
  held: (etag: string) => boolean,
): Promise<SentTile> {
  const city = await currentCity(context);
  const version = city.ok ? await findTileVersion(context.db, city.value.id) : "no city";
  const named = [PROGRAM, city.ok ? city.value.id : "", version, set, z, x, y].join("/");
  const etag = `"${createHash("sha256").update(named).digest("base64url").slice(0, 22)}"`;
  if (held(etag)) return { etag, bytes: null };
  return { etag, bytes: city.ok ? await readTileBytes(context.db, city.value.id, set, { z, x, y }) : new Uint8Array() };
}
