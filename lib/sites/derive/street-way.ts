import type { LonLat } from "@/lib/crs/lon-lat";
import type { Line, XY } from "@/lib/geometry/polygon";
import type { OsmFeature } from "@/lib/osm/feature";
import { byOsmId } from "./osm-order";
import { classOf, isLink, layerOf, structureOf, wayUse } from "./way-tags";
import { carriagewayWidth, corridorWidth } from "./way-width";

/** A way people move along, on the city's plane. `nodes` are the OSM nodes of `line`; widths in metres. */
export type StreetWay = {
  readonly id: string;
  readonly tags: OsmFeature["tags"];
  readonly nodes: readonly number[];
  readonly line: Line;
  readonly use: "main" | "road" | "service" | "foot";
  /** 0 for the highest main class; beyond the last main class for everything else. */
  readonly rank: number;
  readonly link: boolean;
  readonly structure: "bridge" | "tunnel" | "street";
  readonly layer: number;
  readonly carriageway: number;
  readonly width: number;
};

/** Every way of a map file that people move along, by OSM id, so that the order of the file decides nothing. */
export function streetWays(
  features: readonly OsmFeature[],
  toLocal: (at: LonLat) => XY,
  mainClasses: readonly string[],
): StreetWay[] {
  return features
    .flatMap(({ id, tags, geometry }): StreetWay[] => {
      if (geometry.type !== "line" || geometry.line.length < 2) return [];
      const use = wayUse(tags, mainClasses);
      if (use === null) return [];
      return [
        {
          id,
          tags,
          nodes: geometry.nodes,
          line: geometry.line.map(toLocal),
          use,
          rank: use === "main" ? mainClasses.indexOf(classOf(tags)) : mainClasses.length,
          link: isLink(tags),
          structure: structureOf(tags),
          layer: layerOf(tags),
          carriageway: carriagewayWidth(tags),
          width: corridorWidth(tags),
        },
      ];
    })
    .sort((a, b) => byOsmId(a.id, b.id));
}
