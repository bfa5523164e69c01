import type { Line, Polygon, XY } from "@/lib/geometry/polygon";
import type { SiteKind } from "./site-kind";

/**
 * What a piece of a site's ground is. Area roles divide the ground; point roles are the strip across an opening, 3 m deep.
 * The requirement profile of the site's kind says which level each role needs.
 */
export const AREA_ROLES = ["surface", "path", "open-ground", "length"] as const;
export const POINT_ROLES = ["entrance", "portal", "stair-head", "approach", "checkpoint"] as const;
export const PART_ROLES = [...AREA_ROLES, ...POINT_ROLES] as const;
export type PartRole = (typeof PART_ROLES)[number];

/**
 * One piece of a site's ground in local metres. Pieces of one site do not overlap: strips are cut out of the area they lie on.
 * `ref` is stable from import to import within its site (`surface`, `approach:w12/n34`); `at` is the middle of an opening.
 */
export type SitePart = {
  readonly ref: string;
  readonly role: PartRole;
  readonly polygons: readonly Polygon[];
  readonly at?: XY;
};

/**
 * A public area derived from a map file, in local metres.
 * `key` is stable: the same objects give the same key on every import (kind and the smallest OSM id, with a suffix where one object gives several).
 * `rule` names the documented rule in docs/guides/site-rules.md that made it. A `candidate` waits for a person to accept it as its kind.
 */
export type DerivedSite = {
  readonly key: string;
  readonly kind: SiteKind;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly layer: number;
  readonly candidate: boolean;
  readonly ground: readonly Polygon[];
  readonly parts: readonly SitePart[];
  readonly centreline: readonly Line[];
  readonly osmIds: readonly string[];
  readonly rule: string;
};
