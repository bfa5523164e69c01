import type { LonLat } from "@/lib/crs/lon-lat";
import { assembleRings } from "./assemble-rings";
import type { OsmFeature } from "./feature";
import { nestRings } from "./nest-rings";
import { IssueLog, type OsmIssue } from "./osm-data";
import type { RawOsm, RawRelation, RawWay } from "./raw-osm";

type Assembled = { features: OsmFeature[]; danglingReferences: number; issues: OsmIssue[] };

/**
 * Features from the objects of an OSM file, by the rules of `osmium export` with its default settings:
 * a tagged node is a point; a tagged way is a line unless `area=yes`; a closed way of three corners or more is an area too, unless `area=no`;
 * a relation with `type=multipolygon` or `boundary` and all its ways at hand is an area. Objects without tags are left out.
 * A way that names a node outside the file is left out and reported, as is a relation that lacks one of its ways: where it runs is not known.
 *
 * @see https://docs.osmcode.org/osmium/latest/osmium-export.html, "Area handling"
 */
export function assembleFeatures(raw: RawOsm): Assembled {
  const issues = new IssueLog();
  const features: OsmFeature[] = raw.taggedNodes.map(({ id, at, tags }) => ({
    id: `n${id}`,
    tags,
    geometry: { type: "point", at },
  }));
  let danglingReferences = 0;
  for (const way of raw.ways.values()) {
    const missing = way.refs.filter((ref) => !raw.positions.has(ref)).length;
    danglingReferences += missing;
    if (missing > 0) issues.add("dangling-node", `w${way.id}`, missing);
    else if (hasTags(way.tags)) features.push(...wayFeatures(way, raw, issues));
  }
  for (const relation of raw.relations.values()) {
    const area = isArea(relation) ? relationArea(relation, raw, issues) : null;
    if (area) features.push(area);
  }
  return { features, danglingReferences, issues: issues.list() };
}

function hasTags(tags: Readonly<Record<string, string>>): boolean {
  for (const _ in tags) return true;
  return false;
}

function isArea({ tags }: RawRelation): boolean {
  return (tags.type === "multipolygon" || tags.type === "boundary") && Object.keys(tags).length > 1;
}

function wayFeatures(way: RawWay, raw: RawOsm, issues: IssueLog): OsmFeature[] {
  const id = `w${way.id}`;
  const nodes = way.refs.filter((ref, i) => ref !== way.refs[i - 1]);
  const closed = nodes.length >= 4 && nodes[0] === nodes.at(-1);
  const features: OsmFeature[] = [];
  if (nodes.length < 2) issues.add("too-few-points", id);
  else if (!closed || way.tags.area !== "yes") {
    features.push({ id, tags: way.tags, geometry: { type: "line", line: positionsOf(nodes, raw), nodes } });
  }
  if (closed && way.tags.area !== "no") {
    const area = areaFeature(id, way.tags, [nodes], raw, issues);
    if (area) features.push(area);
  }
  return features;
}

function relationArea({ id, members, tags }: RawRelation, raw: RawOsm, issues: IssueLog): OsmFeature | null {
  const ways = members.filter(({ type }) => type === "way").map(({ ref }) => raw.ways.get(ref));
  const complete = ways.filter((way) => way?.refs.every((ref) => raw.positions.has(ref)));
  if (complete.length < ways.length || ways.length === 0) {
    issues.add("incomplete-area", `r${id}`);
    return null;
  }
  const refs = complete.flatMap((way) => (way ? [way.refs] : []));
  return areaFeature(`r${id}`, tags, refs, raw, issues);
}

function areaFeature(
  id: string,
  tags: Readonly<Record<string, string>>,
  ways: readonly (readonly number[])[],
  raw: RawOsm,
  issues: IssueLog,
): OsmFeature | null {
  const rings = assembleRings(ways);
  if (!rings || rings.length === 0) {
    issues.add("open-area", id);
    return null;
  }
  const polygons = nestRings(rings.map((ring) => positionsOf(ring, raw)));
  return { id, tags, geometry: { type: "area", polygons } };
}

function positionsOf(nodes: readonly number[], raw: RawOsm): LonLat[] {
  return nodes.flatMap((node) => {
    const at = raw.positions.get(node);
    return at ? [at] : [];
  });
}
