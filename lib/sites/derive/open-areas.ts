import type { LonLat } from "@/lib/crs/lon-lat";
import type { MultiPolygon, XY } from "@/lib/geometry/polygon";
import { area, union } from "@/lib/geometry/polygon-boolean";
import type { OsmFeature } from "@/lib/osm/feature";
import { byOsmId } from "./osm-order";
import { layerOf } from "./way-tags";

/** A mapped area on the city's plane; `outline` has neither crossing edges nor overlaps. */
export type OpenArea = {
  readonly id: string;
  readonly tags: OsmFeature["tags"];
  readonly outline: MultiPolygon;
  readonly sizeM2: number;
  readonly layer: number;
};

/** The areas of a map file whose tags are wanted, by OSM id. */
export function openAreas(
  features: readonly OsmFeature[],
  toLocal: (at: LonLat) => XY,
  wanted: (tags: OsmFeature["tags"]) => boolean,
): OpenArea[] {
  return features
    .flatMap(({ id, tags, geometry }): OpenArea[] => {
      if (geometry.type !== "area" || !wanted(tags)) return [];
      const outline = union(
        geometry.polygons.map((polygon) => polygon.map((ring) => Float64Array.from(ring.flatMap((at) => toLocal(at))))),
      );
      const sizeM2 = area(outline);
      return sizeM2 > 0 ? [{ id, tags, outline, sizeM2, layer: layerOf(tags) }] : [];
    })
    .sort((a, b) => byOsmId(a.id, b.id));
}
