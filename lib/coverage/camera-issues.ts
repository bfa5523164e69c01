import { moved } from "@/lib/geometry/moved";
import { footPlace } from "./clear-disc";
import { CLEAR_RADIUS_M } from "./kernel/near-obstacles";
import type { Prism } from "./prism";
import type { SceneCamera, SceneIssue } from "./scene";

/**
 * What is wrong with where a camera stands.
 *
 * @param planeZ - Height of the targets, metres.
 * @param prisms - Obstacles whose layer counts.
 */
export function cameraIssues(camera: SceneCamera, planeZ: number, prisms: readonly Prism[]): SceneIssue[] {
  const issues: SceneIssue[] = [];
  if (!(camera.z > planeZ)) issues.push({ code: "camera-below-target", camera: camera.id });
  for (const prism of prisms) {
    if (isInside(camera, prism)) issues.push({ code: "camera-in-obstacle", camera: camera.id, obstacle: prism.id });
  }
  return issues;
}

/** Whether a camera stands inside a prism, deeper than the clear disc helps. */
function isInside(camera: SceneCamera, { rings, base, top }: Prism): boolean {
  if (!(base < camera.z && camera.z < top)) return false;
  const { inside, distance } = footPlace(rings.map((ring) => moved(ring, -camera.x, -camera.y)));
  return inside && distance > CLEAR_RADIUS_M;
}
