import { customType } from "drizzle-orm/pg-core";

/** EPSG code of CGCS2000 geographic coordinates, in which every geometry is stored. */
export const CGCS2000 = 4490;

type Shape = "Point" | "Polygon" | "MultiPolygon" | "MultiLineString" | "Geometry";

/** A PostGIS column of one shape in CGCS2000 degrees, lon first. Read and written through SQL functions, never as raw bytes. */
export function geometryColumn(shape: Shape) {
  return customType<{ data: string }>({ dataType: () => `geometry(${shape}, ${CGCS2000})` });
}
