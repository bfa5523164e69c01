import "server-only";
import { listInfrared } from "@/db/queries/cameras";
import { listLampsOfSite } from "@/db/queries/mounts";
import type { Context } from "@/lib/access/server/context";
import type { SiteNightDto, SiteNightQuery } from "@/lib/api/night";
import { currentCity } from "@/lib/city/server/current-city";
import { cityFrame } from "@/lib/crs/city-frame";
import { storedGround } from "@/lib/crs/stored-ground";
import { err, ok, type Result } from "@/lib/kernel/result";
import { type CameraNight, type NightLight, nightAreas, nightOpens } from "../night";
import type { WatchedZone } from "../watched-zone";
import { coverageSettings } from "./coverage-settings";
import { watchSites } from "./load-watched-sites";

export type NightError = { readonly code: "no-city" | "no-such-site" };

/** What of a site is seen by day and at night, by infrared light and by street lamps: from the records of now, by the operations that coverage is computed with. */
export async function readSiteNight(
  context: Context<"sites.read" | "coverage.read">,
  { id, lampM }: SiteNightQuery,
): Promise<Result<SiteNightDto, NightError>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const settings = await coverageSettings(context);
  const frame = cityFrame(city.value.central_meridian ?? 0);
  const watched = await watchSites(context, city.value.id, frame, settings, [id]);
  const zones = watched().get(id);
  if (!zones) return err({ code: "no-such-site" });
  const ids = [...new Set(zones.flatMap(({ covers }) => covers.map(({ camera }) => camera)))];
  const cameras = new Map((await listInfrared(context.db, ids)).map((row) => [row.id, row]));
  const lamps = await listLampsOfSite(context.db, id, lampM);
  const light: NightLight = {
    infraredM: new Map([...cameras].flatMap(([camera, { infrared_m }]) => (infrared_m ? [[camera, infrared_m]] : []))),
    lamps: lamps.map(({ lon, lat }) => frame.toLocal([lon, lat])),
    lampReachM: lampM,
  };

  const own = figures(zones, light);
  const levels = Object.keys(settings.levels).map((level) => ({
    level,
    ...figures(watched(level).get(id) ?? [], light),
  }));
  const opens = zones.map((zone) => ({ zone, ...nightOpens(zone, light) }));
  const losses = lossByCamera(opens.flatMap((one) => one.cameras));
  return ok({
    site: id,
    areaM2: own.areaM2,
    levels: [{ level: null, ...own }, ...levels].map(({ level, dayM2, nightM2 }) => ({ level, dayM2, nightM2 })),
    opened: {
      areaM2: Math.max(0, own.dayM2 - own.nightM2),
      shape: {
        type: "MultiPolygon",
        // as gaps are stored: zones that lie side by side are joined, and what is rounded stays valid
        coordinates: storedGround(
          opens.flatMap(({ zone, polygons }) => polygons.map((polygon) => zone.toCity(polygon))),
          frame,
        ),
      },
    },
    cameras: losses
      .flatMap(({ camera, sees, loses, opens: opened }) => {
        const row = cameras.get(camera);
        if (!row) return [];
        const { number, name, infrared_m: infraredM, infrared_source: infraredSource } = row;
        const areas = { seesM2: sees, losesM2: loses, opensM2: opened };
        return [{ id: camera, number, name, infraredM, infraredSource, ...areas }];
      })
      .sort((a, b) => b.losesM2 - a.losesM2 || a.number - b.number),
    lampM,
    lamps: lamps.map(({ osm_id, lon, lat, height_m, height_stated }) => ({
      ...{ osmId: osm_id, position: [lon, lat], heightM: height_m, heightStated: height_stated },
    })),
  });
}

function figures(zones: readonly WatchedZone[], light: NightLight) {
  const sum = { areaM2: 0, dayM2: 0, nightM2: 0 };
  for (const zone of zones) {
    const { area, day, night } = nightAreas(zone, light);
    sum.areaM2 += area;
    sum.dayM2 += day;
    sum.nightM2 += night;
  }
  return sum;
}

/** What each camera loses in all zones together. */
function lossByCamera(zones: readonly CameraNight[]): CameraNight[] {
  const found = new Map<string, CameraNight>();
  for (const one of zones) {
    const known = found.get(one.camera) ?? { ...one, sees: 0, loses: 0, opens: 0 };
    found.set(one.camera, {
      camera: one.camera,
      sees: known.sees + one.sees,
      loses: known.loses + one.loses,
      opens: known.opens + one.opens,
    });
  }
  return [...found.values()];
}
