import type { PixelImage } from "../engine/pixel-image";
import type { MapPattern } from "../legend";

const RATIO = 2;

/** Distance in image pixels from a pixel's middle to the nearest stroke of a pattern that repeats every `size` pixels. */
const DISTANCES: Readonly<Record<MapPattern, (x: number, y: number, size: number) => number>> = {
  rising: (x, y, size) => nearestMultiple(x + y, size) / Math.SQRT2,
  falling: (x, y, size) => nearestMultiple(x - y, size) / Math.SQRT2,
  crossed: (x, y, size) => Math.min(nearestMultiple(x + y, size), nearestMultiple(x - y, size)) / Math.SQRT2,
  upright: (x, _, size) => nearestMultiple(x, size),
  dotted: (x, y, size) =>
    Math.min(
      Math.hypot(nearestMultiple(x, size), nearestMultiple(y, size)),
      Math.hypot(nearestMultiple(x - size / 2, size), nearestMultiple(y - size / 2, size)),
    ),
};

/**
 * A square that repeats without a seam: strokes (or dots) over an even ground.
 *
 * @param colour - `#rrggbb` of both.
 * @param look - Side of the square and width of a stroke, in screen pixels; `ground` and `stroke` are opacities 0…1.
 * @throws {RangeError} if `colour` is not `#rrggbb`.
 */
export function patternImage(
  pattern: MapPattern,
  colour: string,
  look: { readonly period: number; readonly width: number; readonly ground: number; readonly stroke: number },
): PixelImage {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new RangeError(`colour must be #rrggbb, got ${colour}`);
  const rgb = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const size = look.period * RATIO;
  const half = (look.width * RATIO) / 2;
  const data = new Uint8ClampedArray(4 * size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const ink = Math.min(1, Math.max(0, half - DISTANCES[pattern](x + 0.5, y + 0.5, size) + 0.5));
      const alpha = look.ground + ink * (look.stroke - look.ground);
      data.set([...rgb, Math.round(255 * alpha)], 4 * (y * size + x));
    }
  }
  return { width: size, height: size, data, pixelRatio: RATIO, sdf: false };
}

function nearestMultiple(value: number, of: number): number {
  const rest = ((value % of) + of) % of;
  return Math.min(rest, of - rest);
}
