import { z } from "zod";
import type { LonLat } from "@/lib/crs/lon-lat";
import { coordinateNodeId } from "./coordinate-node-id";
import type { OsmFeature, OsmGeometry } from "./feature";
import { OsmRefusal } from "./osm-error";
import { checkedPosition } from "./raw-osm";

const position = z.array(z.number()).min(2);
const geometry = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Point"), coordinates: position }),
  z.object({ type: z.literal("LineString"), coordinates: z.array(position).min(2) }),
  z.object({ type: z.literal("Polygon"), coordinates: z.array(z.array(position).min(4)).min(1) }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(z.array(position).min(4)).min(1)).min(1) }),
]);
const feature = z.object({
  type: z.literal("Feature"),
  id: z.union([z.string(), z.number()]).nullish(),
  geometry,
  properties: z.record(z.string(), z.unknown()).nullable(),
});
const document = z.looseObject({ type: z.string().optional(), features: z.unknown().optional() });
type Geometry = z.infer<typeof geometry>;
type GeoJsonFeature = z.infer<typeof feature>;

const RECORD_SEPARATOR = "\u001e"; // before each feature of a GeoJSON text sequence (RFC 8142)
const FEATURE_START = /^\{\s*"type"\s*:\s*"Feature"\s*[,}]/;
/** A string longer than this cannot be made in Node; a city's GeoJSON is a tenth of it. */
const MAX_TEXT_BYTES = 400_000_000;

/**
 * Features from GeoJSON as `osmium export` writes it (one feature a line, or one collection) or as Overpass does (`@id` like `way/123`).
 * Every property without an `@` in front is a tag. A line's node ids are made from its coordinates.
 *
 * @throws {OsmRefusal} with the line or the number of the feature: not JSON, not a feature, no id, a coordinate that is none.
 */
export function readGeoJson(file: Uint8Array): { format: "geojson" | "geojson-lines"; features: OsmFeature[] } {
  if (file.length > MAX_TEXT_BYTES) throw new OsmRefusal("too-large", null, `${file.length} bytes of JSON`);
  const lines = decoded(file).split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  if (FEATURE_START.test(record(lines[first] ?? ""))) {
    return { format: "geojson-lines", features: distinct(featuresOfLines(lines)) };
  }
  const features = featuresOfDocument(lines.join("\n"));
  return { format: "geojson", features: distinct(features) };
}

function decoded(file: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch {
    throw new OsmRefusal("not-utf8");
  }
}

function record(line: string): string {
  return (line.startsWith(RECORD_SEPARATOR) ? line.slice(1) : line).trim();
}

function featuresOfLines(lines: readonly string[]): OsmFeature[] {
  const last = lines.findLastIndex((line) => record(line) !== "");
  return lines.flatMap((line, i) => {
    const text = record(line);
    return text === "" ? [] : [toFeature(parsed(text, `line ${i + 1}`, i === last), `line ${i + 1}`)];
  });
}

function featuresOfDocument(text: string): OsmFeature[] {
  const root = document.safeParse(parsed(text, null, true));
  if (!root.success) throw new OsmRefusal("not-geojson");
  const { type, features } = root.data;
  if (type === "Feature") return [toFeature(root.data, "feature 1")];
  if (type !== "FeatureCollection") throw new OsmRefusal("not-osm", null, `its type is "${type ?? ""}"`);
  if (!Array.isArray(features)) throw new OsmRefusal("not-geojson", null, "it has no list of features");
  return features.map((value: unknown, i) => toFeature(value, `feature ${i + 1}`));
}

function parsed(text: string, where: string | null, mayBeCutOff: boolean): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "";
    if (/[[,]\s*(NaN|-?Infinity)\s*[\],]/.test(text)) throw new OsmRefusal("bad-coordinate", where, "NaN or Infinity");
    const cutOff = mayBeCutOff && endsTooEarly(text, message);
    throw new OsmRefusal(cutOff ? "truncated" : "not-geojson", where, cutOff ? null : message);
  }
}

