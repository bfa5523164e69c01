import type { PixelImage } from "../engine/pixel-image";

const RATIO = 2;
const RADIANS = Math.PI / 180;
/** MapLibre's distance fields reach 8 px and put the edge at 191 of 255 (3/4). */
const FIELD = { reach: 8, edge: 0.75 } as const;

/**
 * A short sector pointing up (north), as a signed distance field that the style colours and turns to a camera's bearing.
 *
 * @param shape - `inner` and `outer` radius in screen pixels, `spread` the full angle in degrees, 0 < spread < 180.
 */
export function wedgeImage(shape: {
  readonly inner: number;
  readonly outer: number;
  readonly spread: number;
}): PixelImage {
  const size = 2 * (shape.outer + FIELD.reach / RATIO) * RATIO;
  const [inner, outer, half] = [shape.inner * RATIO, shape.outer * RATIO, (shape.spread / 2) * RADIANS];
  const data = new Uint8ClampedArray(4 * size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const x = column + 0.5 - size / 2;
      const y = size / 2 - row - 0.5;
      const radius = Math.hypot(x, y);
      const side = radius * Math.sin(Math.min(Math.PI / 2, Math.atan2(Math.abs(x), y) - half));
      const outside = Math.max(radius - outer, inner - radius, side);
      data[4 * (row * size + column) + 3] = Math.round(255 * (FIELD.edge - outside / FIELD.reach));
    }
  }
  return { width: size, height: size, data, pixelRatio: RATIO, sdf: true };
}
