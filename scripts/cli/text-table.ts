export type Column = { readonly title: string; readonly align?: "left" | "right"; readonly widest?: number };

/** Columns between two cells. */
const GAP = "  ";
/** Signs that a terminal draws two columns wide: East Asian Width W and F as far as names need them, and emoji. Source: UAX #11. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u;
const ZERO = /[\p{Mark}\p{Format}\p{Control}]/u;

/** Rows as lines of equal columns, titles first. What is wider than its column may be ends in `…`. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) =>
    columns.map(({ widest }, i) => shortened(row[i] ?? "", widest ?? Number.POSITIVE_INFINITY)),
  );
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => displayWidth(row[i] ?? ""))));
  return cells
    .map((row) =>
      row
        .map((cell, i) => padded(cell, widths[i] ?? 0, columns[i]?.align ?? "left"))
        .join(GAP)
        .trimEnd(),
    )
    .join("\n");
}

/** Columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += ZERO.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1;
  return width;
}

function padded(text: string, width: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "left" ? text + space : space + text;
}

function shortened(text: string, widest: number): string {
  if (displayWidth(text) <= widest) return text;
  let kept = "";
  for (const sign of text) {
    if (displayWidth(kept + sign) > widest - 1) break;
    kept += sign;
  }
  return `${kept}…`;
}
