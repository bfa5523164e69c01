/** `[lon, lat]` in degrees, CGCS2000 (EPSG:4490). WGS 84 is taken as equal: the two differ by centimetres to decimetres. */
export type LonLat = readonly [lon: number, lat: number];
