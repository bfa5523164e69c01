export const TABLE_FORMATS = ["csv", "xlsx", "geojson", "kml", "geopackage", "shapefile"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** One row of a file. `number` is the line of a text file, the row of a sheet, or the place of a feature, counted from 1. */
export type TableRow = {
  readonly number: number;
  /** As many as the file wrote in this row, which may be more or fewer than there are columns; without spaces at their ends. */
  readonly values: readonly string[];
  /** `[x, y]` of a point as the file gives it, the name of any other geometry, or null where there is none. */
  readonly place: readonly [x: number, y: number] | string | null;
};

/** What any table or vector file comes to: named columns of text, and perhaps a point for each row. */
export type TableFile = {
  readonly format: TableFormat;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** The coordinate system of the points, e.g. `EPSG:4490`; null where the file has no points or does not say. */
  readonly crs: string | null;
  /** How the text was encoded; null where the format leaves no choice. */
  readonly encoding: string | null;
  /** What stood between the columns of a text file. */
  readonly delimiter: string | null;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
};

/** A table as a reader of one format makes it. */
export type TableContent = Omit<TableFile, "sha256">;

/** What people count in a file of this format. */
export function rowNoun(format: TableFormat): "line" | "row" | "feature" {
  if (format === "csv") return "line";
  return format === "xlsx" ? "row" : "feature";
}

/** Column names as people can tell them apart: none is empty, and a second `name` becomes `name (2)`. */
export function distinctColumns(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name, i) => {
    const trimmed = name.trim() === "" ? `column ${i + 1}` : name.trim();
    const times = (seen.get(trimmed) ?? 0) + 1;
    seen.set(trimmed, times);
    return times === 1 ? trimmed : `${trimmed} (${times})`;
  });
}
