import { boxesMeet, boxOf } from "./box";
import { edgeContact } from "./edge-contact";
import { pointInRings } from "./point-in-rings";
import type { Ring } from "./polygon";

/** Whether two areas overlap: borders cross, or one lies in the other. Areas that touch only may be said to meet or not. */
export function ringsMeet(a: readonly Ring[], b: readonly Ring[]): boolean {
  if (!boxesMeet(boxOf(a), boxOf(b))) return false;
  return a.some((ring) => b.some((other) => bordersCross(ring, other))) || holdsOneOf(a, b) || holdsOneOf(b, a);
}

/** Whether a ring of one area begins inside another area. */
function holdsOneOf(area: readonly Ring[], rings: readonly Ring[]): boolean {
  return rings.some((ring) => pointInRings(ring[0] as number, ring[1] as number, area));
}

function bordersCross(a: Ring, b: Ring): boolean {
  if (!boxesMeet(boxOf([a]), boxOf([b]))) return false;
  for (let i = 0; i + 3 < a.length; i += 2) {
    const [ax, ay, bx, by] = [a[i], a[i + 1], a[i + 2], a[i + 3]] as [number, number, number, number];
    for (let j = 0; j + 3 < b.length; j += 2) {
      const [cx, cy, dx, dy] = [b[j], b[j + 1], b[j + 2], b[j + 3]] as [number, number, number, number];
      if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) continue;
      if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) continue;
      if (edgeContact([ax, ay, bx, by], [cx, cy, dx, dy]) === "crossing") return true;
    }
  }
  return false;
}
