import { looksSwapped, outsideChina } from "@/lib/crs/china-box";
import type { LonLat } from "@/lib/crs/lon-lat";
import type { OsmFeature } from "./feature";
import type { OsmError } from "./osm-error";
import type { OsmFormat } from "./sniff";

/** What a reader met and left out or mended; the import goes on. `examples` are at most five object ids. */
export const OSM_ISSUE_CODES = ["dangling-node", "incomplete-area", "open-area", "too-few-points"] as const;
export type OsmIssue = {
  readonly code: (typeof OSM_ISSUE_CODES)[number];
  readonly count: number;
  readonly examples: readonly string[];
};

/** West, south, east, north in degrees. */
export type LonLatBox = readonly [west: number, south: number, east: number, north: number];

/**
 * A map file as features. `danglingReferences` counts places where a way names a node that is not in the file.
 * `bbox` holds every feature, so one long road can stretch it; `centre` is the median longitude and latitude and stays in the town.
 */
export type OsmData = {
  readonly format: OsmFormat;
  readonly features: readonly OsmFeature[];
  readonly danglingReferences: number;
  readonly bbox: LonLatBox;
  readonly centre: LonLat;
  readonly issues: readonly OsmIssue[];
};

/** What is wrong with where the data lies, for an import that expects China; null if nothing is. */
export function placeError(data: OsmData, file: string): OsmError | null {
  const detail = `${data.centre[0].toFixed(4)}, ${data.centre[1].toFixed(4)}`;
  if (looksSwapped(data.centre)) return { code: "swapped", file, where: null, detail };
  return outsideChina(data.centre) ? { code: "outside-china", file, where: null, detail } : null;
}

/** Collects issues by code, keeping a few examples of each. */
export class IssueLog {
  private readonly byCode = new Map<OsmIssue["code"], { count: number; examples: string[] }>();

  add(code: OsmIssue["code"], id: string, count = 1): void {
    const entry = this.byCode.get(code) ?? { count: 0, examples: [] };
    entry.count += count;
    if (entry.examples.length < 5) entry.examples.push(id);
    this.byCode.set(code, entry);
  }

  list(): OsmIssue[] {
    return [...this.byCode].map(([code, entry]) => ({ code, ...entry }));
  }
}
