import type { MountingKind } from "@/lib/cameras/mounting-kinds";
import type { LonLat } from "@/lib/crs/lon-lat";
import type { OsmFeature } from "@/lib/osm/feature";
import { tagMetres } from "./tag-metres";

/** Something a camera could be mounted on; `heightStated` is false where the height is our default. */
export type MountingCandidate = {
  readonly osmId: string;
  readonly kind: MountingKind;
  readonly at: LonLat;
  readonly heightM: number;
  readonly heightStated: boolean;
};

/** Usual heights, metres. All ours. */
const DEFAULT_HEIGHT_M = { "street-lamp": 8, "traffic-signal": 6, pole: 9, mast: 15 } as const;
const HIGHEST_M = 400;

/** Street lamps, traffic signals, poles and masts that are mapped as points. */
export function deriveMounting(features: readonly OsmFeature[]): MountingCandidate[] {
  return features.flatMap(({ id, tags, geometry }): MountingCandidate[] => {
    const kind = mountingKind(tags);
    if (geometry.type !== "point" || !kind) return [];
    const height = tagMetres(tags.height);
    const stated = height !== null && height > 0 && height <= HIGHEST_M;
    return [
      { osmId: id, kind, at: geometry.at, heightM: stated ? height : DEFAULT_HEIGHT_M[kind], heightStated: stated },
    ];
  });
}

function mountingKind(tags: OsmFeature["tags"]): MountingCandidate["kind"] | null {
  if (tags.highway === "street_lamp") return "street-lamp";
  if (tags.highway === "traffic_signals") return "traffic-signal";
  if (tags.power === "pole" || tags.telecom === "pole" || tags.man_made === "utility_pole" || tags.man_made === "pole")
    return "pole";
  return tags.man_made === "mast" ? "mast" : null;
}
