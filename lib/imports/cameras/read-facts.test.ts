import { expect, it } from "vitest";
import type { TableFile } from "../files/table-file";
import { guessColumns } from "./guess-columns";
import { readCameras } from "./read-cameras";

const RULES = { crs: "EPSG:4490", anywhere: false, today: "2026-11-24" } as const;
const HEADINGS = ["id", "lon", "lat", "built_on", "accepted_on", "accepted_document", "retired_on"];

function table(...rows: readonly string[][]): TableFile {
  const values = rows.map((facts, i) => [`A${i}`, "118.78", "32.04", ...facts]);
  return {
    ...{ format: "csv", columns: HEADINGS, crs: null, encoding: "UTF-8", delimiter: ",", sha256: "" },
    rows: values.map((row, i) => ({ number: i + 2, values: row, place: null })),
  };
}

function read(file: TableFile) {
  const guess = guessColumns(file, []);
  if (!guess.ok) throw new Error(guess.error.code);
  return readCameras(file, guess.value, RULES);
}

it("reads dated facts by their headings, and leaves out what is not said", () => {
  const { cameras, issues } = read(
    table(["2021/6/12", "2021年7月1日", "公验 7", "20260101"], ["2021-06-12", "", "", "无"], ["", "", "", ""]),
  );
  expect(issues).toEqual([]);
  expect(
    cameras.map(({ builtOn, acceptedOn, acceptedDocument, retiredOn }) => [
      builtOn,
      acceptedOn,
      acceptedDocument,
      retiredOn,
    ]),
  ).toEqual([
    ["2021-06-12", "2021-07-01", "公验 7", "2026-01-01"],
    ["2021-06-12", null, null, null],
    [null, null, null, null],
  ]);
});

it("refuses the whole list for one day that has not come", () => {
  const { issues } = read(table(["2026-11-24", "", "", ""], ["2026-11-25", "", "", ""]));
  expect(issues).toEqual([{ code: "future-date", row: 3, column: "built_on", value: "2026-11-25" }]);
});
