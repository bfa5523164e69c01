import "server-only";
import { listSitesAround } from "@/db/queries/coverage-input";
import type { Context } from "@/lib/access/server/context";
import type { PointQuery } from "@/lib/api/point";
import { currentCity } from "@/lib/city/server/current-city";
import { type CityFrame, cityFrame } from "@/lib/crs/city-frame";
import { pointInRings } from "@/lib/geometry/point-in-rings";
import { err, ok, type Result } from "@/lib/kernel/result";
import { groundElevation } from "@/lib/sites/ground-elevation";
import type { SightTarget } from "../point-sight";
import { coverageSettings } from "./coverage-settings";
import { degreeBoxes } from "./degree-boxes";
import { disjoint, loadSites } from "./load-tile";
import type { HashedSite } from "./solve-tile";
import type { Settings } from "./tile-cameras";

/** `outside`: so far from the city that its plane does not describe the place. */
export type PointError = { readonly code: "no-city" } | { readonly code: "outside" };

/** Farther from the central meridian a plane is not held to the earth, degrees. */
const WIDEST_DEG = 4;

/** A point that somebody asks about, on the plane of the city on screen, with the sites of any layer that it lies in. */
export type FoundTarget = {
  readonly city: string;
  readonly frame: CityFrame;
  readonly settings: Settings;
  readonly sites: readonly HashedSite[];
  readonly target: SightTarget;
};

/** The target at a point: on the layer asked for, else on that of the site there which is nearest the street, else on the street. */
export async function findTarget(
  context: Context<"sites.read" | "coverage.read">,
  { lon, lat, layer: wanted }: PointQuery,
): Promise<Result<FoundTarget, PointError>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const frame = cityFrame(city.value.central_meridian ?? 0);
  if (Math.abs(lon - frame.centralMeridian) > WIDEST_DEG || Math.abs(lat) > 85) return err({ code: "outside" });
  const settings = await coverageSettings(context);
  const [x, y] = frame.toLocal([lon, lat]);
  const around = degreeBoxes(disjoint([[x, y, x, y]], frame));
  const rows = await listSitesAround(context.db, city.value.id, around, null);
  const sites = (await loadSites(context, city.value.id, rows, frame, settings.digest)).filter(({ parts }) =>
    parts.some(({ ground }) => pointInRings(x, y, ground.flat())),
  );
  const layer = wanted ?? nearestLayer(sites);
  const ground = sites.find((site) => site.layer === layer)?.z ?? groundElevation(layer);
  return ok({
    city: city.value.id,
    frame,
    settings,
    sites,
    target: { x, y, z: ground + settings.targetHeight, layer },
  });
}

/** The layer of a site that is nearest the street; the street's where there is none. */
function nearestLayer(sites: readonly HashedSite[]): number {
  const [nearest] = sites.map(({ layer }) => layer).sort((a, b) => Math.abs(a) - Math.abs(b) || b - a);
  return nearest ?? 0;
}
