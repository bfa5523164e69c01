import type { SceneCamera } from "./scene";

/**
 * How far over the ground a camera reaches at most at a density, metres. A place at depth Z in the picture lies at most Z·√(1 + tan²h + tan²v) away, and is
 * dense enough up to Z = focal length ÷ density; one that sees all round spreads its pixels over the circle. Source: docs/geometry/scene.md.
 *
 * @param density - Pixels per metre.
 */
export function longestReach(camera: SceneCamera, density: number): number {
  const { kind, hfov, widthPx, heightPx, maxRange = Infinity } = camera;
  if (kind === "panoramic") return Math.min(maxRange, widthPx / (2 * Math.PI * density));
  const tanH = Math.tan((hfov / 2) * (Math.PI / 180));
  const tanV = (heightPx / widthPx) * tanH;
  return Math.min(maxRange, (widthPx / (2 * tanH * density)) * Math.sqrt(1 + tanH * tanH + tanV * tanV));
}
