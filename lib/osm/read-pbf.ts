import { OsmRefusal } from "./osm-error";
import { pbfBlocks } from "./pbf-blocks";
import { fieldsOf, type ProtobufReader, packed } from "./protobuf-reader";
import { type RawMember, RawOsm, type Tags } from "./raw-osm";

const READ_FEATURES = new Set(["OsmSchema-V0.6", "DenseNodes"]);
const MEMBER_TYPES = ["node", "way", "relation"] as const;
const NANO = 1e9;

const unsigned = (reader: ProtobufReader) => reader.unsigned();
const zigzag = (reader: ProtobufReader) => reader.zigzag();
const unzigzag = (value: number) => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);

type Fields = ReturnType<typeof fieldsOf>;
type Block = {
  readonly strings: readonly string[];
  readonly granularity: number;
  readonly latOffset: number;
  readonly lonOffset: number;
};

/**
 * The objects of an OSM PBF file.
 *
 * @param maxBytes - The largest sum of unpacked blocks.
 * @throws {OsmRefusal} with the block at fault; a history or change file is `unsupported`.
 */
export function readPbf(file: Uint8Array, maxBytes: number): RawOsm {
  const raw = new RawOsm();
  let unpacked = 0;
  for (const block of pbfBlocks(file)) {
    unpacked += block.bytes.length;
    if (unpacked > maxBytes) throw new OsmRefusal("too-large", block.where, `more than ${maxBytes} bytes unpacked`);
    try {
      if (block.type === "OSMHeader") checkHeader(block.bytes);
      else if (block.type === "OSMData") readBlock(block.bytes, raw);
    } catch (refusal) {
      if (refusal instanceof OsmRefusal && refusal.where === null) {
        throw new OsmRefusal(refusal.code, block.where, refusal.detail);
      }
      throw refusal;
    }
  }
  return raw;
}

function checkHeader(bytes: Uint8Array): void {
  for (const name of fieldsOf(bytes).blocks.get(4) ?? []) {
    const feature = new TextDecoder().decode(name);
    if (!READ_FEATURES.has(feature)) throw new OsmRefusal("unsupported", null, feature);
  }
}

function readBlock(bytes: Uint8Array, raw: RawOsm): void {
  const { blocks, numbers } = fieldsOf(bytes);
  const text = new TextDecoder();
  const table = blocks.get(1)?.at(-1) ?? new Uint8Array();
  const block: Block = {
    strings: (fieldsOf(table).blocks.get(1) ?? []).map((string) => text.decode(string)),
    granularity: numbers.get(17) ?? 100,
    latOffset: numbers.get(19) ?? 0,
    lonOffset: numbers.get(20) ?? 0,
  };
  for (const group of blocks.get(2) ?? []) {
    const parts = fieldsOf(group).blocks;
    for (const node of parts.get(1) ?? []) readNode(fieldsOf(node), block, raw);
    for (const dense of parts.get(2) ?? []) readDenseNodes(fieldsOf(dense), block, raw);
    for (const way of parts.get(3) ?? []) readWay(fieldsOf(way), block, raw);
    for (const relation of parts.get(4) ?? []) readRelation(fieldsOf(relation), block, raw);
  }
}

function readNode(fields: Fields, block: Block, raw: RawOsm): void {
  const lon = (block.lonOffset + block.granularity * unzigzag(numberOf(fields, 9))) / NANO;
  const lat = (block.latOffset + block.granularity * unzigzag(numberOf(fields, 8))) / NANO;
  raw.addNode(unzigzag(numberOf(fields, 1)), lon, lat, tagsOf(fields, block));
}

function readDenseNodes(fields: Fields, block: Block, raw: RawOsm): void {
  const ids = listOf(fields, 1, zigzag);
  const lats = listOf(fields, 8, zigzag);
  const lons = listOf(fields, 9, zigzag);
  if (lats.length !== ids.length || lons.length !== ids.length) {
    throw new OsmRefusal("damaged", null, "its nodes lack coordinates");
  }
  const keysAndValues = listOf(fields, 10, unsigned);
  let at = 0;
  let id = 0;
  let lat = 0;
  let lon = 0;
  ids.forEach((step, i) => {
    id += step;
    lat += lats[i] ?? 0;
    lon += lons[i] ?? 0;
    const tags: Tags = {};
    for (let key = keysAndValues[at] ?? 0; key !== 0; key = keysAndValues[at] ?? 0) {
      tags[stringAt(block, key)] = stringAt(block, keysAndValues[at + 1]);
      at += 2;
    }
    at++; // the zero that ends a node's tags
    raw.addNode(
      id,
      (block.lonOffset + block.granularity * lon) / NANO,
      (block.latOffset + block.granularity * lat) / NANO,
      tags,
    );
  });
}

function readWay(fields: Fields, block: Block, raw: RawOsm): void {
  raw.addWay(numberOf(fields, 1), runningSum(listOf(fields, 8, zigzag)), tagsOf(fields, block));
}

function readRelation(fields: Fields, block: Block, raw: RawOsm): void {
  const types = listOf(fields, 10, unsigned);
  const members = runningSum(listOf(fields, 9, zigzag)).map((ref, i): RawMember => {
    const type = MEMBER_TYPES[types[i] ?? -1];
    if (!type) throw new OsmRefusal("damaged", null, "a relation has a member of no known type");
    return { type, ref };
  });
  raw.addRelation(numberOf(fields, 1), members, tagsOf(fields, block));
}

function numberOf(fields: Fields, field: number): number {
  const value = fields.numbers.get(field);
  if (value === undefined) throw new OsmRefusal("damaged", null, "an object lacks its id or coordinates");
  return value;
}

/** A repeated number, which writers may split into several packed lists. */
function listOf(fields: Fields, field: number, read: (reader: ProtobufReader) => number): number[] {
  return (fields.blocks.get(field) ?? []).flatMap((bytes) => packed(bytes, read));
}

function runningSum(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => {
    sum += step;
    return sum;
  });
}

function tagsOf(fields: Fields, block: Block): Tags {
  const keys = listOf(fields, 2, unsigned);
  const values = listOf(fields, 3, unsigned);
  if (keys.length !== values.length) throw new OsmRefusal("damaged", null, "a tag lacks its value");
  return Object.fromEntries(keys.map((key, i) => [stringAt(block, key), stringAt(block, values[i])]));
}

function stringAt(block: Block, index: number | undefined): string {
  const string = index === undefined ? undefined : block.strings[index];
  if (string === undefined) throw new OsmRefusal("damaged", null, "a tag points outside its block");
  return string;
}
