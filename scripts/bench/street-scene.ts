import type { CityToSolve } from "@/lib/coverage/city-input";
import { prismOf } from "@/lib/coverage/prism";
import { zoneGround } from "@/lib/coverage/zone-ground";
import { BoxIndex } from "@/lib/geometry/box-index";
import type { Polygon } from "@/lib/geometry/polygon";
import type { BenchScene } from "./city/raise-city";
import { ShapeList } from "./city/shape-list";
import { cornersOf } from "./peers/site-case";

/** The street level of a real city, as the invented ones are given: its zones of one piece, its obstacles, and its cameras at one density, pixels per metre. */
export function streetScene(city: CityToSolve, density: number): BenchScene {
  const prisms = new BoxIndex(city.obstacles.map(prismOf), ({ box }) => box);
  const [obstacles, sites] = [new ShapeList(), new ShapeList()];
  const heights: { base: number; top: number }[] = [];
  for (const { ground, base, top, layer } of city.obstacles) {
    if (layer < 0) continue;
    for (const polygon of ground) {
      add(obstacles, polygon);
      heights.push({ base, top });
    }
  }
  for (const part of city.parts) {
    const ground = part.layer === 0 && part.z === 0 ? zoneGround(part, prisms) : [];
    if (ground.length === 1) add(sites, ground);
  }
  return {
    obstacles: {
      ...obstacles.flat(),
      base: Float64Array.from(heights, ({ base }) => base),
      top: Float64Array.from(heights, ({ top }) => top),
    },
    sites: sites.flat(),
    cameras: city.cameras
      .filter(({ layer, groundZ }) => layer === 0 && groundZ === 0)
      .map((camera) => ({ camera, density })),
  };
}

function add(shapes: ShapeList, polygon: Polygon): void {
  shapes.add(...polygon.map(cornersOf));
}
