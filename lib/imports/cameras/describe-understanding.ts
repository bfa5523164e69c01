import type { GuessNote } from "./guess-columns";
import type { Understanding } from "./read-camera-file";

const CRS_SOURCES = {
  option: "as you said",
  column: "each row says it; CGCS2000 where one does not",
  file: "as the file says",
  assumed: "assumed: nothing says it. Maps of AMap and Tencent are GCJ-02, of Baidu BD-09: --crs GCJ-02",
} as const;

/** How a file was understood, as English lines for a person to confirm. */
export function describeUnderstanding({ format, encoding, rows, columns, crs, tiltsTurned }: Understanding): string[] {
  const uses = columns.uses.map(
    ({ field, name, from }) => `  ${field.padEnd(12)} ← ${name}${from === "map" ? "  (as you said)" : ""}`,
  );
  return [
    `${format}, ${rows} rows${encoding === null ? "" : `, ${encoding}`}`,
    ...uses,
    `  coordinates    ${crs.id}, ${CRS_SOURCES[crs.from]}`,
    ...(tiltsTurned ? ["  tilt is written as negative downwards, and was turned"] : []),
    ...columns.notes.map((note) => `  ${describeNote(note)}`),
    ...(columns.unused.length > 0 ? [`  not used       ${columns.unused.join(", ")}`] : []),
  ];
}

function describeNote(note: GuessNote): string {
  switch (note.code) {
    case "travel-direction":
      return (
        `${note.column} is not taken as a bearing: this lists traffic enforcement, where it is the direction of travel. ` +
        `If it is where lenses point: --map ${note.column}=bearing`
      );
    case "values-do-not-fit":
      return `${note.column} is not taken as ${note.field}: too many of its values are none, e.g. “${note.example}”`;
  }
}
