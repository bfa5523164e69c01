import type { CameraView } from "./camera-view";

/** How a camera sees one place of its target plane: conditions 2 and 3 of docs/geometry/scene.md as figures. */
export type PointFigures = {
  /** Over the ground, from the camera's foot; metres. */
  readonly distance: number;
  /** What `maxDepression` limits: the angle below the horizontal, of fixed cameras over the distance ahead; degrees. */
  readonly depression: number;
  /** ρh, or ρ of a camera that sees all round; pixels per metre; null behind the lens. */
  readonly across: number | null;
  /** ρv, pixels per metre; null behind the lens or the foot, and for a camera that sees all round. */
  readonly upright: number | null;
};

/** The figures of the place (x, y), in the frame the camera stands in; metres. Whatever the frame's edges and obstacles say of it. */
export function pointFigures(view: CameraView, x: number, y: number): PointFigures {
  const { camera, forward, drop, cosTilt, sinTilt, focalPx } = view;
  const [dx, dy] = [x - camera.x, y - camera.y];
  const distance = Math.hypot(dx, dy);
  const depressionAt = (ahead: number) => (Math.atan2(drop, ahead) * 180) / Math.PI;
  if (camera.kind === "panoramic") {
    const across = camera.widthPx / (2 * Math.PI * Math.hypot(distance, drop));
    return { distance, depression: depressionAt(distance), across, upright: null };
  }
  const ahead = dx * forward[0] + dy * forward[1];
  const depth = ahead * cosTilt + drop * sinTilt;
  const seen = depth > 0;
  return {
    distance,
    depression: depressionAt(ahead),
    across: seen ? focalPx / depth : null,
    upright: seen && ahead > 0 ? (focalPx * ahead) / depth ** 2 : null,
  };
}
