import type { Line } from "@/lib/geometry/polygon";
import { type MapFrame, toPaper } from "./map-frame";
import type { SheetLabel } from "./sheet";

type Named = { readonly name: string; readonly lines: readonly Line[] };

/** Height of the letters, and the room that each name keeps free of others; millimetres. Ours. */
export const LABEL_MM = 2.6;
const APART_MM = 9;
/** Names on one map at most. Ours. */
const MOST = 24;

/** Names along the streets of a map: each once, on its longest straight piece, if that is long enough for it; the longest first. */
export function streetLabels(frame: MapFrame, streets: readonly Named[]): SheetLabel[] {
  const longest = new Map<string, { length: number; label: SheetLabel }>();
  for (const { name, lines } of streets) {
    for (const line of lines) {
      const piece = straightest(frame, line);
      if (piece === null || piece.length < widthOf(name) || piece.length <= (longest.get(name)?.length ?? 0)) continue;
      longest.set(name, { length: piece.length, label: { text: name, at: piece.at, lean: piece.lean } });
    }
  }
  const kept: SheetLabel[] = [];
  for (const { label } of [...longest.values()].sort((a, b) => b.length - a.length)) {
    if (kept.length >= MOST) break;
    if (kept.every(({ at }) => Math.hypot(at[0] - label.at[0], at[1] - label.at[1]) > APART_MM)) kept.push(label);
  }
  return kept;
}

/** Millimetres a name takes, about: a Chinese sign is as wide as it is high, a letter half of it. */
function widthOf(name: string): number {
  return [...name].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e80 ? 1 : 0.55), 0) * LABEL_MM;
}

/** The longest piece between two corners of a line: its length and middle, millimetres, and its lean, read from the left. */
function straightest(frame: MapFrame, line: Line) {
  let best: { length: number; at: [number, number]; lean: number } | null = null;
  for (let i = 0; i + 1 < line.length; i++) {
    const [a, b] = [
      toPaper(frame, ...(line[i] as [number, number])),
      toPaper(frame, ...(line[i + 1] as [number, number])),
    ];
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const length = Math.hypot(dx, dy);
    if (best !== null && length <= best.length) continue;
    const lean = (Math.atan2(dy, dx) * 180) / Math.PI;
    best = {
      length,
      at: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
      lean: lean > 90 ? lean - 180 : lean <= -90 ? lean + 180 : lean,
    };
  }
  return best;
}