/** Whether reading JSON failed at the end of the text rather than within it. */
function endsTooEarly(text: string, message: string): boolean {
  const position = /at position (\d+)/.exec(message)?.[1];
  return /end of JSON input|Unterminated/.test(message) || Number(position) >= text.length;
}

function toFeature(value: unknown, where: string): OsmFeature {
  const checked = feature.safeParse(value);
  if (!checked.success) throw refusalFor(checked.error, where);
  const properties = checked.data.properties ?? {};
  const tags = Object.fromEntries(
    Object.entries(properties)
      .filter(([key, tag]) => !key.startsWith("@") && (typeof tag === "string" || typeof tag === "number"))
      .map(([key, tag]) => [key, String(tag)]),
  );
  const id = osmIdOf(checked.data);
  if (id === null) throw new OsmRefusal("missing-id", where);
  return { id, tags, geometry: toGeometry(checked.data.geometry, `${where}, ${id}`) };
}

function refusalFor(error: z.ZodError, where: string): OsmRefusal {
  const [issue] = error.issues;
  const path = issue?.path.join(".") ?? "";
  const code = path.startsWith("geometry.coordinates") ? "bad-coordinate" : "not-geojson";
  return new OsmRefusal(code, where, `${path}: ${issue?.message ?? ""}`);
}

const LETTERS: Readonly<Record<string, string>> = { node: "n", way: "w", relation: "r" };

/** `n1`, `w2`, `r3` from `@type` and `@id`, from `way/123`, or from osmium's `a246`, an area of way 123 (even) or relation (odd). */
function osmIdOf({ id, properties }: GeoJsonFeature): string | null {
  const type = properties?.["@type"];
  const number = properties?.["@id"];
  if (typeof type === "string" && LETTERS[type] && Number.isSafeInteger(number)) return `${LETTERS[type]}${number}`;
  for (const text of [number, id]) {
    if (typeof text !== "string") continue;
    const [, word, wordNumber] = /^(node|way|relation)\/(-?\d+)$/.exec(text) ?? [];
    if (word && wordNumber) return `${LETTERS[word]}${wordNumber}`;
    const [, letter, letterNumber] = /^([nwr])(-?\d+)$/.exec(text) ?? [];
    if (letter && letterNumber) return `${letter}${letterNumber}`;
    const area = Number(/^a(\d+)$/.exec(text)?.[1] ?? Number.NaN);
    if (Number.isSafeInteger(area)) return area % 2 === 0 ? `w${area / 2}` : `r${(area - 1) / 2}`;
  }
  return null;
}

function toGeometry(shape: Geometry, where: string): OsmGeometry {
  const at = ([lon = Number.NaN, lat = Number.NaN]: readonly number[]): LonLat => checkedPosition(lon, lat, where);
  const ring = (points: readonly (readonly number[])[]) => closedRing(points.map(at), where);
  switch (shape.type) {
    case "Point":
      return { type: "point", at: at(shape.coordinates) };
    case "LineString": {
      const line = shape.coordinates.map(at);
      return { type: "line", line, nodes: line.map(coordinateNodeId) };
    }
    case "Polygon":
      return { type: "area", polygons: [shape.coordinates.map(ring)] };
    case "MultiPolygon":
      return { type: "area", polygons: shape.coordinates.map((polygon) => polygon.map(ring)) };
  }
}

function closedRing(ring: LonLat[], where: string): LonLat[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first?.[0] === last?.[0] && first?.[1] === last?.[1]) return ring;
  throw new OsmRefusal("not-geojson", where, "a ring does not end where it begins");
}

/** The features, unless one object stands twice with the same kind of geometry. */
function distinct(features: OsmFeature[]): OsmFeature[] {
  const seen = new Set<string>();
  for (const { id, geometry: shape } of features) {
    const key = `${id} ${shape.type}`;
    if (seen.has(key)) throw new OsmRefusal("duplicate-id", id);
    seen.add(key);
  }
  return features;
}
