import type { LonLat } from "@/lib/crs/lon-lat";
import type { MultiPolygon, XY } from "@/lib/geometry/polygon";
import { area, intersection, union } from "@/lib/geometry/polygon-boolean";
import type { OsmFeature } from "@/lib/osm/feature";
import type { SiteSettings } from "../site-settings";
import { perimeter } from "./area";
import { GroundIndex } from "./divide-ground";
import { type OpenArea, openAreas } from "./open-areas";
import { sortedIds } from "./osm-order";
import { isIndoor, isPrivate } from "./way-tags";

/** A square or a park before roads and openings are taken out of it. */
export type RawPlace = {
  readonly key: string;
  readonly kind: "square" | "park";
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly layer: number;
  readonly candidate: boolean;
  readonly outline: MultiPolygon;
  readonly osmIds: readonly string[];
  readonly rule: string;
};

/** Words for a square in the languages of our maps: zh, en, de, pt, fr, it, es. */
const SQUARE_WORD = /广场|廣場|square|platz|plaza|praça|praceta|largo|terreiro|rossio|place|piazza|platea/i;
/** 4π·area ÷ perimeter²: 1 for a circle, 0.79 for a square place, below this for a street drawn as an area. Ours. */
const LEAST_COMPACT = 0.25;
/** A pedestrian area this much inside a mapped square is part of it. */
const PART_OF = 0.5;

/** 广场: areas mapped as squares, and pedestrian areas that are one by name or by size and shape. Areas of one name that touch are one. */
export function findSquares(
  features: readonly OsmFeature[],
  toLocal: (at: LonLat) => XY,
  settings: SiteSettings,
): RawPlace[] {
  const mapped = openAreas(features, toLocal, (tags) => tags.place === "square" && !isIndoor(tags)).filter(
    (place) => place.layer >= 0,
  );
  const pedestrian = openAreas(features, toLocal, isPedestrianArea).filter((place) => place.layer === 0);
  const squares = new GroundIndex(mapped.map((place) => place.outline));
  const own = mergeNamesakes(pedestrian).flatMap((group): RawPlace[] => {
    const outline = union(group.flatMap((place) => place.outline));
    const size = area(outline);
    const inMapped = squares.meeting(outline).reduce((sum, other) => sum + area(intersection(outline, other)), 0);
    return inMapped > size * PART_OF ? [] : pedestrianSquare(group, outline, size, settings);
  });
  return [...mapped.map(mappedSquare), ...own];
}

/** Drawn as an area on purpose: a closed way of `highway=pedestrian` alone is a street that runs in a circle. */
function isPedestrianArea(tags: OsmFeature["tags"]): boolean {
  if (tags.place === "square" || isIndoor(tags) || isPrivate(tags)) return false;
  return tags.highway === "pedestrian" && (tags.area === "yes" || tags.type === "multipolygon");
}

function mappedSquare(place: OpenArea): RawPlace {
  return { ...rawSquare([place], place.outline), candidate: false, rule: "square-mapped" };
}

function pedestrianSquare(
  group: readonly OpenArea[],
  outline: MultiPolygon,
  size: number,
  settings: SiteSettings,
): RawPlace[] {
  const raw = rawSquare(group, outline);
  if (raw.name !== null && SQUARE_WORD.test(raw.name) && size >= settings.namedSquareMinM2)
    return [{ ...raw, candidate: false, rule: "square-pedestrian-named" }];
  const compact = (4 * Math.PI * size) / perimeter(outline) ** 2;
  if (size < settings.squareMinM2 || compact < LEAST_COMPACT) return [];
  return [{ ...raw, candidate: raw.name === null, rule: "square-pedestrian-large" }];
}

function rawSquare(group: readonly OpenArea[], outline: MultiPolygon) {
  const ids = sortedIds(group.map((place) => place.id));
  const tags = group[0]?.tags ?? {};
  return {
    key: `square/${ids[0]}`,
    kind: "square" as const,
    name: tags.name ?? null,
    nameEn: tags["name:en"] ?? null,
    layer: group[0]?.layer ?? 0,
    outline,
    osmIds: ids,
  };
}

/** Areas of one name that touch, together; the rest alone. */
function mergeNamesakes(places: readonly OpenArea[]): OpenArea[][] {
  const byName = new Map<string, OpenArea[]>();
  for (const place of places) {
    const key = place.tags.name ?? `unnamed ${place.id}`;
    byName.set(key, [...(byName.get(key) ?? []), place]);
  }
  return [...byName.values()].flatMap((group) => {
    if (group.length === 1) return [group];
    return union(group.flatMap((place) => place.outline)).map((piece) =>
      group.filter((place) => area(intersection(place.outline, [piece])) > 0),
    );
  });
}
