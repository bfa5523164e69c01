import type { CityDto } from "@/lib/api/city";
import type { SiteRowDto } from "@/lib/api/sites";
import type { FileCell } from "./file-cell";
import { degrees, hundredths } from "./rounded";

/** Columns of the file, in their order. */
export const SITE_COLUMNS = [
  "number",
  "kind",
  "name",
  "district",
  "layer",
  "state",
  "coverage",
  "gap",
  "area",
  "metric",
  "metricValue",
  "metricOf",
  "metricUnit",
  "cameras",
  "candidate",
  "longitude",
  "latitude",
  "osm",
  "rule",
  "computedAt",
  "standard",
  "targetHeight",
] as const;
export type SiteColumn = (typeof SITE_COLUMNS)[number];

/** Notes below the table that say how its numbers came about; some only where they apply. */
export const SITE_NOTES = ["Coverage", "Met", "Metric", "Coordinates", "Source", "Stale", "Demo"] as const;
export type SiteNote = (typeof SITE_NOTES)[number];

/** The words of the file, in the reader's language. */
export type SiteWords = {
  readonly column: (column: SiteColumn) => string;
  readonly kind: (kind: SiteRowDto["kind"]) => string;
  readonly state: (state: SiteRowDto["state"]) => string;
  readonly metric: (id: NonNullable<SiteRowDto["metric"]>["id"]) => string;
  readonly metricUnit: (id: NonNullable<SiteRowDto["metric"]>["id"]) => string;
  readonly yesNo: (value: boolean) => string;
  readonly noteTitle: string;
  readonly note: (note: SiteNote) => string;
};

/** The table of sites as rows of a file: heads, sites, and, after an empty row, notes on how the numbers were computed. */
export function siteRows(city: CityDto, sites: readonly SiteRowDto[], words: SiteWords): FileCell[][] {
  const notes = SITE_NOTES.filter(
    (note) => (note !== "Stale" || city.coverage?.stale) && (note !== "Demo" || city.demo),
  );
  return [
    SITE_COLUMNS.map(words.column),
    ...sites.map((site) => SITE_COLUMNS.map((column) => CELLS[column](site, city, words))),
    [],
    [words.noteTitle],
    ...notes.map((note) => [words.note(note)]),
  ];
}

type Cell = (site: SiteRowDto, city: CityDto, words: SiteWords) => FileCell;

const CELLS: Readonly<Record<SiteColumn, Cell>> = {
  number: ({ number }) => number,
  kind: ({ kind }, _, words) => words.kind(kind),
  name: ({ name }) => name,
  district: ({ district }) => district,
  layer: ({ layer }) => layer,
  state: ({ state }, _, words) => words.state(state),
  coverage: ({ coverage }) => (coverage === null ? null : Math.floor(coverage * 10_000 + 1e-9) / 100),
  gap: ({ gapAreaM2 }) => hundredths(gapAreaM2),
  area: ({ areaM2 }) => hundredths(areaM2),
  metric: ({ metric }, _, words) => metric && words.metric(metric.id),
  metricValue: ({ metric }) => hundredths(metric?.value ?? null),
  metricOf: ({ metric }) => hundredths(metric?.of ?? null),
  metricUnit: ({ metric }, _, words) => metric && words.metricUnit(metric.id),
  cameras: ({ cameras }) => cameras,
  candidate: ({ candidate }, _, words) => words.yesNo(candidate),
  longitude: ({ centre }) => degrees(centre[0]),
  latitude: ({ centre }) => degrees(centre[1]),
  osm: ({ provenance }) => provenance.osmIds.join(" "),
  rule: ({ provenance }) => provenance.rule,
  computedAt: (site, { coverage }) => (site.coverage === null || !coverage ? null : { moment: coverage.computedAt }),
  standard: (_, { levels }) => levels[0]?.standard ?? null,
  targetHeight: (_, { coverage }) => coverage?.targetHeightM ?? null,
};
