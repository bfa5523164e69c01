import type { GapReason, Scene, SceneCamera, SceneObstacle, ScenePolygon } from "@/lib/coverage/scene";

/**
 * A second, slow reading of docs/geometry/scene.md, one point at a time, that shares no code with the engine. Written to be obviously right:
 * it asks every condition in the order of the text, and walks every sight line from wall to wall.
 */
export type PointOracle = {
  /** Whether a camera covers a ground point at a density. */
  readonly covers: (camera: SceneCamera, density: number, x: number, y: number) => boolean;
  /** Why a camera does not cover a ground point that no camera covers; null if it has nothing to do with it. */
  readonly reason: (camera: SceneCamera, density: number, x: number, y: number) => GapReason | null;
  /** Ids of the obstacles that hide a ground point from a camera. */
  readonly hiders: (camera: SceneCamera, x: number, y: number) => readonly string[];
};

const DEGREE = Math.PI / 180;

export function pointOracle(scene: Scene): PointOracle {
  const targetZ = scene.site.z + scene.targetHeight;
  const reaches = new Map<string, number>();
  return {
    reason(camera, density, x, y) {
      const drop = camera.z - targetZ;
      if (drop <= 0 || camera.layer !== scene.site.layer) return null;
      const key = `${camera.id} ${density}`;
      const reach = reaches.get(key) ?? reachOf(scene, camera, density, drop);
      reaches.set(key, reach);
      const place = seenFrom(camera, x, y);
      if (reach === 0 || place.distance > 2 * reach) return null;
      return whyNot(scene, camera, density, drop, place);
    },
    covers(camera, density, x, y) {
      const drop = camera.z - targetZ;
      if (drop <= 0) return false;
      if (camera.layer !== scene.site.layer) return false;
      const place = seenFrom(camera, x, y);
      const inView = camera.kind === "fixed" ? fixedSees : panoramicSees;
      if (!inView(scene, camera, density, drop, place)) return false;
      if (camera.maxRange !== undefined && !inInscribedPolygon(place, camera.maxRange)) return false;
      return scene.obstacles.every(
        (obstacle) => !counts(obstacle, scene.site.layer) || !hides(obstacle, camera, targetZ, x, y),
      );
    },
    hiders(camera, x, y) {
      const hiding = scene.obstacles.filter(
        (obstacle) => counts(obstacle, scene.site.layer) && hides(obstacle, camera, targetZ, x, y),
      );
      return hiding.map(({ id }) => id);
    },
  };
}

type Place = { readonly forward: number; readonly lateral: number; readonly distance: number };

function seenFrom(camera: SceneCamera, x: number, y: number): Place {
  const east = x - camera.x;
  const north = y - camera.y;
  const bearing = camera.bearing * DEGREE;
  return {
    forward: east * Math.sin(bearing) + north * Math.cos(bearing),
    lateral: east * Math.cos(bearing) - north * Math.sin(bearing),
    distance: Math.hypot(east, north),
  };
}

function fixedSees(scene: Scene, camera: SceneCamera, density: number, drop: number, place: Place): boolean {
  const tanHalf = Math.tan((camera.hfov / 2) * DEGREE);
  const focal = camera.widthPx / (2 * tanHalf);
  const tanHalfVertical = (camera.heightPx / camera.widthPx) * tanHalf;
  const tilt = camera.tilt * DEGREE;
  const depth = place.forward * Math.cos(tilt) + drop * Math.sin(tilt);
  if (depth <= 0) return false;
  if (Math.abs(place.lateral) / depth > tanHalf) return false;
  if (Math.abs(place.forward * Math.sin(tilt) - drop * Math.cos(tilt)) / depth > tanHalfVertical) return false;
  if (focal / depth < density) return false;
  const least = (scene.minVerticalRatio ?? 0) * density;
  if (scene.minVerticalRatio !== undefined && (focal * place.forward) / depth ** 2 < least && least > 0) return false;
  if (scene.maxDepression !== undefined && Math.atan2(drop, place.forward) > scene.maxDepression * DEGREE) return false;
  return true;
}

