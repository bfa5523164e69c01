import "server-only";
import type { Context } from "@/lib/access/server/context";
import type { SiteDepthsDto, SiteDepthsQuery } from "@/lib/api/depths";
import { currentCity } from "@/lib/city/server/current-city";
import { cityFrame } from "@/lib/crs/city-frame";
import { storedGround } from "@/lib/crs/stored-ground";
import { err, ok, type Result } from "@/lib/kernel/result";
import { DEPTHS, type Depth } from "../depth";
import { depthShapes, zoneDepths } from "../watched-zone";
import { coverageSettings } from "./coverage-settings";
import { ownKernel } from "./load-kernel";
import { loadWatchedSites } from "./load-watched-sites";

export type DepthsError = { readonly code: "no-city" | "no-such-site" | "no-such-level" };

/** Where a site's ground is seen how often, at one level or at the level of each zone: by the engine, from the records of now. */
export async function readSiteDepths(
  context: Context<"sites.read" | "coverage.read">,
  { id, level }: SiteDepthsQuery,
): Promise<Result<SiteDepthsDto, DepthsError>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const settings = await coverageSettings(context);
  if (level !== undefined && settings.levels[level] === undefined) return err({ code: "no-such-level" });
  const frame = cityFrame(city.value.central_meridian ?? 0);
  const zones = (await loadWatchedSites(context, city.value.id, frame, settings, [id], level)).get(id);
  if (!zones) return err({ code: "no-such-site" });
  const { kernel } = await ownKernel();
  const areas = zones.map((zone) => zoneDepths(kernel, zone));
  const shapes = zones.map((zone) => ({ zone, shapes: depthShapes(zone) }));
  const at = (depth: Depth): SiteDepthsDto["depths"][Depth] => ({
    areaM2: areas.reduce((sum, found) => sum + found[depth], 0),
    shape: {
      type: "MultiPolygon",
      // as gaps are stored: zones that lie side by side are joined, and what is rounded stays valid
      coordinates: storedGround(
        shapes.flatMap(({ zone, shapes }) => shapes[depth].map((polygon) => zone.toCity(polygon))),
        frame,
      ),
    },
  });
  const depths = { none: at("none"), one: at("one"), two: at("two"), more: at("more") };
  const areaM2 = DEPTHS.reduce((sum, depth) => sum + depths[depth].areaM2, 0);
  return ok({ site: id, level: level ?? null, areaM2, depths });
}
