import { expect, it } from "vitest";
import { DEPTHS } from "@/lib/coverage/depth";
import { COLOUR_SCHEMES, MAP_PALETTES } from "./palette";

/** Least contrast between neighbouring tones: told apart side by side, and on a copy without colour. Ours. */
const LEAST_STEP = 1.4;

/** Relative luminance, 0…1. Source: WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

it.each(COLOUR_SCHEMES)("orders how often ground is seen by lightness alone, in %s", (scheme) => {
  const tones = DEPTHS.map((depth) => luminance(MAP_PALETTES[scheme].depth[depth]));
  const steps = tones.slice(1).map((tone, i) => ((tones[i] as number) + 0.05) / (tone + 0.05));
  const falls = scheme === "light";
  for (const step of steps) expect(falls ? step : 1 / step).toBeGreaterThan(LEAST_STEP);
});
