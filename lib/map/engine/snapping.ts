import type { MapGeoJSONFeature, Map as MapLibre } from "maplibre-gl";
import type { LonLat } from "@/lib/crs/lon-lat";
import type { SnapSource } from "./map-layer";
import { partsOf, type SnapShape } from "./nearest-snap";

/** Finds what is on screen and draws in the corners that somebody draws. */
export type Snapping = {
  /** Names the style parts whose shapes do. */
  readonly seek: (snaps: Readonly<Record<string, SnapSource>>) => void;
  /** The shapes around a place, without the one that has the id `except`; their corners are rounded to the grid of their tiles. */
  readonly around: (at: LonLat, reachPx: number, except: string | null) => SnapShape[];
};

/** The tiles that near views enlarge: their zoom, the units along their side, and how many of these their shapes reach beyond it. */
const TILE = { zoom: 16, units: 4_096, beyond: 128 } as const;
/** What is nearer to the line along which a tile cuts its shapes off lies on it, units of the tile. */
const ON_CUT = 0.01;

export function createSnapping(map: MapLibre): Snapping {
  let snaps: Readonly<Record<string, SnapSource>> = {};
  return {
    seek(next) {
      snaps = next;
    },
    around(at, reachPx, except) {
      const layers = Object.keys(snaps).filter((id) => map.getLayer(id));
      if (layers.length === 0) return [];
      const { x, y } = map.project([at[0], at[1]]);
      const box: [[number, number], [number, number]] = [
        [x - reachPx, y - reachPx],
        [x + reachPx, y + reachPx],
      ];
      return map
        .queryRenderedFeatures(box, { layers })
        .filter(({ properties }) => except === null || properties.id !== except)
        .map((feature) => shapeOf(feature, snaps[feature.layer.id] as SnapSource));
    },
  };
}

function shapeOf({ geometry, properties }: MapGeoJSONFeature, { kind, names }: SnapSource): SnapShape {
  const name = names.map((one) => properties[one]).find((text) => typeof text === "string" && text !== "");
  return { kind, name: name ?? null, ...uncut(partsOf(linesOf(geometry))) };
}

function linesOf(geometry: MapGeoJSONFeature["geometry"]): LonLat[][] {
  switch (geometry.type) {
    case "LineString":
      return [geometry.coordinates as unknown as LonLat[]];
    case "MultiLineString":
    case "Polygon":
      return geometry.coordinates as unknown as LonLat[][];
    case "MultiPolygon":
      return geometry.coordinates.flat() as unknown as LonLat[][];
    default:
      return [];
  }
}

/** What of a tile's shape is on the ground, too: without the corners and edges at which its tile cuts it off. An edge that is cut is true as far as it goes. */
export function uncut({ corners, edges }: Pick<SnapShape, "corners" | "edges">): Pick<SnapShape, "corners" | "edges"> {
  return {
    corners: corners.filter((corner) => cutsAt(corner).length === 0),
    edges: edges.filter(([from, to]) => {
      const cuts = cutsAt(to);
      return !cutsAt(from).some((cut) => cuts.includes(cut));
    }),
  };
}

/** The lines along which tiles cut their shapes off that a place lies on. */
function cutsAt([lon, lat]: LonLat): string[] {
  const sine = Math.sin((lat * Math.PI) / 180);
  const across = 0.5 + lon / 360;
  const down = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return Object.entries({ across, down }).flatMap(([way, share]) => {
    const units = share * 2 ** TILE.zoom * TILE.units;
    const within = units % TILE.units;
    const isCut = [TILE.beyond, TILE.units - TILE.beyond].some((cut) => Math.abs(within - cut) < ON_CUT);
    return isCut ? [`${way} ${Math.round(units)}`] : [];
  });
}
