import { describe, expect, it } from "vitest";
import type { CityDto } from "@/lib/api/city";
import type { SiteRowDto } from "@/lib/api/sites";
import { SITE_COLUMNS, SITE_NOTES, type SiteWords, siteRows } from "./site-rows";

const words: SiteWords = {
  column: (column) => `head ${column}`,
  kind: (kind) => `a ${kind}`,
  state: (state) => `is ${state}`,
  metric: (id) => `by ${id}`,
  metricUnit: () => "m²",
  yesNo: (value) => (value ? "yes" : "no"),
  noteTitle: "Notes",
  note: (note) => `on ${note}`,
};

const city = {
  demo: true,
  coverage: {
    computedAt: "2026-11-24T07:00:00.000Z",
    durationMs: 1,
    targetHeightM: 1.6,
    pointThreshold: 0.95,
    stale: false,
  },
  levels: [{ id: "observe", pixelsPerMetre: 62.5, standard: "EN 62676-4:2014", source: "its table", verified: true }],
} as unknown as CityDto;

const site: SiteRowDto = {
  id: "00000000-0000-4000-8000-000000000001",
  version: 1,
  number: 7,
  kind: "square",
  name: "新街口广场",
  nameEn: null,
  district: "玄武区",
  layer: 0,
  candidate: false,
  areaM2: 1234.567,
  lengthM: null,
  state: "partial",
  coverage: 0.949999,
  gapAreaM2: 61.7284,
  cameras: 3,
  metric: { id: "area", value: 1172.83, of: 1234.567 },
  centre: [118.78, 32.04],
  bbox: [118.77, 32.03, 118.79, 32.05],
  provenance: { source: "osm", osmIds: ["w1", "w2"], rule: "square-mapped" },
};

const cellsOf = (row: SiteRowDto) => {
  const cells = siteRows(city, [row], words)[1] ?? [];
  return Object.fromEntries(SITE_COLUMNS.map((column, index) => [column, cells[index]]));
};

describe("siteRows", () => {
  it("writes one site as one row, every number in the unit its head names", () => {
    expect(cellsOf(site)).toEqual({
      number: 7,
      kind: "a square",
      name: "新街口广场",
      district: "玄武区",
      layer: 0,
      state: "is partial",
      coverage: 94.99,
      gap: 61.73,
      area: 1234.57,
      metric: "by area",
      metricValue: 1172.83,
      metricOf: 1234.57,
      metricUnit: "m²",
      cameras: 3,
      candidate: "no",
      longitude: 118.78,
      latitude: 32.04,
      osm: "w1 w2",
      rule: "square-mapped",
      computedAt: { moment: "2026-11-24T07:00:00.000Z" },
      standard: "EN 62676-4:2014",
      targetHeight: 1.6,
    });
  });

  it("leaves empty what was not computed", () => {
    const { coverage, gap, metric, metricValue, computedAt } = cellsOf({
      ...site,
      state: "not-computed",
      coverage: null,
      gapAreaM2: null,
      metric: null,
    });
    expect([coverage, gap, metric, metricValue, computedAt]).toEqual([null, null, null, null, null]);
  });

  it("says below the table how the numbers came about, and nothing that does not apply", () => {
    const notes = SITE_NOTES.filter((note) => note !== "Stale").map((note) => [`on ${note}`]);
    expect(siteRows(city, [], words).slice(1)).toEqual([[], ["Notes"], ...notes]);
  });
});
