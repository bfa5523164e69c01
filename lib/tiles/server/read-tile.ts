import "server-only";
import { createHash } from "node:crypto";
import { readTile as readTileBytes } from "@/db/queries/tiles";
import type { Context } from "@/lib/access/server/context";
import { currentCity } from "@/lib/city/server/current-city";
import type { TileAddress } from "../tile-address";

/** A vector tile of the city on screen and its entity tag; no bytes where nothing lies, or no city has been imported. */
export async function readTile(
  context: Context,
  { set, z, x, y }: TileAddress,
): Promise<{ bytes: Uint8Array; etag: string }> {
  const city = await currentCity(context);
  const bytes = city.ok ? await readTileBytes(context.db, city.value.id, set, { z, x, y }) : new Uint8Array();
  return { bytes, etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"` };
}
