import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { placeError } from "./osm-data";
import { describeOsmError, type OsmError, type OsmErrorCode } from "./osm-error";
import { readOsm } from "./read-osm";

const FOLDER = fileURLToPath(new URL("../../tests/fixtures/bad/osm/", import.meta.url));
/** Small enough that the bombs are bombs. */
const LIMIT = 16_000_000;

async function refusal(name: string, bytes: Uint8Array): Promise<OsmError | null> {
  const read = await readOsm({ name, bytes }, LIMIT);
  return read.ok ? placeError(read.value, name) : read.error;
}

/** What is wrong with each file, and where. */
const BAD: Readonly<Record<string, readonly [OsmErrorCode, where: string | null]>> = {
  "bzip2-bomb.osm.bz2": ["too-large", null],
  "cut-off.geojsonl": ["truncated", "line 2"],
  "cut-off.geojsonl.gz": ["truncated", null],
  "cut-off.osm": ["truncated", "line 4"],
  "cut-off.osm.bz2": ["truncated", null],
  "damaged.osm.pbf": ["damaged", "block 2 at byte 104"],
  "doctype.osm": ["xml-doctype", "line 2"],
  "duplicate-ids.geojsonl": ["duplicate-id", "w5"],
  "duplicate-ids.osm": ["duplicate-id", "node 7"],
  "empty.osm.pbf": ["empty-file", null],
  "gzip-bomb.osm.gz": ["too-large", null],
  "metres.geojsonl": ["bad-coordinate", "line 1, w2"],
  "nan.geojsonl": ["bad-coordinate", "line 1"],
  "nan.osm": ["bad-coordinate", "node 3"],
  "not-a-feature.geojsonl": ["not-geojson", "line 2"],
  "not-osm.xml": ["not-osm", "line 2"],
  "not-utf8.geojsonl": ["not-utf8", null],
  "outside-china.geojsonl": ["outside-china", null],
  "overpass.json": ["not-osm", null],
  "pbf-bomb.osm.pbf": ["damaged", "block 2 at byte 57"],
  "picture.osm.pbf": ["unknown-format", null],
  "swapped-in-range.geojsonl": ["swapped", null],
  "swapped.geojsonl": ["swapped", "line 1, n1"],
  "swapped.osm": ["swapped", "node 1"],
  "truncated.osm.pbf": ["truncated", "block 2 at byte 104"],
  "untagged.osm": ["no-features", null],
  "without-id.geojsonl": ["missing-id", "line 1"],
  "zipped.osm.zip": ["archive", null],
};

describe("map files that must be refused", () => {
  it.each(Object.entries(BAD))("%s", async (name, [code, where]) => {
    const error = await refusal(name, readFileSync(FOLDER + name));
    expect(error).toMatchObject({ code, where, file: name });
    const sentence = error ? describeOsmError(error) : "";
    expect(sentence.startsWith(where === null ? `${name}: ` : `${name}, ${where}: `)).toBe(true);
    expect(sentence).toMatch(/\. [A-Z].*\.$/); // ends in what to do
  });

  it("are all of the folder but the bow-tie, which is mended", async () => {
    const files = readdirSync(FOLDER).filter((name) => name !== "README.md");
    expect(files.sort()).toEqual([...Object.keys(BAD), "bow-tie.geojsonl"].sort());
    expect(await refusal("bow-tie.geojsonl", readFileSync(`${FOLDER}bow-tie.geojsonl`))).toBeNull();
  });

  it("names a polygon of a million corners and takes no more than a few seconds over it", async () => {
    const corners = Array.from({ length: 1_000_000 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 1_000_000;
      return [118.78 + 0.01 * Math.cos(angle), 32.04 + 0.01 * Math.sin(angle)];
    });
    const geometry = { type: "Polygon", coordinates: [[...corners, corners[0]]] };
    const feature = { type: "Feature", id: "w99", geometry, properties: { building: "yes" } };
    const before = process.cpuUsage();
    const bytes = new TextEncoder().encode(JSON.stringify(feature));
    const read = await readOsm({ name: "million.geojsonl", bytes });
    expect(read).toMatchObject({
      ok: false,
      error: { code: "too-many-points", where: "w99", detail: "1000001 points" },
    });
    expect(process.cpuUsage(before).user).toBeLessThan(10_000_000); // microseconds
  });
});
