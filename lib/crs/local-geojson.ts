import type { Line, MultiPolygon, XY } from "@/lib/geometry/polygon";
import type { CityFrame } from "./city-frame";
import { storedGround } from "./stored-ground";

type Position = readonly number[];
type AreaGeoJson =
  | { readonly type: "Polygon"; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** Decimals of a degree kept on the way out: 1e-9° is a tenth of a millimetre. */
const DECIMALS = 1e9;

/** The polygons of a GeoJSON area, degrees lon first, on a city's plane in metres. */
export function toLocalPolygons(geometry: AreaGeoJson, frame: CityFrame): MultiPolygon {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => rings.map((ring) => Float64Array.from(ring.flatMap((at) => toLocal(at, frame)))));
}

/** The lines of a GeoJSON MultiLineString, degrees lon first, on a city's plane in metres. */
export function toLocalLines(
  geometry: { readonly type: "MultiLineString"; readonly coordinates: readonly (readonly Position[])[] },
  frame: CityFrame,
): Line[] {
  return geometry.coordinates.map((line) => line.map((at) => toLocal(at, frame)));
}

/** Ground as a GeoJSON MultiPolygon, degrees lon first, as text: valid as it stands, see `storedGround`. */
export function multiPolygonText(polygons: MultiPolygon, frame: CityFrame): string {
  return JSON.stringify({ type: "MultiPolygon", coordinates: storedGround(polygons, frame) });
}

/** A GeoJSON MultiLineString, degrees lon first, as text. */
export function multiLineText(lines: readonly Line[], frame: CityFrame): string {
  return JSON.stringify({
    type: "MultiLineString",
    coordinates: lines.map((line) => line.map((at) => rounded(frame.toLonLat(at)))),
  });
}

function toLocal(at: Position, frame: CityFrame): XY {
  const [lon = Number.NaN, lat = Number.NaN] = at;
  return frame.toLocal([lon, lat]);
}

function rounded([lon, lat]: readonly [number, number]): [number, number] {
  return [Math.round(lon * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS];
}
