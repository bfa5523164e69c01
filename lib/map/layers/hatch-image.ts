import type { PixelImage } from "../engine/pixel-image";

const RATIO = 2;

/**
 * A tile of diagonal stripes that repeats without a seam.
 *
 * @param colour - `#rrggbb` of the stripes.
 * @param look - Side of the tile and width of a stripe across its direction, in screen pixels; `ground` and `stripe` are opacities 0…1.
 * @throws {RangeError} if `colour` is not `#rrggbb`.
 */
export function hatchImage(
  colour: string,
  look: { readonly period: number; readonly width: number; readonly ground: number; readonly stripe: number },
): PixelImage {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new RangeError(`colour must be #rrggbb, got ${colour}`);
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const size = look.period * RATIO;
  const half = (look.width * RATIO) / 2;
  const data = new Uint8ClampedArray(4 * size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const phase = (x + y + 1) % size;
      const across = Math.min(phase, size - phase) / Math.SQRT2;
      const stripe = Math.min(1, Math.max(0, half - across + 0.5));
      const alpha = look.ground + stripe * (look.stripe - look.ground);
      data.set([red ?? 0, green ?? 0, blue ?? 0, Math.round(255 * alpha)], 4 * (y * size + x));
    }
  }
  return { width: size, height: size, data, pixelRatio: RATIO, sdf: false };
}
