import type { GapReason } from "@/lib/coverage/scene";

/** How the main reason of a gap is drawn, as on the map: see docs/design.md. */
export const HATCHES: Readonly<Record<GapReason, readonly ("rising" | "falling" | "upright" | "dotted")[]>> = {
  "no-camera": ["rising"],
  occluded: ["rising", "falling"],
  "too-far": ["dotted"],
  "too-close": ["falling"],
  "out-of-frame": ["upright"],
};

/** Room between two lines, millimetres: apart on a copy of a copy. Ours. */
const PERIOD_MM = 1.5;

/**
 * The lines of a pattern over a whole drawing, to be cut to the ground they lie on: real lines, since browsers print a repeated picture as pixels.
 *
 * @param width - Of the drawing, millimetres, as `height`.
 */
export function hatchPath(reason: GapReason, width: number, height: number): string {
  return HATCHES[reason].map((pattern) => LINES[pattern](width, height)).join("");
}

const steps = (from: number, to: number) =>
  Array.from({ length: Math.max(0, Math.floor((to - from) / PERIOD_MM) + 1) }, (_, i) => from + i * PERIOD_MM);
const at = (value: number) => value.toFixed(2);

const LINES: Readonly<Record<(typeof HATCHES)[GapReason][number], (width: number, height: number) => string>> = {
  rising: (width, height) =>
    steps(0, width + height)
      .map((x) => `M${at(x)} 0L${at(x - height)} ${at(height)}`)
      .join(""),
  falling: (width, height) =>
    steps(-height, width)
      .map((x) => `M${at(x)} 0L${at(x + height)} ${at(height)}`)
      .join(""),
  upright: (width, height) =>
    steps(0, width)
      .map((x) => `M${at(x)} 0V${at(height)}`)
      .join(""),
  // lines of no length, whose round ends are dots
  dotted: (width, height) =>
    steps(0, height)
      .flatMap((y, row) => steps((row % 2) * (PERIOD_MM / 2), width).map((x) => `M${at(x)} ${at(y)}h0`))
      .join(""),
};
