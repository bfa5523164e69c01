import { OsmRefusal } from "./osm-error";

const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

/**
 * Reads protobuf fields from a slice of bytes and never past its end.
 * Numbers beyond 2^53 are refused rather than rounded.
 *
 * @throws {OsmRefusal} `damaged` when the bytes are not what the field needs.
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export class ProtobufReader {
  private readonly bytes: Uint8Array;
  private position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The next field's number and wire type, or null at the end. */
  next(): { field: number; wire: number } | null {
    if (this.position >= this.bytes.length) return null;
    const key = this.unsigned();
    return { field: Math.floor(key / 8), wire: key % 8 };
  }

  more(): boolean {
    return this.position < this.bytes.length;
  }

  unsigned(): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 10; i++) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) throw damaged("a number is too large");
        return value;
      }
      scale *= 128;
    }
    throw damaged("a number does not end");
  }

  /** An int64 in two's complement: negative numbers take ten bytes. */
  signed(): number {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(BigInt.asIntN(64, value));
    }
    throw damaged("a number does not end");
  }

  /** A sint64: zigzag encoded. */
  zigzag(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** The bytes of a string, a nested message or a packed list; no copy is made. */
  block(): Uint8Array {
    const length = this.unsigned();
    const end = this.position + length;
    if (end > this.bytes.length) throw damaged("a field reaches past the end of its block");
    const part = this.bytes.subarray(this.position, end);
    this.position = end;
    return part;
  }

  skip(wire: number): void {
    if (wire === VARINT) while (this.byte() >= 0x80);
    else if (wire === FIXED64) this.advance(8);
    else if (wire === LENGTH_DELIMITED) this.block();
    else if (wire === FIXED32) this.advance(4);
    else throw damaged("an unknown kind of field");
  }

  private advance(count: number): void {
    if (this.position + count > this.bytes.length) throw damaged("a field reaches past the end of its block");
    this.position += count;
  }

  private byte(): number {
    const byte = this.bytes[this.position++];
    if (byte === undefined) throw damaged("a block ends inside a number");
    return byte;
  }
}

/** All numbers of a packed list. */
export function packed(bytes: Uint8Array, read: (reader: ProtobufReader) => number): number[] {
  const reader = new ProtobufReader(bytes);
  const values: number[] = [];
  while (reader.more()) values.push(read(reader));
  return values;
}

/** The values of a message's length-delimited fields by number, in order, and its plain numbers. */
export function fieldsOf(bytes: Uint8Array): { blocks: Map<number, Uint8Array[]>; numbers: Map<number, number> } {
  const reader = new ProtobufReader(bytes);
  const blocks = new Map<number, Uint8Array[]>();
  const numbers = new Map<number, number>();
  for (let key = reader.next(); key; key = reader.next()) {
    if (key.wire === LENGTH_DELIMITED) {
      const list = blocks.get(key.field);
      if (list) list.push(reader.block());
      else blocks.set(key.field, [reader.block()]);
    } else if (key.wire === VARINT) numbers.set(key.field, reader.signed());
    else reader.skip(key.wire);
  }
  return { blocks, numbers };
}

function damaged(detail: string): OsmRefusal {
  return new OsmRefusal("damaged", null, detail);
}