/** The largest ground distance at which frame, density and range allow a place, by trying many: to about a hundredth. */
function reachOf(scene: Scene, camera: SceneCamera, density: number, drop: number): number {
  const inView = camera.kind === "fixed" ? fixedSees : panoramicSees;
  const tanHalf = Math.tan((camera.hfov / 2) * DEGREE);
  let reach = 0;
  const { maxRange = Infinity } = camera;
  const isInView = (ahead: number) =>
    Math.abs(ahead) <= maxRange &&
    inView(scene, camera, density, drop, { forward: ahead, lateral: 0, distance: Math.abs(ahead) });
  // a frame may be too thin to be met by trying, but never so thin that its middle is not in it
  const middle = drop / Math.tan(camera.tilt * DEGREE);
  for (const forward of [...distancesAhead(isInView), ...(isInView(middle) ? [middle] : [])]) {
    const depth = forward * Math.cos(camera.tilt * DEGREE) + drop * Math.sin(camera.tilt * DEGREE);
    for (let side = 0; side < 1; side += 0.0999) {
      const lateral = camera.kind === "fixed" ? side * tanHalf * depth : 0;
      const distance = Math.hypot(forward, lateral);
      if (distance <= maxRange) reach = Math.max(reach, distance);
    }
  }
  return reach;
}

/**
 * Fifty distances, negative ones behind the camera, from the nearest to the farthest at which a place straight ahead is in view.
 * Of a frame thinner than a five-thousandth of its distance none may be found.
 */
function distancesAhead(isInView: (ahead: number) => boolean): number[] {
  const seen: number[] = [];
  for (let ahead = 0.01; ahead < 1000; ahead *= 1.0002) {
    for (const way of [-ahead, ahead]) if (isInView(way)) seen.push(way);
  }
  if (seen.length === 0) return [];
  const [near, far] = [seen.reduce((a, b) => Math.min(a, b)), seen.reduce((a, b) => Math.max(a, b))];
  return Array.from({ length: 50 }, (_, i) => near + ((far - near) * i) / 49);
}

function whyNot(scene: Scene, camera: SceneCamera, density: number, drop: number, place: Place): GapReason {
  const inRange = camera.maxRange === undefined || place.distance <= camera.maxRange;
  const steepness = Math.atan2(drop, camera.kind === "fixed" ? place.forward : place.distance);
  const tooSteep = scene.maxDepression !== undefined && steepness > scene.maxDepression * DEGREE;
  if (camera.kind === "panoramic") {
    const dense = camera.widthPx / (2 * Math.PI * Math.hypot(place.distance, drop)) >= density;
    if (!dense || !inRange) return "too-far";
    return tooSteep ? "too-close" : "occluded";
  }
  const tanHalf = Math.tan((camera.hfov / 2) * DEGREE);
  const tilt = camera.tilt * DEGREE;
  const depth = place.forward * Math.cos(tilt) + drop * Math.sin(tilt);
  if (depth <= 0 || Math.abs(place.lateral) / depth > tanHalf) return "out-of-frame";
  const up = (place.forward * Math.sin(tilt) - drop * Math.cos(tilt)) / depth;
  const tanHalfVertical = (camera.heightPx / camera.widthPx) * tanHalf;
  if (up < -tanHalfVertical) return "too-close";
  if (up > tanHalfVertical) return "out-of-frame";
  const focal = camera.widthPx / (2 * tanHalf);
  if (focal / depth < density || !inRange) return "too-far";
  const least = (scene.minVerticalRatio ?? 0) * density;
  return tooSteep || (least > 0 && (focal * place.forward) / depth ** 2 < least) ? "too-close" : "occluded";
}

