/** An image made of numbers, not fetched: RGBA bytes, row by row from the top left. `sdf` images are coloured by the style. */
export type PixelImage = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  readonly pixelRatio: number;
  readonly sdf: boolean;
};
