import { clipRingToAll } from "@/lib/geometry/clip-ring";
import { moved } from "@/lib/geometry/moved";
import { overlay } from "@/lib/geometry/overlay";
import type { MultiPolygon, Ring } from "@/lib/geometry/polygon";
import { type CameraFrame, frameBounds } from "./camera-frame";
import type { CameraView } from "./camera-view";
import type { Prism } from "./prism";
import { prismShadow, throwOf } from "./prism-shadow";

/** A prism's shadow from one camera, rings about the camera's foot. */
export type Shadow = readonly Ring[];

/**
 * Shadows that prisms throw from a camera, exact within `reach` metres of its foot.
 *
 * @param prisms - Those whose layer counts; they may be anywhere.
 */
export function shadowsFrom({ camera, planeZ }: CameraView, prisms: readonly Prism[], reach: number): Shadow[] {
  return prisms.flatMap((prism) => {
    const factors = throwOf(prism, camera.z, planeZ);
    if (!factors) return [];
    const rings = prism.rings.map((ring) => moved(ring, -camera.x, -camera.y));
    return [prismShadow(rings, factors, reach)];
  });
}

/**
 * The places a camera covers: its frame without shadows.
 *
 * @returns Valid polygons in the scene's frame, metres.
 */
export function footprint({ camera }: CameraView, frame: CameraFrame, shadows: readonly Shadow[]): MultiPolygon {
  const bounds = frameBounds(frame);
  const dark: Ring[] = [];
  for (const ring of shadows.flat()) {
    const near = clipRingToAll(ring, bounds);
    if (near) dark.push(near);
  }
  if (frame.hole) dark.push(frame.hole);
  const inPlace = (rings: readonly Ring[]) => rings.map((ring) => moved(ring, camera.x, camera.y));
  const laid = overlay(
    [
      { channel: 0, rings: inPlace([frame.outline]) },
      { channel: 1, rings: inPlace(dark) },
    ],
    2,
  );
  return laid.region((cover, at) => (cover[at] as number) > 0 && (cover[at + 1] as number) <= 0);
}
