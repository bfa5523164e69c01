import type { Line, MultiPolygon, Polygon, XY } from "@/lib/geometry/polygon";
import type { CityFrame } from "./city-frame";

/**
 * Shapes as PostGIS reads and writes them in binary (OGC well-known binary, little-endian, 2D): a fraction of the time and the memory of GeoJSON, and
 * every digit of a double. Degrees lon first on the outside, metres on a city's plane within.
 */
const POLYGON = 3;
const MULTI_LINE = 5;
const MULTI_POLYGON = 6;
/** A point is two doubles, a count four bytes, the head of a shape a byte for the order and four for the type. */
const POINT_BYTES = 16;
const COUNT_BYTES = 4;
const HEAD_BYTES = 5;

/** The polygons of a Polygon or MultiPolygon. @throws {RangeError} for any other shape */
export function polygonsOfWkb(bytes: Buffer, frame: CityFrame): MultiPolygon {
  const type = bytes.readUInt32LE(1);
  if (type === POLYGON) return [readRings(bytes, HEAD_BYTES, frame).rings];
  if (type !== MULTI_POLYGON) throw new RangeError(`expected a polygon or a multipolygon, got WKB type ${type}`);
  const polygons: Polygon[] = [];
  let at = HEAD_BYTES + COUNT_BYTES;
  for (let left = bytes.readUInt32LE(HEAD_BYTES); left > 0; left--) {
    const read = readRings(bytes, at + HEAD_BYTES, frame);
    polygons.push(read.rings);
    at = read.end;
  }
  return polygons;
}

/** The lines of a MultiLineString. @throws {RangeError} for any other shape */
export function linesOfWkb(bytes: Buffer, frame: CityFrame): Line[] {
  const type = bytes.readUInt32LE(1);
  if (type !== MULTI_LINE) throw new RangeError(`expected a multilinestring, got WKB type ${type}`);
  const lines: Line[] = [];
  let at = HEAD_BYTES + COUNT_BYTES;
  for (let left = bytes.readUInt32LE(HEAD_BYTES); left > 0; left--) {
    const count = bytes.readUInt32LE(at + HEAD_BYTES);
    at += HEAD_BYTES + COUNT_BYTES;
    lines.push(Array.from({ length: count }, (_, i) => readPoint(bytes, at + i * POINT_BYTES, frame)));
    at += count * POINT_BYTES;
  }
  return lines;
}

function readPoint(bytes: Buffer, at: number, frame: CityFrame): XY {
  return frame.toLocal([bytes.readDoubleLE(at), bytes.readDoubleLE(at + 8)]);
}

function readRings(bytes: Buffer, start: number, frame: CityFrame): { rings: Polygon; end: number } {
  const rings: Float64Array[] = [];
  let at = start + COUNT_BYTES;
  for (let left = bytes.readUInt32LE(start); left > 0; left--) {
    const count = bytes.readUInt32LE(at);
    at += COUNT_BYTES;
    const ring = new Float64Array(2 * count);
    for (let i = 0; i < count; i++) ring.set(readPoint(bytes, at + i * POINT_BYTES, frame), 2 * i);
    at += count * POINT_BYTES;
    rings.push(ring);
  }
  return { rings, end: at };
}

/** Polygons in degrees as a MultiPolygon. */
export function multiPolygonWkb(polygons: MultiPolygon): Buffer {
  const size = polygons.reduce((sum, polygon) => sum + sizeOf(polygon), HEAD_BYTES + COUNT_BYTES);
  const bytes = Buffer.allocUnsafe(size);
  let at = writeHead(bytes, 0, MULTI_POLYGON, polygons.length);
  for (const polygon of polygons) at = writePolygon(bytes, at, polygon);
  return bytes;
}

/** A polygon in degrees. */
export function polygonWkb(polygon: Polygon): Buffer {
  const bytes = Buffer.allocUnsafe(sizeOf(polygon));
  writePolygon(bytes, 0, polygon);
  return bytes;
}

function sizeOf(polygon: Polygon): number {
  return polygon.reduce((sum, ring) => sum + COUNT_BYTES + (ring.length / 2) * POINT_BYTES, HEAD_BYTES + COUNT_BYTES);
}

/** @returns where what comes next begins */
function writePolygon(bytes: Buffer, start: number, polygon: Polygon): number {
  let at = writeHead(bytes, start, POLYGON, polygon.length);
  for (const ring of polygon) {
    at = bytes.writeUInt32LE(ring.length / 2, at);
    for (const number of ring) at = bytes.writeDoubleLE(number, at);
  }
  return at;
}

function writeHead(bytes: Buffer, start: number, type: number, count: number): number {
  bytes.writeUInt8(1, start);
  bytes.writeUInt32LE(type, start + 1);
  return bytes.writeUInt32LE(count, start + HEAD_BYTES);
}
