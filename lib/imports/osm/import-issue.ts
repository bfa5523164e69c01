import type { OsmIssue } from "@/lib/osm/osm-data";
import type { SiteIssue } from "@/lib/sites/derive-sites";
import type { DerivationIssueCode } from "./derivation-log";

/** Something a person should know of an import that went well, with the ids of the first few objects or sites it concerns. */
export type OsmImportIssue = {
  readonly code: OsmIssue["code"] | DerivationIssueCode | SiteIssue["code"];
  readonly count: number;
  readonly examples: readonly string[];
};

const WHAT: Readonly<Record<OsmImportIssue["code"], string>> = {
  "dangling-node": "references to nodes that are not in the file, their ways left out",
  "incomplete-area": "areas left out, because some of their ways are not in the file",
  "open-area": "areas left out, because their outline does not close",
  "too-few-points": "ways left out, because they have fewer than two points",
  "self-crossing": "buildings that cross themselves, split into simple pieces",
  "no-ground": "obstacles left out, because they cover no ground",
  "doubtful-height": "obstacles with a height that cannot be, levels or our default taken for it",
  "drawn-by-parts": "buildings drawn by their parts alone",
  "unreadable-direction": "cameras with a direction that cannot be read, taken as unknown",
  "doubtful-camera-tag": "cameras with a height or tilt that cannot be, our default taken for it",
  "not-a-camera": "surveillance objects that take no pictures, left out",
  "camera-in-building": "cameras inside a building, which see nothing outside",
  "camera-moved-outside": "wall cameras drawn inside their building, moved 0.3 m outside the nearest wall",
  "nothing-left": "sites left out, because others have all of their ground",
  "no-entrance": "squares and parks without a mapped entrance",
};

/** The issue as one English line for a terminal. */
export function describeOsmImportIssue({ code, count, examples }: OsmImportIssue): string {
  const more = count > examples.length ? " …" : "";
  return `${WHAT[code]}: ${count.toLocaleString("en-US")} (${examples.join(", ")}${more})`;
}
