import "server-only";
import { findCamera, listCamerasOfSite, listSitesOfCamera } from "@/db/queries/cameras";
import type { Context } from "@/lib/access/server/context";
import type { CameraFailureDto, SiteFailuresDto } from "@/lib/api/failures";
import { currentCity } from "@/lib/city/server/current-city";
import { cityFrame } from "@/lib/crs/city-frame";
import { storedGround } from "@/lib/crs/stored-ground";
import { err, ok, type Result } from "@/lib/kernel/result";
import type { SiteKind } from "@/lib/sites/site-kind";
import { DEPTHS } from "../depth";
import { soleCover, zoneDepths } from "../watched-zone";
import { coverageSettings } from "./coverage-settings";
import { ownKernel } from "./load-kernel";
import { loadWatchedSites } from "./load-watched-sites";

type Sees = Context<"sites.read" | "coverage.read">;

/** What opens of each site when a camera fails. A camera that covers nothing opens nothing. */
export async function readCameraFailure(
  context: Sees,
  id: string,
): Promise<Result<CameraFailureDto, { code: "no-city" } | { code: "no-such-camera" }>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  if (!(await findCamera(context.db, city.value.id, id))) return err({ code: "no-such-camera" });
  const frame = cityFrame(city.value.central_meridian ?? 0);
  const settings = await coverageSettings(context);
  const { kernel } = await ownKernel();
  const rows = await listSitesOfCamera(context.db, id);
  const ids = rows.map((row) => row.id);
  const watched = await loadWatchedSites(context, city.value.id, frame, settings, ids);
  const sites: CameraFailureDto["sites"] = [];
  for (const row of rows) {
    const zones = watched.get(row.id);
    if (!zones) continue;
    const opened = zones.map((zone) => ({ zone, sole: soleCover(zone, id, true) }));
    const openedM2 = opened.reduce((sum, { sole }) => sum + sole.area, 0);
    // both from what is there now: what is stored may be of the city before a change
    const depths = zones.map((zone) => zoneDepths(kernel, zone));
    const areaM2 = depths.reduce((sum, found) => sum + DEPTHS.reduce((whole, depth) => whole + found[depth], 0), 0);
    const coveredM2 = areaM2 - depths.reduce((sum, { none }) => sum + none, 0);
    sites.push({
      id: row.id,
      number: row.number,
      kind: row.kind as SiteKind,
      name: row.name,
      nameEn: row.name_en,
      areaM2,
      openedM2,
      coverage: areaM2 > 0 ? coveredM2 / areaM2 : null,
      coverageWithout: areaM2 > 0 ? Math.max(0, coveredM2 - openedM2) / areaM2 : null,
      opened: {
        type: "MultiPolygon",
        // as gaps are stored: zones that lie side by side are joined, and what is rounded stays valid
        coordinates: storedGround(
          opened.flatMap(({ zone, sole }) => sole.polygons.map((polygon) => zone.toCity(polygon))),
          frame,
        ),
      },
    });
  }
  return ok({ sites: sites.sort((a, b) => b.openedM2 - a.openedM2) });
}

/** How often a site's ground is seen, and what would open without each of its cameras. */
export async function readSiteFailures(
  context: Sees,
  id: string,
): Promise<Result<SiteFailuresDto, { code: "no-city" } | { code: "no-such-site" }>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const frame = cityFrame(city.value.central_meridian ?? 0);
  const settings = await coverageSettings(context);
  const zones = (await loadWatchedSites(context, city.value.id, frame, settings, [id])).get(id);
  if (!zones) return err({ code: "no-such-site" });
  const { kernel } = await ownKernel();
  const depths = { none: 0, one: 0, two: 0, more: 0 };
  for (const zone of zones) {
    const found = zoneDepths(kernel, zone);
    for (const depth of DEPTHS) depths[depth] += found[depth];
  }
  const cameras = (await listCamerasOfSite(context.db, id)).map((camera) => ({
    id: camera.id,
    number: camera.number,
    name: camera.name,
    openedM2: zones.reduce((sum, zone) => sum + soleCover(zone, camera.id, false).area, 0),
  }));
  return ok({
    areaM2: DEPTHS.reduce((sum, depth) => sum + depths[depth], 0),
    depths,
    cameras: cameras.sort((a, b) => b.openedM2 - a.openedM2 || a.number - b.number),
  });
}
