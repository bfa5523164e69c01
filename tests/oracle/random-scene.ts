import type { Scene, SceneCamera, SceneObstacle, ScenePolygon } from "@/lib/coverage/scene";
import { Dice } from "./dice";

/**
 * A scene from a seed. Half of all scenes stand on a lattice of metres, so that walls are shared, cameras hang exactly on walls and corners,
 * and borders run along each other; the others are turned and shifted so that nothing is exact.
 */
export function randomScene(seed: number): Scene {
  const dice = new SceneDice(seed);
  const onLattice = dice.chance(0.5);
  const layer = dice.chance(0.15) ? dice.pick([-1, 1]) : 0;
  const scene: Scene = {
    targetHeight: dice.pick([0, 1, 1.6, 1.6]),
    levels: { low: dice.between(10, 50), high: dice.between(70, 200) },
    site: { polygon: dice.ground(onLattice, 30, true), z: dice.pick([0, 0, 0, 5.5]), layer },
    cameras: Array.from({ length: dice.whole(1, 6) }, (_, i) => dice.camera(`c${i}`, layer)),
    obstacles: Array.from({ length: dice.whole(0, 7) }, (_, i) => dice.obstacle(`o${i}`, layer, onLattice)),
    ...(dice.chance(0.25) ? { minVerticalRatio: dice.between(0.1, 1) } : {}),
    ...(dice.chance(0.25) ? { maxDepression: dice.pick([15, 30, 45, 60, 90]) } : {}),
  };
  const placed = { ...scene, cameras: scene.cameras.map((camera) => dice.mount(camera, scene.obstacles)) };
  return onLattice
    ? placed
    : turnedScene(placed, dice.between(0, 360), dice.between(-500, 500), dice.between(-500, 500));
}

class SceneDice extends Dice {
  camera(id: string, siteLayer: number): SceneCamera {
    const isPanoramic = this.chance(0.25);
    const camera = this.anyCamera(id, isPanoramic, siteLayer);
    if (isPanoramic || this.chance(0.4)) return camera;
    // most cameras of a city look at something
    const [east, north] = [this.between(5, 25) - camera.x, this.between(5, 25) - camera.y];
    return {
      ...camera,
      bearing: (Math.atan2(east, north) * 180) / Math.PI,
      tilt: (Math.atan2(camera.z - 1, Math.hypot(east, north)) * 180) / Math.PI,
      hfov: this.between(50, 110),
    };
  }

  private anyCamera(id: string, isPanoramic: boolean, siteLayer: number): SceneCamera {
    return {
      id,
      kind: isPanoramic ? "panoramic" : "fixed",
      ...(this.chance(0.3) ? { device: this.pick(["d1", "d2"]) } : {}),
      x: this.whole(-5, 35),
      y: this.whole(-5, 35),
      z: this.pick([1, 3, 3.5, 5, 6, 6, 8, 12, 20]) + this.pick([0, 0, 0, 5.5]),
      layer: this.chance(0.9) ? siteLayer : this.pick([-1, 0, 1]),
      bearing: this.chance(0.4) ? 45 * this.whole(0, 8) : this.between(-400, 400),
      tilt: isPanoramic ? 0 : this.pick([-90, -30, -5, 0, 0, 10, 20, 30, 45, 60, 89, 90, this.between(-90, 90)]),
      hfov: isPanoramic ? 90 : this.pick([30, 60, 90, 110, 150, this.between(5, 175)]),
      widthPx: this.pick([1280, 1920, 2560, 3840]),
      heightPx: this.pick([720, 1080, 1440, 2160]),
      ...(this.chance(0.3) ? { maxRange: this.pick([0.03, 3, 10, 20, 33.3]) } : {}),
    };
  }

