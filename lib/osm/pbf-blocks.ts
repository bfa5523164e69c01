import { inflateSync } from "node:zlib";
import { OsmRefusal } from "./osm-error";
import { fieldsOf } from "./protobuf-reader";

/** Limits of the format: a header of 64 KiB, a block of 32 MiB. Source: OSM PBF format, "File format". */
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BLOCK_BYTES = 32 * 1024 * 1024;

const HEADER_TYPE = 1;
const HEADER_DATA_SIZE = 3;
const BLOB_RAW = 1;
const BLOB_RAW_SIZE = 2;
const BLOB_ZLIB = 3;

/** One unpacked block of a PBF file; `where` names it in errors. */
export type PbfBlock = { readonly type: string; readonly bytes: Uint8Array; readonly where: string };

/**
 * Walks the blocks of an OSM PBF file and unpacks each as it is asked for.
 *
 * @throws {OsmRefusal} `truncated`, `damaged`, `unsupported` (a packing other than zlib), `too-large` (a block above the format's limit).
 * @see https://wiki.openstreetmap.org/wiki/PBF_Format
 */
export function* pbfBlocks(file: Uint8Array): Generator<PbfBlock> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let position = 0;
  for (let index = 1; position < file.length; index++) {
    const where = `block ${index} at byte ${position}`;
    if (position + 4 > file.length) throw new OsmRefusal("truncated", where);
    const headerBytes = view.getUint32(position, false);
    if (headerBytes === 0 || headerBytes > MAX_HEADER_BYTES)
      throw new OsmRefusal("damaged", where, "no block starts here");
    const header = fieldsOf(slice(file, position + 4, headerBytes, where));
    const type = header.blocks.get(HEADER_TYPE)?.at(-1);
    const size = header.numbers.get(HEADER_DATA_SIZE) ?? -1;
    if (!type || size < 0) throw new OsmRefusal("damaged", where, "no block starts here");
    if (size > MAX_BLOCK_BYTES) throw new OsmRefusal("too-large", where, `${size} bytes in one block`);
    const blob = slice(file, position + 4 + headerBytes, size, where);
    position += 4 + headerBytes + size;
    yield { type: new TextDecoder().decode(type), bytes: unpack(blob, where), where };
  }
}

function slice(file: Uint8Array, start: number, length: number, where: string): Uint8Array {
  if (start + length > file.length) throw new OsmRefusal("truncated", where);
  return file.subarray(start, start + length);
}

function unpack(blob: Uint8Array, where: string): Uint8Array {
  const { blocks, numbers } = fieldsOf(blob);
  const raw = blocks.get(BLOB_RAW)?.at(-1);
  if (raw) return raw;
  const packed = blocks.get(BLOB_ZLIB)?.at(-1);
  if (!packed) throw new OsmRefusal("unsupported", where, "packed with something other than zlib");
  const size = numbers.get(BLOB_RAW_SIZE) ?? MAX_BLOCK_BYTES;
  if (size > MAX_BLOCK_BYTES) throw new OsmRefusal("too-large", where, `${size} bytes in one block`);
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (cause) {
    throw new OsmRefusal("damaged", where, cause instanceof Error ? cause.message : null);
  }
}
