import type { PublicPlace } from "./choose-places";
import type { SeededRandom } from "./seeded-random";
import type { Rectangle, StreetGrid } from "./street-grid";

/** A camera on the plan: where it stands, where it looks, how wide and how far. */
export type PlanCamera = {
  /** Metres. */
  readonly x: number;
  readonly y: number;
  /** Radians anticlockwise from east. */
  readonly heading: number;
  /** Full angle in radians; 2π for a dome. */
  readonly fov: number;
  /** Metres on the ground between which it sees. */
  readonly near: number;
  readonly far: number;
};

/**
 * Gives every place its share of the cameras: on its edges, 0.4 to 1.5 m inside, three of ten looking across it and the others along it.
 * One of twenty is a dome.
 */
export function placeCameras(
  random: SeededRandom,
  grid: StreetGrid,
  places: readonly PublicPlace[],
  count: number,
): PlanCamera[] {
  const total = places.reduce((sum, { weight }) => sum + weight, 0);
  const cameras: PlanCamera[] = [];
  let weighed = 0;
  for (const { rectangle, weight } of places) {
    weighed += weight;
    const until = Math.min(count, Math.round((count * weighed) / total));
    while (cameras.length < until) cameras.push(placeCamera(random, grid, rectangle));
  }
  return cameras;
}

function placeCamera(random: SeededRandom, { bend }: StreetGrid, rectangle: Rectangle): PlanCamera {
  const { between, chance, normal } = random;
  const { x, y, inwards } = pointOnEdge(random, rectangle);
  const [foot, ahead] = [bend(x, y), bend(x + Math.cos(inwards), y + Math.sin(inwards))];
  const turn = chance(0.7) ? (chance(0.5) ? 1 : -1) * between(0.4, 1.35) : between(-0.4, 0.4);
  const heading = Math.atan2(ahead[1] - foot[1], ahead[0] - foot[0]) + turn;
  const dome = chance(0.05);
  const fov = dome ? 2 * Math.PI : (between(30, 110) * Math.PI) / 180;
  const far = dome ? between(30, 60) : Math.min(300, Math.max(30, 75 * Math.exp(normal() * 0.5)));
  const near = dome ? 1 : between(1.5, 6);
  return { x: foot[0], y: foot[1], heading, fov, near, far };
}

/** A place just inside an edge, anywhere round the rectangle from its south-west corner, and the direction from the edge inwards, radians. */
function pointOnEdge({ between, share }: SeededRandom, [x0, y0, x1, y1]: Rectangle) {
  const inset = between(0.4, 1.5);
  const [width, height] = [x1 - x0, y1 - y0];
  const along = share() * 2 * (width + height);
  if (along < width) return { x: x0 + along, y: y0 + inset, inwards: Math.PI / 2 };
  if (along < width + height) return { x: x1 - inset, y: y0 + along - width, inwards: Math.PI };
  if (along < 2 * width + height) return { x: x0 + along - width - height, y: y1 - inset, inwards: -Math.PI / 2 };
  return { x: x0 + inset, y: y0 + along - 2 * width - height, inwards: 0 };
}
