import "server-only";
import { listSitesToSolve } from "@/db/queries/coverage-input";
import type { Context } from "@/lib/access/server/context";
import type { CityFrame } from "@/lib/crs/city-frame";
import { boxesMeet } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { isJudged } from "../city-camera";
import { type WatchedZone, watchedZones } from "../watched-zone";
import { cityCameras } from "./camera-memo";
import { memo } from "./footprint-memo";
import { ownKernel } from "./load-kernel";
import { loadSites } from "./load-tile";
import { camerasAround, obstaclesIn, reachBox } from "./standing-around";
import { type Settings, TileCameras } from "./tile-cameras";

/** The zones of some sites in force, by site, with what each camera covers of them, computed from the records as a tile computes them. @param level - Instead of what each zone needs. */
export async function loadWatchedSites(
  context: Context,
  city: string,
  frame: CityFrame,
  settings: Settings,
  ids: readonly string[],
  level?: string,
): Promise<ReadonlyMap<string, WatchedZone[]>> {
  return (await watchSites(context, city, frame, settings, ids))(level);
}

/** The same at one level after another, of records that are read once. */
export async function watchSites(
  context: Context,
  city: string,
  frame: CityFrame,
  settings: Settings,
  ids: readonly string[],
): Promise<(level?: string) => ReadonlyMap<string, WatchedZone[]>> {
  const rows = await listSitesToSolve(context.db, city, ids);
  const sites = await loadSites(context, city, rows, frame, settings.digest);
  const zoned = sites.filter(({ parts }) => parts.length > 0);
  const least = Math.min(...Object.values(settings.levels));
  const boxes = zoned.map(({ box }) => box);
  const cameras = (await camerasAround(context, city, frame, boxes, least))
    .filter(isJudged)
    .map((row) => cityCameras.of(row, frame))
    .map((camera) => ({ camera, reach: reachBox(camera, least) }))
    .filter(({ camera, reach }) => zoned.some((site) => camera.layer === site.layer && boxesMeet(reach, site.box)));
  const obstacles = await obstaclesIn(context, city, frame, [...boxes, ...cameras.map(({ reach }) => reach)]);
  const standing = new BoxIndex(obstacles, (prism) => prism.box);
  const { kernel } = await ownKernel();
  const sighted = new TileCameras(settings, standing, memo, kernel);
  const seen = sites.map((site) => {
    const near = cameras.filter(({ camera, reach }) => camera.layer === site.layer && boxesMeet(reach, site.box));
    return { site, near: near.flatMap(({ camera }) => sighted.over(camera, site.layer, site.z) ?? []) };
  });
  return (level) =>
    new Map(
      seen.map(({ site, near }) => [
        site.id,
        site.parts.length === 0 ? [] : watchedZones(site, settings, near, standing, level),
      ]),
    );
}