function panoramicSees(scene: Scene, camera: SceneCamera, density: number, drop: number, place: Place): boolean {
  const slant = camera.widthPx / (2 * Math.PI * density);
  if (slant <= drop) return false;
  if (!inInscribedPolygon(place, Math.sqrt(slant ** 2 - drop ** 2))) return false;
  if (scene.maxDepression === undefined || scene.maxDepression === 90) return true;
  const nearest = drop / Math.tan(scene.maxDepression * DEGREE);
  const sides = sidesOf(nearest);
  return alongSide(place, sides) >= nearest;
}

/** A circle as the text wants it drawn: the fewest sides, 8 or more, with a sagitta of 1 cm at most and a corner on the bearing. */
function inInscribedPolygon(place: Place, radius: number): boolean {
  const sides = sidesOf(radius);
  return alongSide(place, sides) <= radius * Math.cos(Math.PI / sides);
}

function sidesOf(radius: number): number {
  let sides = 8;
  while (radius * (1 - Math.cos(Math.PI / sides)) > 0.01) sides++;
  return sides;
}

/** How far a place lies from the camera, measured across the polygon's side that it is seen through. */
function alongSide({ forward, lateral, distance }: Place, sides: number): number {
  const step = (2 * Math.PI) / sides;
  const angle = Math.atan2(lateral, forward) + 2 * Math.PI;
  return distance * Math.cos((angle % step) - step / 2);
}

function counts(obstacle: SceneObstacle, siteLayer: number): boolean {
  if (obstacle.layer >= 0 && siteLayer >= 0) return true;
  return obstacle.layer === siteLayer;
}

/** Walks the sight line where it is between base and top and 5 cm or more from the camera, and looks at every stretch between two walls. */
function hides(obstacle: SceneObstacle, camera: SceneCamera, targetZ: number, x: number, y: number): boolean {
  const drop = camera.z - targetZ;
  const from = Math.max(0, (camera.z - obstacle.top) / drop, 0.05 / Math.hypot(x - camera.x, y - camera.y));
  const to = Math.min(1, (camera.z - obstacle.base) / drop);
  if (from >= to) return false;
  const at = (share: number) => [camera.x + share * (x - camera.x), camera.y + share * (y - camera.y)] as const;
  const stops = [from, ...wallsBetween(obstacle.polygon, at(0), at(1)).filter((stop) => stop > from && stop < to), to];
  stops.sort((a, b) => a - b);
  return stops.slice(1).some((stop, i) => isInside(obstacle.polygon, ...at(((stops[i] as number) + stop) / 2)));
}

type Point = readonly [x: number, y: number];

function wallsBetween(polygon: ScenePolygon, a: Point, b: Point): number[] {
  const found: number[] = [];
  for (const ring of polygon) {
    for (const [i, p] of ring.entries()) {
      const q = ring[(i + 1) % ring.length] as Point;
      const across = (b[0] - a[0]) * (q[1] - p[1]) - (b[1] - a[1]) * (q[0] - p[0]);
      if (across === 0) continue;
      const onLine = ((p[0] - a[0]) * (q[1] - p[1]) - (p[1] - a[1]) * (q[0] - p[0])) / across;
      const onWall = ((p[0] - a[0]) * (b[1] - a[1]) - (p[1] - a[1]) * (b[0] - a[0])) / across;
      if (onWall >= 0 && onWall <= 1) found.push(onLine);
    }
  }
  return found;
}

/** Whether a point is inside a polygon: it is inside an odd number of its rings. */
export function isInside(polygon: ScenePolygon, x: number, y: number): boolean {
  let inside = false;
  for (const ring of polygon) {
    for (const [i, p] of ring.entries()) {
      const q = ring[(i + 1) % ring.length] as Point;
      if (p[1] > y === q[1] > y) continue;
      if (p[0] + ((y - p[1]) / (q[1] - p[1])) * (q[0] - p[0]) > x) inside = !inside;
    }
  }
  return inside;
}
