import { expect, it } from "vitest";
import type { CameraRowDto } from "@/lib/api/camera-list";
import type { CityDto } from "@/lib/api/city";
import { CAMERA_COLUMNS, CAMERA_NOTES, type CameraFileWords, cameraRows } from "./camera-rows";

const words: CameraFileWords = {
  column: (column) => `head ${column}`,
  kind: (kind) => `a ${kind}`,
  state: (state) => `is ${state}`,
  source: (source) => `from ${source}`,
  infraredSource: (source) => `lit by ${source}`,
  noteTitle: "Notes",
  note: (note) => `on ${note}`,
};

const camera: CameraRowDto = {
  id: "00000000-0000-4000-8000-000000000001",
  version: 3,
  number: 12,
  name: "新街口 1",
  kind: "fixed",
  source: "file",
  state: "accepted",
  heightM: 4.567,
  layer: 0,
  bearing: null,
  tilt: 12,
  hfov: 60,
  widthPx: 2560,
  heightPx: 1440,
  maxRangeM: null,
  infraredM: 30,
  infraredSource: "class",
  builtOn: "2024-05-01",
  acceptedOn: "2024-06-01",
  acceptedDocument: "宁公验 7",
  retiredOn: null,
  sites: 2,
  position: [118.78412349, 32.04],
};

it("writes a head, a row for each camera with blanks for what nobody knows, and notes below", () => {
  const rows = cameraRows({ demo: true } as CityDto, [camera], words);
  expect(rows[0]).toEqual(CAMERA_COLUMNS.map((column) => `head ${column}`));
  expect(rows[1]).toEqual([
    ...[
      12,
      "新街口 1",
      "a fixed",
      "is accepted",
      "from file",
      118.784123,
      32.04,
      4.57,
      0,
      null,
      12,
      60,
      2560,
      1440,
      null,
      30,
      "lit by class",
    ],
    ...[{ day: "2024-05-01" }, { day: "2024-06-01" }, "宁公验 7", null, 2],
  ]);
  expect(rows.slice(2)).toEqual([[], ["Notes"], ...CAMERA_NOTES.map((note) => [`on ${note}`])]);
});

it("says that cameras are invented only of a demo city", () => {
  expect(cameraRows({ demo: false } as CityDto, [], words).flat()).not.toContain("on Demo");
});
