import { type SaxesAttributePlain, SaxesParser } from "saxes";
import { OsmRefusal } from "./osm-error";
import { type RawMember, RawOsm, type Tags } from "./raw-osm";

const CHUNK_BYTES = 1024 * 1024;
const OBJECTS = ["node", "way", "relation"] as const;
type ObjectType = (typeof OBJECTS)[number];
type Attributes = Readonly<Record<string, string>>;

/** The object whose element is open, with what its children have said so far. */
type Open = {
  readonly type: ObjectType;
  readonly attributes: Attributes;
  readonly where: string;
  readonly tags: Tags;
  readonly refs: number[];
  readonly members: RawMember[];
};

/**
 * The objects of an OSM XML file (also as JOSM and Overpass write it). Objects marked as deleted are left out.
 *
 * @throws {OsmRefusal} with the line at fault. A document type is refused before any of it is read, so entities cannot grow.
 * @see https://wiki.openstreetmap.org/wiki/OSM_XML
 */
export function readXml(file: Uint8Array): RawOsm {
  const raw = new RawOsm();
  const parser = new SaxesParser({ position: true });
  let isRoot = true;
  let open: Open | null = null;

  const line = () => `line ${parser.line}`;
  parser.on("doctype", () => {
    throw new OsmRefusal("xml-doctype", line());
  });
  parser.on("error", (error) => {
    const cutOff = parser.closed || /unclosed|unexpected end/i.test(error.message);
    throw new OsmRefusal(cutOff ? "truncated" : "damaged", line(), error.message);
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (isRoot && name !== "osm") throw new OsmRefusal("not-osm", line(), `its first element is <${name}>`);
    isRoot = false;
    const type = OBJECTS.find((object) => object === name);
    if (type) open = { type, attributes: plain(attributes), where: line(), tags: {}, refs: [], members: [] };
    else if (open) addChild(open, name, plain(attributes), line());
  });
  parser.on("closetag", ({ name }) => {
    if (open?.type !== name) return;
    addObject(raw, open);
    open = null;
  });

  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let start = 0; start < file.length; start += CHUNK_BYTES) {
    const chunk = file.subarray(start, start + CHUNK_BYTES);
    parser.write(decode(decoder, chunk, start + CHUNK_BYTES < file.length, line));
  }
  parser.close();
  return raw;
}

function decode(decoder: TextDecoder, chunk: Uint8Array, stream: boolean, line: () => string): string {
  try {
    return decoder.decode(chunk, { stream });
  } catch {
    throw new OsmRefusal("not-utf8", `after ${line()}`);
  }
}

function plain(attributes: Record<string, string | SaxesAttributePlain>): Attributes {
  return attributes as Attributes; // without the xmlns option saxes gives strings
}

function addChild(open: Open, name: string, attributes: Attributes, where: string): void {
  if (name === "tag") open.tags[attributes.k ?? ""] = attributes.v ?? "";
  else if (name === "nd") open.refs.push(wholeNumber(attributes.ref, "ref", where));
  else if (name === "member") {
    const type = OBJECTS.find((object) => object === attributes.type);
    if (!type) throw new OsmRefusal("damaged", where, `a member has the type "${attributes.type ?? ""}"`);
    open.members.push({ type, ref: wholeNumber(attributes.ref, "ref", where) });
  }
}

function addObject(raw: RawOsm, { type, attributes, where, tags, refs, members }: Open): void {
  if (attributes.visible === "false" || attributes.action === "delete") return;
  const id = wholeNumber(attributes.id, "id", where);
  if (type === "way") raw.addWay(id, refs, tags);
  else if (type === "relation") raw.addRelation(id, members, tags);
  else raw.addNode(id, decimal(attributes.lon), decimal(attributes.lat), tags);
}

function wholeNumber(text: string | undefined, name: string, where: string): number {
  if (text === undefined || !/^-?\d+$/.test(text)) throw new OsmRefusal("damaged", where, `${name}="${text ?? ""}"`);
  return Number(text);
}

/** NaN for anything that is not a plain decimal number, which the position check then refuses. */
function decimal(text: string | undefined): number {
  return text !== undefined && /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
}
