import { z } from "zod";
import type { LonLat } from "@/lib/crs/lon-lat";

/**
 * What a jurisdiction may decide about its sites. Lengths in metres, areas in m². Every default is ours unless its line names a source;
 * docs/guides/site-rules.md says what each does.
 */
export type SiteSettings = {
  /** OSM road classes that make a main road, highest first; each includes its links. */
  readonly mainRoadClasses: readonly string[];
  /** A bridge this long from end to end is a large bridge. Source: JTG B01 (total length of a 大桥), unverified. */
  readonly largeBridgeM: number;
  /** A road tunnel shorter than this is a street under a bridge, not a tunnel. */
  readonly tunnelMinM: number;
  /** A pedestrian area of this size is a square even if its name does not say so. */
  readonly squareMinM2: number;
  /** A pedestrian area whose name says it is a square needs only this size. */
  readonly namedSquareMinM2: number;
  /** A park without a name below this size is offered as a candidate only. */
  readonly unnamedParkMinM2: number;
  /** A named garden open to the public needs this size to count as a park. */
  readonly gardenMinM2: number;
  /** How far around schools and hospitals candidates reach. */
  readonly surroundingsM: number;
  /** The jurisdiction's own area in degrees, polygons of `[outer, ...holes]`; main roads that cross its edge get a boundary crossing. */
  readonly boundary: readonly (readonly (readonly LonLat[])[])[] | null;
};

export const DEFAULT_SITE_SETTINGS: SiteSettings = {
  mainRoadClasses: ["motorway", "trunk", "primary", "secondary", "tertiary"],
  largeBridgeM: 100,
  tunnelMinM: 20,
  squareMinM2: 2500,
  namedSquareMinM2: 300,
  unnamedParkMinM2: 1000,
  gardenMinM2: 1000,
  surroundingsM: 50,
  boundary: null,
};

const metres = z.number().positive().finite();

/** What a jurisdiction stores under `sites` of its settings: any of the fields above but its boundary, which is its own area. */
export const storedSiteSettings = z
  .strictObject({
    mainRoadClasses: z.array(z.string().min(1)).min(1),
    largeBridgeM: metres,
    tunnelMinM: metres,
    squareMinM2: metres,
    namedSquareMinM2: metres,
    unnamedParkMinM2: metres,
    gardenMinM2: metres,
    surroundingsM: metres,
  })
  .partial();

/**
 * Our defaults under what a jurisdiction has decided.
 *
 * @param stored - The jurisdiction's settings, of which `sites` is read.
 * @throws {ZodError} naming the field, if somebody stored what is no setting.
 */
export function siteSettings(
  stored: Readonly<Record<string, unknown>>,
  boundary: SiteSettings["boundary"],
): SiteSettings {
  const decided = Object.entries(storedSiteSettings.parse(stored.sites ?? {})).filter(
    ([, value]) => value !== undefined,
  );
  return { ...DEFAULT_SITE_SETTINGS, ...Object.fromEntries(decided), boundary };
}
