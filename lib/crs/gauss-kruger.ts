/** CGCS2000 degrees for proj4. No datum shift to WGS 84 is applied: they are taken as equal. */
export const GEOGRAPHIC = "+proj=longlat +ellps=GRS80 +no_defs";

/** The proj4 definition of a CGCS2000 3-degree Gauss-Krüger plane: easting first, without a zone prefix, metres. */
export function gaussKruger(centralMeridian: number): string {
  return `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`;
}
