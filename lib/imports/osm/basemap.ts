import type { OsmFeature } from "@/lib/osm/feature";

/** One feature of the quiet map under the data. */
export type BasemapFeature = {
  readonly osmId: string;
  readonly theme: "streets" | "water" | "green" | "railways" | "places";
  readonly class: string;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly bridge: boolean;
  readonly tunnel: boolean;
  readonly layer: number;
  readonly geometry: OsmFeature["geometry"];
};

type Tags = OsmFeature["tags"];
type Theme = Pick<BasemapFeature, "theme" | "class">;

const NOT_BUILT = new Set(["proposed", "construction", "planned", "abandoned", "razed", "corridor", "elevator", "no"]);
const TRACKS = new Set(["rail", "light_rail", "tram", "subway", "monorail", "narrow_gauge", "funicular", "preserved"]);
const WATER_LINES = new Set(["river", "canal", "stream", "drain", "ditch"]);
const PLACES = new Set([
  "city",
  "town",
  "district",
  "county",
  "borough",
  "suburb",
  "quarter",
  "neighbourhood",
  "village",
  "hamlet",
  "locality",
]);
const GREEN: Readonly<Record<string, ReadonlySet<string>>> = {
  leisure: new Set(["park", "garden", "golf_course", "common", "nature_reserve", "dog_park"]),
  landuse: new Set([
    "grass",
    "forest",
    "meadow",
    "village_green",
    "recreation_ground",
    "cemetery",
    "orchard",
    "allotments",
    "flowerbed",
    "plant_nursery",
  ]),
  natural: new Set(["wood", "scrub", "grassland", "heath"]),
};
const WATER_AREAS: Readonly<Record<string, ReadonlySet<string>>> = {
  natural: new Set(["water", "bay"]),
  waterway: new Set(["riverbank", "dock"]),
  landuse: new Set(["reservoir", "basin"]),
};

/** Streets, water, green, tracks and the names of places, as the styles in lib/map/layers draw them. Indoor ways and what is not built are left out. */
export function deriveBasemap(features: readonly OsmFeature[]): BasemapFeature[] {
  return features.flatMap(({ id, tags, geometry }): BasemapFeature[] => {
    const theme = themeOf(id, tags, geometry.type);
    if (!theme) return [];
    return [
      {
        osmId: id,
        ...theme,
        name: tags.name ?? null,
        nameEn: tags["name:en"] ?? null,
        bridge: tags.bridge !== undefined && tags.bridge !== "no",
        tunnel: tags.tunnel !== undefined && !["no", "building_passage"].includes(tags.tunnel),
        layer: Number.parseInt(tags.layer ?? "0", 10) || 0,
        geometry,
      },
    ];
  });
}

function themeOf(id: string, tags: Tags, shape: OsmFeature["geometry"]["type"]): Theme | null {
  switch (shape) {
    case "point":
      return PLACES.has(tags.place ?? "") && tags.name !== undefined
        ? { theme: "places", class: tags.place ?? "" }
        : null;
    case "line":
      return lineTheme(tags);
    case "area":
      return areaTheme(id, tags);
  }
}

function lineTheme(tags: Tags): Theme | null {
  if (tags.highway !== undefined && !NOT_BUILT.has(tags.highway) && !isIndoor(tags))
    return { theme: "streets", class: tags.highway };
  if (TRACKS.has(tags.railway ?? "")) return { theme: "railways", class: tags.railway ?? "" };
  return WATER_LINES.has(tags.waterway ?? "") ? { theme: "water", class: tags.waterway ?? "" } : null;
}

/** A closed street is an area only if it says so: else it runs in a circle. */
function areaTheme(id: string, tags: Tags): Theme | null {
  if (tags.highway !== undefined) {
    const paved = (tags.area === "yes" || id.startsWith("r")) && !NOT_BUILT.has(tags.highway) && !isIndoor(tags);
    return paved ? { theme: "streets", class: tags.highway } : null;
  }
  return tagged(tags, WATER_AREAS, "water") ?? tagged(tags, GREEN, "green");
}

function tagged(
  tags: Tags,
  table: Readonly<Record<string, ReadonlySet<string>>>,
  theme: "water" | "green",
): Theme | null {
  for (const [key, values] of Object.entries(table)) {
    const value = tags[key];
    if (value !== undefined && values.has(value)) return { theme, class: value };
  }
  return null;
}

function isIndoor(tags: Tags): boolean {
  return tags.indoor !== undefined && tags.indoor !== "no";
}
