import { z } from "zod";
import { FileRefusal } from "./file-error";
import { MOST_ROWS } from "./file-limits";
import { distinctColumns, type TableContent, type TableRow } from "./table-file";

const feature = z.object({
  type: z.literal("Feature"),
  id: z.union([z.string(), z.number()]).optional(),
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
});
const collection = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(z.unknown()),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
});
type Feature = z.infer<typeof feature>;

/** The name under which a feature's own id stands among the columns. */
const ID_COLUMN = "@id";

/**
 * Reads a GeoJSON feature collection; columns are every property that any feature has.
 *
 * @throws {FileRefusal} `truncated`, `not-geojson` with the feature at fault, `no-rows`, `too-many-rows`
 */
export function readGeoJson(text: string): TableContent {
  const parsed = collection.safeParse(parseJson(text));
  if (!parsed.success) throw new FileRefusal("not-geojson", null, "a FeatureCollection was expected");
  const { features, crs } = parsed.data;
  if (features.length === 0) throw new FileRefusal("no-rows", null, "it has no features");
  if (features.length > MOST_ROWS) throw new FileRefusal("too-many-rows", null, `${features.length}`);

  const checked = features.map(checkFeature);
  const names = columnNames(checked);
  const rows = checked.map((one, i): TableRow => {
    const own = (name: string) => (name === ID_COLUMN ? one.id : one.properties?.[name]);
    return { number: i + 1, values: names.map((name) => cell(own(name))), place: placeOf(one.geometry) };
  });
  return {
    format: "geojson",
    columns: distinctColumns(names),
    rows,
    crs: crs ? epsgName(crs.properties.name) : "EPSG:4326",
    encoding: null,
    delimiter: null,
  };
}

function checkFeature(value: unknown, i: number): Feature {
  const parsed = feature.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new FileRefusal("not-geojson", `feature ${i + 1}`, `${issue?.path.join(".") || "feature"}: ${issue?.message}`);
}

function columnNames(features: readonly Feature[]): string[] {
  const names = new Set<string>(features.some(({ id }) => id !== undefined) ? [ID_COLUMN] : []);
  for (const { properties } of features) for (const name of Object.keys(properties ?? {})) names.add(name);
  return [...names];
}

function placeOf(geometry: Feature["geometry"]): TableRow["place"] {
  if (geometry === null) return null;
  if (geometry.type !== "Point") return geometry.type;
  const [x, y] = Array.isArray(geometry.coordinates) ? geometry.coordinates : [];
  return [typeof x === "number" ? x : Number.NaN, typeof y === "number" ? y : Number.NaN];
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value).trim();
}

/** `urn:ogc:def:crs:EPSG::4547` and `urn:ogc:def:crs:OGC:1.3:CRS84` as short names. */
function epsgName(name: string): string {
  if (name.endsWith("CRS84")) return "EPSG:4326";
  const code = /EPSG:.*?(\d+)$/.exec(name)?.[1];
  return code === undefined ? name : `EPSG:${code}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const cut = /end of JSON input|Unterminated string|after (array|property)/.test(message) && !/[}\]]\s*$/.test(text);
    throw new FileRefusal(cut ? "truncated" : "not-geojson", null, message);
  }
}
