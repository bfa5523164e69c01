/** What GDAL's worker is asked: one file, one of its layers or the only one, and whether to leave coordinates as they stand. */
export type GdalRequest = { readonly file: string; readonly layer: string | null; readonly keepCoordinates: boolean };

/** What it answers: the layer as CSV bytes (a place as WKT first, where `hasPlaces`), or why not. */
export type GdalAnswer =
  | { readonly is: "table"; readonly csv: Uint8Array; readonly hasPlaces: boolean; readonly crs: string | null }
  | { readonly is: "layers"; readonly layers: readonly { readonly name: string; readonly rows: number }[] }
  | { readonly is: "unreadable"; readonly said: string };
