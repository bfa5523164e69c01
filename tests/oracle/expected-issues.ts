import type { Scene, SceneCamera, SceneIssue } from "@/lib/coverage/scene";
import { isInside } from "./point-oracle";

/** Distances from a wall that decide nothing, metres: rounding may put such a foot on either side of the 0.05 m. */
const DOUBT_M = 1e-9;

/** The issues that the definition asks for, and those on which a rounding decides, as texts. */
export function expectedIssues(scene: Scene): {
  readonly certain: ReadonlySet<string>;
  readonly possible: ReadonlySet<string>;
} {
  const [certain, possible] = [new Set<string>(), new Set<string>()];
  for (const camera of scene.cameras.filter(({ layer }) => layer === scene.site.layer)) {
    if (camera.z <= scene.site.z + scene.targetHeight)
      certain.add(issueText({ code: "camera-below-target", camera: camera.id }));
    for (const { id, polygon, base, top, layer } of scene.obstacles) {
      const counts = layer === scene.site.layer || (layer >= 0 && scene.site.layer >= 0);
      if (!counts || camera.z <= base || camera.z >= top) continue;
      const distance = Math.min(...polygon.flatMap((ring) => ring.map((_, i) => toSide(camera, ring, i))));
      const issue = issueText({ code: "camera-in-obstacle", camera: camera.id, obstacle: id });
      if (Math.abs(distance - 0.05) < DOUBT_M) possible.add(issue);
      else if (distance > 0.05 && isInside(polygon, camera.x, camera.y)) certain.add(issue);
    }
  }
  return { certain, possible };
}

export function issueText(issue: SceneIssue): string {
  return issue.code === "camera-in-obstacle" ? `${issue.camera} in ${issue.obstacle}` : `${issue.camera} below`;
}

/** How far a camera's foot is from a side of a ring: the nearest of many points would do, this is the nearest of all. */
function toSide({ x, y }: SceneCamera, ring: readonly (readonly [number, number])[], at: number): number {
  const [ax, ay] = ring[at] as readonly [number, number];
  const [bx, by] = ring[(at + 1) % ring.length] as readonly [number, number];
  const square = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = square === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square;
  const share = Math.max(0, Math.min(1, along));
  return Math.hypot(ax + share * (bx - ax) - x, ay + share * (by - ay) - y);
}
