import { overlay } from "@/lib/geometry/overlay";
import type { MultiPolygon, Polygon, Ring } from "@/lib/geometry/polygon";
import { ringsAreApart } from "@/lib/geometry/rings-are-apart";
import { orientedRings } from "./prism";
import type { ScenePolygon } from "./scene";

/**
 * The rings of a scene's polygon: closed, outer rings counter-clockwise, holes clockwise. A ring may touch itself in a way that turns part of it
 * round, like an 8; its inside is then what an odd number of turns encloses, and it comes out as several rings.
 */
export function sceneRings(polygon: ScenePolygon): readonly Ring[] {
  const rings = orientedRings(polygon.map(closedRing));
  if (ringsAreApart(rings)) return rings;
  const laid = overlay([{ channel: 0, rings }], 1);
  const turned = laid.some((cover, at) => cover[at] !== 0 && cover[at] !== 1);
  return turned ? laid.region((cover, at) => (cover[at] as number) % 2 !== 0).flat() : rings;
}

/** A ring's corners in one array, the first of them again at the end. */
export function closedRing(points: ScenePolygon[number]): Ring {
  const [first] = points;
  const last = points.at(-1);
  const isClosed = first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
  return Float64Array.from([...points, ...(first && !isClosed ? [first] : [])].flat());
}

/** Polygons as a scene writes them. */
export function scenePolygons(polygons: MultiPolygon): ScenePolygon[] {
  return polygons.map(scenePolygon);
}

/** A polygon as a scene writes it: rings closed. */
export function scenePolygon(polygon: Polygon): ScenePolygon {
  return polygon.map((ring) => {
    const points: [number, number][] = [];
    for (let i = 0; i + 1 < ring.length; i += 2) points.push([ring[i] as number, ring[i + 1] as number]);
    return points;
  });
}
