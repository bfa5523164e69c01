import { SaxesParser } from "saxes";
import { FileRefusal } from "./file-error";
import { MOST_ROWS } from "./file-limits";
import { distinctColumns, type TableContent, type TableRow } from "./table-file";

type Placemark = { readonly values: Map<string, string>; place: TableRow["place"] };

const GEOMETRIES = new Set(["LineString", "Polygon", "MultiGeometry", "LinearRing", "Model"]);

/**
 * Reads the placemarks of a KML text: name, description and extended data are columns, a point its place. Degrees, by the format.
 *
 * @throws {FileRefusal} `not-kml`, `xml-doctype`, `truncated`, `no-rows`, `too-many-rows`
 */
export function readKml(text: string): TableContent {
  const placemarks = parsePlacemarks(text);
  if (placemarks.length === 0) throw new FileRefusal("no-rows", null, "it has no placemarks");
  const names = [...new Set(placemarks.flatMap(({ values }) => [...values.keys()]))];
  const rows = placemarks.map(
    ({ values, place }, i): TableRow => ({ number: i + 1, values: names.map((name) => values.get(name) ?? ""), place }),
  );
  return { format: "kml", columns: distinctColumns(names), rows, crs: "EPSG:4326", encoding: null, delimiter: null };
}

function parsePlacemarks(text: string): Placemark[] {
  const placemarks: Placemark[] = [];
  const path: { readonly tag: string; readonly name: string | null }[] = [];
  let current: Placemark | null = null;
  let content = "";
  const parser = new SaxesParser();
  parser.on("doctype", () => {
    throw new FileRefusal("xml-doctype");
  });
  parser.on("opentag", ({ name, attributes }) => {
    const tag = localName(name);
    if (path.length === 0 && tag !== "kml") throw new FileRefusal("not-kml", null, `its root is <${name}>`);
    path.push({ tag, name: attributes.name ?? null });
    content = "";
    if (tag === "Placemark") current = { values: new Map(), place: null };
    else if (current && GEOMETRIES.has(tag)) current.place = tag;
  });
  parser.on("text", (part) => {
    content += part;
  });
  parser.on("cdata", (part) => {
    content += part;
  });
  parser.on("closetag", () => {
    const element = path.pop();
    if (!current || !element) return;
    if (element.tag === "Placemark") {
      placemarks.push(current);
      if (placemarks.length > MOST_ROWS) throw new FileRefusal("too-many-rows", null, `more than ${MOST_ROWS}`);
      current = null;
    } else takeElement(current, element, path.at(-1), content.trim());
    content = "";
  });
  parser.on("error", (error) => {
    const cut = /unclosed tag|unexpected end/.test(error.message);
    throw new FileRefusal(cut ? "truncated" : "not-kml", `line ${parser.line}`, error.message);
  });
  parser.write(text).close();
  return placemarks;
}

function takeElement(
  placemark: Placemark,
  { tag, name }: { readonly tag: string; readonly name: string | null },
  parent: { readonly tag: string; readonly name: string | null } | undefined,
  content: string,
): void {
  if (parent?.tag === "Placemark" && (tag === "name" || tag === "description")) placemark.values.set(tag, content);
  else if (tag === "value" && parent?.tag === "Data" && parent.name !== null)
    placemark.values.set(parent.name, content);
  else if (tag === "SimpleData" && name !== null) placemark.values.set(name, content);
  else if (tag === "coordinates" && parent?.tag === "Point" && typeof placemark.place !== "string") {
    const [x, y] = content.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
    placemark.place = [x ?? Number.NaN, y ?? Number.NaN];
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
