/** The two ends of a lens: focal length, mm, and full horizontal angle of view there, degrees. A fixed lens has both alike. */
export type Varifocal = {
  readonly wide: { readonly focalMm: number; readonly hfov: number };
  readonly tele: { readonly focalMm: number; readonly hfov: number };
};

const RADIANS = Math.PI / 180;

/**
 * The full horizontal angle of view of a lens between its ends, degrees: the tangent of half of it is linear in 1/f, which is exact for a lens without distortion.
 *
 * @param focalMm - Within the lens's range; taken as its nearer end otherwise.
 */
export function varifocalAngle({ wide, tele }: Varifocal, focalMm: number): number {
  const f = Math.min(Math.max(focalMm, wide.focalMm), tele.focalMm);
  if (wide.focalMm === tele.focalMm) return wide.hfov;
  const share = (1 / wide.focalMm - 1 / f) / (1 / wide.focalMm - 1 / tele.focalMm);
  const [a, b] = [Math.tan((wide.hfov / 2) * RADIANS), Math.tan((tele.hfov / 2) * RADIANS)];
  return (2 * Math.atan(a + (b - a) * share)) / RADIANS;
}
