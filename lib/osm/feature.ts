import type { LonLat } from "@/lib/crs/lon-lat";

/** Where an OSM object sits: a point, a line in the direction of its way, or areas as `[outer, ...holes]` closed rings. */
export type OsmGeometry =
  | { readonly type: "point"; readonly at: LonLat }
  | { readonly type: "line"; readonly line: readonly LonLat[]; readonly nodes: readonly number[] }
  | { readonly type: "area"; readonly polygons: readonly (readonly (readonly LonLat[])[])[] };

/**
 * One OSM object with one geometry. `id` is `n123`, `w123` or `r123`.
 * A closed way that may be read either way (a park, a wall) stands twice: once as a line, once as an area.
 * `nodes` of a line are the OSM node ids of its points, so that junctions can be found without comparing coordinates.
 * GeoJSON has no node ids: there they are negative numbers made from the coordinates, the same for the same place in every file.
 */
export type OsmFeature = {
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly geometry: OsmGeometry;
};
