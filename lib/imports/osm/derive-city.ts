import { type CityFrame, cityFrame } from "@/lib/crs/city-frame";
import type { OsmFeature } from "@/lib/osm/feature";
import { deriveSites, type SiteIssue } from "@/lib/sites/derive-sites";
import type { DerivedSite } from "@/lib/sites/derived-site";
import type { SiteSettings } from "@/lib/sites/site-settings";
import { type BasemapFeature, deriveBasemap } from "./basemap";
import { type DerivedCamera, deriveCameras } from "./cameras";
import { type DerivationIssue, DerivationLog } from "./derivation-log";
import { deriveMounting, type MountingCandidate } from "./mounting";
import { type DerivedObstacle, deriveObstacles } from "./obstacles";

/** Everything a map file says about a city; local metres are those of `frame`. */
export type DerivedCity = {
  readonly frame: CityFrame;
  readonly sites: readonly DerivedSite[];
  readonly obstacles: readonly DerivedObstacle[];
  readonly cameras: readonly DerivedCamera[];
  readonly mounting: readonly MountingCandidate[];
  readonly basemap: readonly BasemapFeature[];
  readonly siteIssues: readonly SiteIssue[];
  readonly issues: readonly DerivationIssue[];
};

/** Derives a city from a map file's features. Pure: the same features and settings give the same city. */
export function deriveCity(
  features: readonly OsmFeature[],
  centralMeridian: number,
  settings: SiteSettings,
): DerivedCity {
  const frame = cityFrame(centralMeridian);
  const log = new DerivationLog();
  const { sites, issues: siteIssues } = deriveSites(features, frame, settings);
  const obstacles = deriveObstacles(features, frame.toLocal, log);
  const cameras = deriveCameras(features, frame.toLocal, obstacles, log);
  return {
    frame,
    sites,
    obstacles,
    cameras,
    mounting: deriveMounting(features),
    basemap: deriveBasemap(features),
    siteIssues,
    issues: log.list(),
  };
}
