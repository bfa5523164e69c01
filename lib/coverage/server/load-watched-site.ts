import "server-only";
import { listCamerasWithin, listObstaclesWithin, listSitesAround } from "@/db/queries/coverage-input";
import { readLongestReach } from "@/db/queries/coverage-plan";
import type { Context } from "@/lib/access/server/context";
import type { CityFrame } from "@/lib/crs/city-frame";
import { type Box, boxesMeet } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { cityCamera, isJudged } from "../city-camera";
import { longestReach } from "../longest-reach";
import { type WatchedZone, watchedZones } from "../watched-zone";
import { degreeBoxes } from "./degree-boxes";
import { FootprintMemo } from "./footprint-memo";
import { ownKernel } from "./load-kernel";
import { disjoint, grown, loadSites, prisms } from "./load-tile";
import { type Settings, TileCameras } from "./tile-cameras";

/** What the cameras that this process was asked about last cover. */
const memo = new FootprintMemo();

/**
 * The zones of a site with what each camera covers of them, computed from the records as a tile computes them.
 *
 * @param box - Around the site, degrees.
 * @returns null if there is no such site in force
 */
export async function loadWatchedSite(
  context: Context,
  city: string,
  frame: CityFrame,
  settings: Settings,
  { id, box }: { readonly id: string; readonly box: Box },
): Promise<WatchedZone[] | null> {
  const { db } = context;
  const rows = (await listSitesAround(db, city, degreeBoxes([box]), null)).filter((row) => row.id === id);
  const [site] = await loadSites(context, city, rows, frame, settings.digest);
  if (!site) return null;
  if (site.parts.length === 0) return [];
  const least = Math.min(...Object.values(settings.levels));
  const around = grown(site.box, await readLongestReach(db, city, least));
  const cameras = (await listCamerasWithin(db, city, degreeBoxes(disjoint([around], frame))))
    .filter(isJudged)
    .map((row) => cityCamera(row, frame))
    .map((camera) => ({ camera, reach: grown([camera.x, camera.y, camera.x, camera.y], longestReach(camera, least)) }))
    .filter(({ camera, reach }) => camera.layer === site.layer && boxesMeet(reach, site.box));
  const looked = [site.box, ...cameras.map(({ reach }) => reach)];
  const obstacles = (await listObstaclesWithin(db, city, degreeBoxes(disjoint(looked, frame))))
    .map((row) => prisms.of(row, frame))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1));
  const standing = new BoxIndex(obstacles, (prism) => prism.box);
  const { kernel } = await ownKernel();
  const sighted = new TileCameras(settings, standing, memo, kernel);
  const seen = cameras.flatMap(({ camera }) => sighted.over(camera, site.layer, site.z) ?? []);
  return watchedZones(site, settings, seen, standing);
}