  /** Leaves a camera where it is, or hangs it on a wall, a corner, a little before or behind one. */
  mount(camera: SceneCamera, obstacles: readonly SceneObstacle[]): SceneCamera {
    if (obstacles.length === 0 || this.chance(0.5)) return camera;
    const ring = this.pick(this.pick(obstacles).polygon);
    const at = this.whole(0, ring.length - 1);
    const [a, b] = [ring[at], ring[(at + 1) % ring.length]] as [readonly [number, number], readonly [number, number]];
    const share = this.pick([0, 0.5, 0.25, this.between(0, 1)]);
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const out = this.pick([0, 0, 0.01, -0.01, 0.04, -0.04, 0.05, -0.05, 0.06, -0.06, 0.3, -0.3]);
    return {
      ...camera,
      x: a[0] + share * (b[0] - a[0]) + (out * (b[1] - a[1])) / length,
      y: a[1] + share * (b[1] - a[1]) - (out * (b[0] - a[0])) / length,
    };
  }

  obstacle(id: string, siteLayer: number, onLattice: boolean): SceneObstacle {
    const base = this.pick([0, 0, 0, 0, -3, 1, 1.6, 2.5, 4, 7]);
    return {
      id,
      polygon: this.ground(onLattice, this.pick([3, 8, 14]), false),
      base,
      top: base + this.pick([0.5, 1, 1.5, 1.6, 2, 3, 5, 12, 40]),
      layer: this.chance(0.85) ? siteLayer : this.pick([-1, 0, 1]),
    };
  }

  /** A polygon of about `size` metres somewhere on the 30 m square. */
  ground(onLattice: boolean, size: number, isSite: boolean): ScenePolygon {
    const place = () => (isSite ? 0 : onLattice ? this.whole(0, 30 - size) : this.between(0, 30 - size));
    const [x, y] = [place(), place()];
    const shape = this.pick(["box", "box", "box", "hooked", "court", "triangle", "hourglass", "thin"] as const);
    const polygon = SHAPES[shape].map((ring) => ring.map(([u, v]) => [x + u * size, y + v * size] as const));
    return this.chance(0.3) ? polygon.map((ring) => ring.toReversed()) : polygon;
  }
}

/** Shapes in the unit square. */
const SHAPES: Readonly<Record<"box" | "hooked" | "court" | "triangle" | "hourglass" | "thin", ScenePolygon>> = {
  box: [
    [
      [0, 0],
      [1, 0],
      [1, 0.5],
      [0, 0.5],
    ],
  ],
  hooked: [
    [
      [0, 0],
      [1, 0],
      [1, 0.5],
      [0.5, 0.5],
      [0.5, 1],
      [0, 1],
    ],
  ],
  court: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    [
      [0.25, 0.25],
      [0.75, 0.25],
      [0.75, 0.75],
      [0.25, 0.5],
    ],
  ],
  triangle: [
    [
      [0, 0],
      [1, 0.25],
      [0.5, 1],
    ],
  ],
  hourglass: [
    [
      [0, 0],
      [1, 0],
      [0.5, 0.5],
      [1, 1],
      [0, 1],
      [0.5, 0.5],
    ],
  ],
  thin: [
    [
      [0, 0],
      [1, 0],
      [1, 0.01],
      [0, 0.01],
    ],
  ],
};

/** The whole scene turned clockwise about the origin, then moved. */
export function turnedScene(scene: Scene, degrees: number, dx: number, dy: number): Scene {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const place = ([x, y]: readonly [number, number]) => [x * cos + y * sin + dx, y * cos - x * sin + dy] as const;
  const ground = (polygon: ScenePolygon) => polygon.map((ring) => ring.map(place));
  return {
    ...scene,
    site: { ...scene.site, polygon: ground(scene.site.polygon) },
    obstacles: scene.obstacles.map((obstacle) => ({ ...obstacle, polygon: ground(obstacle.polygon) })),
    cameras: scene.cameras.map((camera) => {
      const [x, y] = place([camera.x, camera.y]);
      return { ...camera, x, y, bearing: camera.bearing + degrees };
    }),
  };
}
