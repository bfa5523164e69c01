import type { LonLat } from "@/lib/crs/lon-lat";
import type { XY } from "@/lib/geometry/polygon";
import { area, intersection } from "@/lib/geometry/polygon-boolean";
import type { OsmFeature } from "@/lib/osm/feature";
import type { SiteSettings } from "../site-settings";
import { GroundIndex } from "./divide-ground";
import { openAreas } from "./open-areas";
import type { RawPlace } from "./squares";
import { isIndoor, isPrivate } from "./way-tags";

type Tags = OsmFeature["tags"];

/** A garden or park this much inside another park is part of it. */
const PART_OF = 0.8;

/**
 * 公园: areas mapped as parks, heritage parks (总统府, 朝天宫) among them, and named public gardens large enough.
 * Small parks without a name are candidates. A park inside a larger park is part of it.
 */
export function findParks(
  features: readonly OsmFeature[],
  toLocal: (at: LonLat) => XY,
  settings: SiteSettings,
): RawPlace[] {
  const places = openAreas(features, toLocal, (tags) => isPark(tags) || isPublicGarden(tags)).filter(
    ({ tags, sizeM2, layer }) => layer >= 0 && (isPark(tags) || sizeM2 >= settings.gardenMinM2),
  );
  const index = new GroundIndex(places.map((place) => place.outline));
  return places.flatMap((place): RawPlace[] => {
    const inLarger = index
      .near(place.outline)
      .map((item) => places[item])
      .some(
        (other) =>
          other &&
          other.sizeM2 > place.sizeM2 &&
          area(intersection(place.outline, other.outline)) > place.sizeM2 * PART_OF,
      );
    if (inLarger) return [];
    const { id, tags, outline, sizeM2, layer } = place;
    return [
      {
        key: `park/${id}`,
        kind: "park",
        name: tags.name ?? null,
        nameEn: tags["name:en"] ?? null,
        layer,
        candidate: tags.name === undefined && sizeM2 < settings.unnamedParkMinM2,
        outline,
        osmIds: [id],
        rule: isPark(tags) ? "park-mapped" : "park-garden",
      },
    ];
  });
}

function isPark(tags: Tags): boolean {
  return tags.leisure === "park" && !isPrivate(tags) && !isIndoor(tags) && tags.place !== "square";
}

function isPublicGarden(tags: Tags): boolean {
  if (tags.leisure !== "garden" || tags.name === undefined || isPrivate(tags) || isIndoor(tags)) return false;
  return tags.access !== "customers" && !["residential", "private"].includes(tags["garden:type"] ?? "");
}
