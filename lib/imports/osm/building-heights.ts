import type { OsmFeature } from "@/lib/osm/feature";
import { groundElevation } from "@/lib/sites/ground-elevation";
import { tagLevels, tagMetres } from "./tag-metres";

type Tags = OsmFeature["tags"];

/** Where a height came from: stated in metres, counted in storeys, or our default for that kind of building. */
export const HEIGHT_SOURCES = ["height", "levels", "default"] as const;
export type HeightSource = (typeof HEIGHT_SOURCES)[number];

/** From where to where something stands, metres above the ground of its layer 0. */
export type Heights = {
  readonly base: number;
  readonly top: number;
  readonly source: HeightSource;
  /** Tags that were passed over because they cannot be true. */
  readonly doubtful: readonly string[];
};

export const METRES_PER_LEVEL = 3;
/** Nothing built is higher: the Burj Khalifa has 828 m. A larger number is a slip. */
const HIGHEST_M = 830;
const MOST_LEVELS = 200;

/** What we take where a building says neither height nor levels, metres. All ours: usual storeys × 3 m. */
const DEFAULT_HEIGHTS: readonly (readonly [kinds: readonly string[], metres: number])[] = [
  [["office", "hotel", "skyscraper"], 24],
  [["apartments", "dormitory", "hospital", "tower"], 18],
  [["cathedral", "church", "mosque", "temple", "synagogue", "stadium"], 15],
  [
    [
      "residential",
      "commercial",
      "school",
      "university",
      "college",
      "public",
      "civic",
      "government",
      "train_station",
      "parking",
    ],
    12,
  ],
  [["industrial", "warehouse", "hangar", "chapel", "supermarket"], 8],
  [["house", "detached", "semidetached_house", "terrace", "retail", "farm", "villa"], 6],
  [
    [
      "garage",
      "garages",
      "shed",
      "hut",
      "kiosk",
      "toilets",
      "service",
      "cabin",
      "ruins",
      "collapsed",
      "elevator",
      "entrance",
    ],
    3,
  ],
  [["roof", "carport", "canopy"], 4],
];
const OTHER_HEIGHT_M = 9;

/** Roofs that stand on posts: one sees through below them. */
const CANOPIES = new Set(["roof", "carport", "canopy"]);
const ROOF_THICKNESS_M = 0.5;

/** What a building or building part is: its `building` value, else that of its part. */
export function buildingKind(tags: Tags): string {
  return has(tags.building) ? (tags.building ?? "yes") : (tags["building:part"] ?? "yes");
}

export function isCanopy(tags: Tags): boolean {
  return CANOPIES.has(buildingKind(tags));
}

/**
 * Base and top of a building: `height`, else `building:levels` × 3 m, else a default by kind. A height that cannot be (0, negative, above 830 m,
 * not above its own base) falls through to the next. The base is `min_height`, else `building:min_level` × 3 m, else the ground; that of a
 * canopy the underside of its roof.
 */
export function buildingHeights(tags: Tags): Heights {
  const doubtful: string[] = [];
  const checked = (tag: string, metres: number | null, isSound: (metres: number) => boolean) => {
    if (tags[tag] === undefined) return null;
    if (metres !== null && isSound(metres)) return metres;
    doubtful.push(tag);
    return null;
  };
  const storeys = (tag: string) => {
    const levels = tagLevels(tags[tag]);
    return levels !== null && levels <= MOST_LEVELS ? levels * METRES_PER_LEVEL : null;
  };
  const isBase = (metres: number) => metres >= 0 && metres < HIGHEST_M;
  const base =
    checked("min_height", tagMetres(tags.min_height), isBase) ??
    checked("building:min_level", storeys("building:min_level"), isBase);
  const isTop = (metres: number) => metres > (base ?? 0) && metres <= HIGHEST_M;
  const stated = checked("height", tagMetres(tags.height), isTop);
  const counted = stated === null ? checked("building:levels", storeys("building:levels"), isTop) : null;
  const top = stated ?? counted ?? (base ?? 0) + defaultHeight(buildingKind(tags));
  const source = stated !== null ? "height" : counted !== null ? "levels" : "default";
  return { base: base ?? (isCanopy(tags) ? underside(top) : 0), top, source, doubtful };
}

/** The underside of a roof whose top is known. */
function underside(top: number): number {
  return Math.max(top - ROOF_THICKNESS_M, top * 0.8);
}

function defaultHeight(kind: string): number {
  return DEFAULT_HEIGHTS.find(([kinds]) => kinds.includes(kind))?.[1] ?? OTHER_HEIGHT_M;
}

/** A deck's thickness. Ours. */
const DECK_THICKNESS_M = 1;

/** A bridge mapped as an area is a deck in the air: its surface is the ground of its layer. */
export function deckHeights(layer: number): Heights {
  const top = groundElevation(layer);
  return { base: top - DECK_THICKNESS_M, top, source: "default", doubtful: [] };
}

/** What a wall has that does not say. Ours. */
const WALL_HEIGHT_M = 2;

export function wallHeights(tags: Tags): Heights {
  const stated = tagMetres(tags.height);
  const sound = stated !== null && stated > 0 && stated <= HIGHEST_M;
  return {
    base: 0,
    top: sound ? stated : WALL_HEIGHT_M,
    source: sound ? "height" : "default",
    doubtful: tags.height !== undefined && !sound ? ["height"] : [],
  };
}

/** Whether a tag is set and not denied. */
export function has(value: string | undefined): boolean {
  return value !== undefined && value !== "no";
}
