import { looksSwapped } from "@/lib/crs/china-box";
import type { LonLat } from "@/lib/crs/lon-lat";
import { OsmRefusal } from "./osm-error";

export type Tags = Record<string, string>;
export type RawNode = { readonly id: number; readonly at: LonLat; readonly tags: Tags };
export type RawWay = { readonly id: number; readonly refs: readonly number[]; readonly tags: Tags };
export type RawMember = { readonly type: "node" | "way" | "relation"; readonly ref: number };
export type RawRelation = { readonly id: number; readonly members: readonly RawMember[]; readonly tags: Tags };

/** A city of 10 million nodes is larger than any in China today; a Map of 16 million entries is the end of what JavaScript holds. */
const MAX_NODES = 10_000_000;

/** The objects of an OSM file as they stand in it, before any geometry is made. Refuses what no later step could mend. */
export class RawOsm {
  readonly positions = new Map<number, LonLat>();
  readonly taggedNodes: RawNode[] = [];
  readonly ways = new Map<number, RawWay>();
  readonly relations = new Map<number, RawRelation>();

  addNode(id: number, lon: number, lat: number, tags: Tags | null): void {
    checkId("node", id);
    if (this.positions.has(id)) throw new OsmRefusal("duplicate-id", `node ${id}`);
    if (this.positions.size >= MAX_NODES) throw new OsmRefusal("too-large", null, `more than ${MAX_NODES} nodes`);
    const at: LonLat = checkedPosition(lon, lat, `node ${id}`);
    this.positions.set(id, at);
    if (tags && Object.keys(tags).length > 0) this.taggedNodes.push({ id, at, tags });
  }

  addWay(id: number, refs: readonly number[], tags: Tags): void {
    checkId("way", id);
    if (this.ways.has(id)) throw new OsmRefusal("duplicate-id", `way ${id}`);
    this.ways.set(id, { id, refs, tags });
  }

  addRelation(id: number, members: readonly RawMember[], tags: Tags): void {
    checkId("relation", id);
    if (this.relations.has(id)) throw new OsmRefusal("duplicate-id", `relation ${id}`);
    this.relations.set(id, { id, members, tags });
  }
}

function checkId(type: string, id: number): void {
  if (!Number.isSafeInteger(id)) throw new OsmRefusal("damaged", `${type} ${id}`, "its id is not a whole number");
}

/** The position, or a refusal that names the object: not a number, out of range, or latitude first. */
export function checkedPosition(lon: number, lat: number, where: string): LonLat {
  const inRange = Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  if (inRange) return [lon, lat];
  throw new OsmRefusal(looksSwapped([lon, lat]) ? "swapped" : "bad-coordinate", where, `${lon}, ${lat}`);
}
