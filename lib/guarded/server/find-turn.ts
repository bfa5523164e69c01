import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Context } from "@/lib/access/server/context";
import type { CameraTurnDto } from "@/lib/api/guarded";
import { currentCity } from "@/lib/city/server/current-city";
import { MovedCamera } from "@/lib/coverage/moved-camera";
import { ownKernel } from "@/lib/coverage/server/load-kernel";
import { readSurroundings, type SurroundingsError } from "@/lib/coverage/server/read-surroundings";
import { cityFrame } from "@/lib/crs/city-frame";
import { union } from "@/lib/geometry/polygon-boolean";
import { ok, type Result } from "@/lib/kernel/result";
import { type Grounds, lighterBearings, noSiteLoses, TURN_STEP } from "../better-bearing";
import { INCIDENTAL_LEVEL } from "../guarded-ground";
import { loadGrounds } from "./load-grounds";

/** Grounds this far from a camera are looked at, degrees: some 500 m, farther than any lens tells people apart. Ours. */
const NEAR = 0.005;

/**
 * Where a camera could look so that its picture takes in least outside public areas, while no site that it covers has less covered than now and no guarded ground is
 * reached more. Computed as the server's tiles are, from the city as it is; nothing is stored. A camera without a direction, or that sees all round, has no better one.
 */
export async function findTurn(
  context: Context<"sites.read" | "coverage.read">,
  id: string,
): Promise<Result<CameraTurnDto, SurroundingsError>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const around = await readSurroundings(context, id);
  if (!around.ok) return around;
  const { lon, lat, layer, bearing, kind } = around.value.camera;
  const nothing: CameraTurnDto = { camera: id, level: INCIDENTAL_LEVEL, stepDegrees: TURN_STEP, better: null };
  if (bearing === null || kind === "panoramic") return ok(nothing);
  const frame = cityFrame(around.value.centralMeridian);
  const east = NEAR / Math.cos((lat * Math.PI) / 180);
  const near = { west: [lon - east], south: [lat - NEAR], east: [lon + east], north: [lat + NEAR] };
  const found = await loadGrounds(context, city.value.id, frame, near);
  const grounds: Grounds = {
    open: union(found.open(layer).flatMap(({ polygons }) => polygons)),
    guarded: union(found.guarded.filter(({ watched }) => watched).flatMap(({ polygons }) => polygons)),
  };
  const moved = new MovedCamera(around.value, (await ownKernel()).kernel);
  const { now, lighter } = lighterBearings(moved, { lon, lat, bearing }, grounds, frame);
  const before = moved.at({ lon, lat, bearing }).sites;
  for (const better of lighter) {
    // so that whoever else asks this process is not forgotten
    await setImmediate();
    if (noSiteLoses(before, moved.at({ lon, lat, bearing: better.bearing }).sites))
      return ok({ ...nothing, better: { ...better, insteadOfM2: now.outsideM2 } });
  }
  return ok(nothing);
}
