import type { LonLat } from "@/lib/crs/lon-lat";
import { err, ok, type Result } from "@/lib/kernel/result";
import { assembleFeatures } from "./assemble-features";
import type { OsmFeature } from "./feature";
import type { LonLatBox, OsmData } from "./osm-data";
import { type OsmError, OsmRefusal } from "./osm-error";
import { readGeoJson } from "./read-geojson";
import { readPbf } from "./read-pbf";
import { readXml } from "./read-xml";
import { sniffFormat } from "./sniff";
import { unpack } from "./unpack";

/** A province unpacks to less. */
const MAX_UNPACKED_BYTES = 1024 ** 3;

/**
 * The features of a city's map file: OSM PBF, OSM XML, GeoJSON or GeoJSON lines, each also inside gzip or bzip2. The content says which, not the name.
 * The whole file is held in memory; a file of 200 000 nodes takes about a second.
 *
 * @param file - `name` is used in errors only.
 * @param maxUnpackedBytes - The largest size after unpacking; a file that would grow beyond it is refused early.
 * @returns Features in degrees with what was reported on the way, or why the file cannot be taken. Nothing is ever read in part.
 *   Where the data lies is not judged here: see `placeError`.
 */
export async function readOsm(
  file: { readonly name: string; readonly bytes: Uint8Array },
  maxUnpackedBytes: number = MAX_UNPACKED_BYTES,
): Promise<Result<OsmData, OsmError>> {
  try {
    return ok(await read(file.bytes, maxUnpackedBytes));
  } catch (refusal) {
    if (!(refusal instanceof OsmRefusal)) throw refusal;
    return err({ code: refusal.code, file: file.name, where: refusal.where, detail: refusal.detail });
  }
}

async function read(packed: Uint8Array, maxBytes: number): Promise<OsmData> {
  if (packed.length === 0) throw new OsmRefusal("empty-file");
  const bytes = await unpack(packed, maxBytes);
  if (bytes.length === 0) throw new OsmRefusal("empty-file");
  const format = sniffFormat(bytes);
  if (format === "json") {
    const { format: json, features } = readGeoJson(bytes);
    return { format: json, features, danglingReferences: 0, issues: [], ...extentOf(checkedSizes(features)) };
  }
  const { features, ...rest } = assembleFeatures(format === "pbf" ? readPbf(bytes, maxBytes) : readXml(bytes));
  return { format, features, ...rest, ...extentOf(checkedSizes(features)) };
}

/** The boundary of a province has some tens of thousands; what has more makes every later step slow for no good reason. */
const MAX_POINTS = 200_000;

function checkedSizes(features: readonly OsmFeature[]): readonly OsmFeature[] {
  for (const feature of features) {
    const points = positionsOf(feature).length;
    if (points > MAX_POINTS) throw new OsmRefusal("too-many-points", feature.id, `${points} points`);
  }
  return features;
}

function extentOf(features: readonly OsmFeature[]): { bbox: LonLatBox; centre: LonLat } {
  if (features.length === 0) throw new OsmRefusal("no-features");
  const lons: number[] = [];
  const lats: number[] = [];
  for (const [lon, lat] of features.flatMap(positionsOf)) {
    lons.push(lon);
    lats.push(lat);
  }
  const [x, y] = [Float64Array.from(lons).sort(), Float64Array.from(lats).sort()];
  const at = (sorted: Float64Array, index: number) => sorted[index] ?? Number.NaN;
  return {
    bbox: [at(x, 0), at(y, 0), at(x, x.length - 1), at(y, y.length - 1)],
    centre: [at(x, x.length >> 1), at(y, y.length >> 1)],
  };
}

function positionsOf({ geometry }: OsmFeature): readonly LonLat[] {
  switch (geometry.type) {
    case "point":
      return [geometry.at];
    case "line":
      return geometry.line;
    case "area":
      return geometry.polygons.flat(2);
  }
}
