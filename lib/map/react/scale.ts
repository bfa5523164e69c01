/** Metres per pixel at zoom 0 on the equator, for 512-pixel tiles of the Web Mercator square. */
const WIDEST = 40_075_016.686 / 512;
const LONGEST_PX = 96;
const RADIANS = Math.PI / 180;

/** What a pixel is on the ground at a latitude (degrees), seen straight down. */
export function metresPerPixel(zoom: number, latitude: number): number {
  return (WIDEST * Math.cos(latitude * RADIANS)) / 2 ** zoom;
}

/** The longest of 1, 2 or 5 × 10ⁿ metres that takes at most 96 pixels at a latitude (degrees), and the whole pixels it takes. */
export function scaleOf(zoom: number, latitude: number): { readonly metres: number; readonly pixels: number } {
  const perPixel = metresPerPixel(zoom, latitude);
  const longest = LONGEST_PX * perPixel;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = power * ([5, 2].find((step) => step * power <= longest) ?? 1);
  return { metres, pixels: Math.round(metres / perPixel) };
}
