import type { Scene, ScenePolygon } from "@/lib/coverage/scene";
import { AWKWARD_NAMES, awkwardScene } from "./awkward-scenes";
import { Dice } from "./dice";
import { randomScene } from "./random-scene";

type Json = unknown;
type Points = readonly (readonly [x: number, y: number])[];

/** What a program may be handed: the text of a scene, or what is said to be one already. */
export type FuzzedInput = { readonly kind: string; readonly input: Json };

/** Numbers that break programs. JSON has no word for some: such a scene is handed over as it is, not as text. */
const NUMBERS = [
  ...[Number.NaN, Infinity, -Infinity, 0, -0, 1, -1, 1e-300, 5e-324, 1e-12, 1e-6, 0.05, 1.6, 90, 179.999999999, 180],
  ...[-90, 1e6, 49_999_999, 5e7, -5e7, 5e7 + 1, 1e15, 1e300, -1e300, Number.MAX_VALUE, 2 ** 53, 2 ** 53 + 2],
] as const;
const THINGS = [null, "", "60", true, [], {}, [[]], [[[0, 0]]], "panoramic", [[Number.NaN, 0]]] as const;

/** An input from a seed; the same seed gives the same. */
export function fuzzedInput(seed: number): FuzzedInput {
  const dice = new Dice(seed);
  const kind = dice.pick([...KINDS.keys()]);
  const draw = KINDS.get(kind);
  return { kind, input: draw?.(dice, seed) };
}

function baseScene(dice: Dice, seed: number): Scene {
  return dice.chance(0.6) ? randomScene(seed) : awkwardScene(dice.pick(AWKWARD_NAMES), seed);
}

const KINDS: ReadonlyMap<string, (dice: Dice, seed: number) => Json> = new Map(
  Object.entries({
    "as it should be": baseScene,
    "strange values": (dice, seed) => spoiled(dice, baseScene(dice, seed), () => dice.pick([...NUMBERS, ...THINGS])),
    "strange numbers": (dice, seed) => spoiled(dice, baseScene(dice, seed), () => dice.pick(NUMBERS)),
    "broken text": (dice, seed) => {
      const text = JSON.stringify(baseScene(dice, seed));
      const at = dice.whole(0, text.length);
      return dice.chance(0.5)
        ? text.slice(0, at)
        : text.slice(0, at) + dice.pick(["]", "}", ",", "1e999", "é", "\0"]) + text.slice(at);
    },
    tiny: (dice, seed) => scaled(baseScene(dice, seed), 10 ** -dice.between(1, 12)),
    huge: (dice, seed) => scaled(baseScene(dice, seed), 10 ** dice.between(1, 7)),
    "far away": (dice, seed) => shifted(baseScene(dice, seed), 10 ** dice.between(4, 9)),
    "crossing rings": (dice, seed) =>
      withRings(dice, baseScene(dice, seed), (size) => scribble(dice, size, dice.whole(3, 40))),
    stars: (dice, seed) => withRings(dice, baseScene(dice, seed), (size) => star(dice, size, dice.whole(3, 60))),
    combs: (dice, seed) =>
      withRings(dice, baseScene(dice, seed), (size) =>
        comb(size, dice.whole(2, 40), dice.pick([0.5, 0.1, 1e-3, 1e-9, 0])),
      ),
    "flat rings": (dice, seed) => withRings(dice, baseScene(dice, seed), (size) => flat(dice, size)),
    "points nearly on one another": (dice, seed) => {
      const error = 10 ** -dice.between(6, 17);
      return withRings(
        dice,
        baseScene(dice, seed),
        (size) => shaken(dice, [...star(dice, size, 6), ...[]], error),
        error,
      );
    },
    "many things at one place": (dice, seed) => crowded(dice, baseScene(dice, seed)),
  } satisfies Record<string, (dice: Dice, seed: number) => Json>),
);

/** A copy in which one to four values, anywhere, are others, are missing, or are there twice. */
function spoiled(dice: Dice, scene: Scene, another: () => Json): Json {
  const copy = structuredClone(scene) as unknown as Record<string, Json>;
  for (let times = dice.whole(1, 4); times > 0; times--) {
    let holder: Record<string, Json> | Json[] = copy;
    for (;;) {
      const keys = Object.keys(holder);
      if (keys.length === 0) break;
      const key = dice.pick(keys);
      const value: Json = (holder as Record<string, Json>)[key];
      if (typeof value === "object" && value !== null && dice.chance(0.93)) {
        holder = value as Record<string, Json>;
        continue;
      }
      if (Array.isArray(holder) && dice.chance(0.2)) holder.push(value);
      else if (dice.chance(0.12)) leaveOut(holder, key);
      else (holder as Record<string, Json>)[key] = another();
      break;
    }
  }
  return copy;
}

function leaveOut(holder: Record<string, Json> | Json[], key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

/** All lengths times a factor, densities divided by it. */
function scaled(scene: Scene, factor: number): Scene {
  const ground = (polygon: ScenePolygon) =>
    polygon.map((ring) => ring.map(([x, y]) => [x * factor, y * factor] as const));
  return {
    ...scene,
    targetHeight: scene.targetHeight * factor,
    levels: Object.fromEntries(Object.entries(scene.levels).map(([name, density]) => [name, density / factor])),
    site: { ...scene.site, z: scene.site.z * factor, polygon: ground(scene.site.polygon) },
    cameras: scene.cameras.map((camera) => ({
      ...camera,
      ...{ x: camera.x * factor, y: camera.y * factor, z: camera.z * factor },
      ...(camera.maxRange === undefined ? {} : { maxRange: camera.maxRange * factor }),
    })),
    obstacles: scene.obstacles.map((obstacle) => ({
      ...obstacle,
      ...{ polygon: ground(obstacle.polygon), base: obstacle.base * factor, top: obstacle.top * factor },
    })),
  };
}

function shifted(scene: Scene, by: number): Scene {
  const ground = (polygon: ScenePolygon) => polygon.map((ring) => ring.map(([x, y]) => [x + by, y - by / 3] as const));
  return {
    ...scene,
    site: { ...scene.site, polygon: ground(scene.site.polygon) },
    cameras: scene.cameras.map((camera) => ({ ...camera, x: camera.x + by, y: camera.y - by / 3 })),
    obstacles: scene.obstacles.map((obstacle) => ({ ...obstacle, polygon: ground(obstacle.polygon) })),
  };
}

/** Other rings for the obstacles, and now and then for the site. */
function withRings(dice: Dice, scene: Scene, draw: (size: number) => Points, error = 0): Scene {
  const one = (size: number): ScenePolygon => (dice.chance(0.15) ? [draw(size), draw(size / 3)] : [draw(size)]);
  const site = dice.chance(0.3) ? one(40) : scene.site.polygon;
  const obstacles = Array.from({ length: dice.whole(1, 5) }, (_, i) => {
    const base = dice.pick([0, 0, 2, 5]);
    return {
      id: `fuzzed ${i}`,
      polygon: one(dice.between(2, 25)),
      base,
      top: base + dice.pick([1, 3, 10, 1e-9]),
      layer: 0,
    };
  });
  const cameras = scene.cameras.map((camera) => ({ ...camera, x: camera.x + error }));
  return {
    ...scene,
    site: { ...scene.site, polygon: site },
    obstacles: [...obstacles, ...obstaclesAgain(dice, obstacles)],
    cameras,
  };
}

const obstaclesAgain = (dice: Dice, obstacles: Scene["obstacles"]) =>
  dice.chance(0.3) ? obstacles.map((obstacle) => ({ ...obstacle, id: `${obstacle.id} again` })) : [];

/** Points as they come: nearly always a ring that crosses itself. */
const scribble = (dice: Dice, size: number, corners: number): Points =>
  Array.from({ length: corners }, () => [dice.between(0, size), dice.between(0, size)]);

/** A ring round its middle, whose corners are near and far: simple, mostly with spikes. */
function star(dice: Dice, size: number, corners: number): Points {
  const [x, y] = [dice.between(0, 30), dice.between(0, 30)];
  return Array.from({ length: corners }, (_, i) => {
    const [angle, radius] = [(2 * Math.PI * i) / corners, size * dice.pick([0.5, 0.4, dice.between(0.001, 0.5)])];
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** Teeth of some width on a bar; without width they are sides that run along themselves. */
function comb(size: number, teeth: number, width: number): Points {
  const top = Array.from({ length: teeth }, (_, i): Points => {
    const x = (size * (i + 0.5)) / teeth;
    const half = (size * width) / (2 * teeth);
    return [
      [x - half, 1],
      [x - half, size],
      [x + half, size],
      [x + half, 1],
    ];
  });
  return [[0, 0], ...[[0, 1] as const], ...top.flat(), [size, 1], [size, 0]];
}

/** Corners on one line, or as good as on one line, with repeats. */
function flat(dice: Dice, size: number): Points {
  const height = dice.pick([0, 0, 1e-300, 1e-16, 1e-9, 1e-6]);
  return Array.from({ length: dice.whole(1, 6) }, () => {
    const along = dice.pick([0, 0.25, 0.5, 1, dice.between(0, 1)]) * size;
    return [10 + along, 10 + along * dice.pick([0, 0.5, 0.5]) + dice.pick([0, height])] as const;
  });
}

/** Every corner two or three times, a little apart. */
const shaken = (dice: Dice, points: Points, error: number): Points =>
  points.flatMap(([x, y]) =>
    Array.from(
      { length: dice.whole(1, 3) },
      () => [x + error * dice.between(-1, 1), y + error * dice.between(-1, 1)] as const,
    ),
  );

/** The same camera and the same obstacle very often, each a little or not at all moved. */
function crowded(dice: Dice, scene: Scene): Scene {
  const error = dice.pick([0, 0, 1e-12, 1e-9, 1e-3]);
  const moved = () => error * dice.between(-1, 1);
  const [camera] = scene.cameras;
  const [obstacle] = scene.obstacles;
  const times = dice.whole(5, 30);
  return {
    ...scene,
    cameras: camera
      ? Array.from({ length: times }, (_, i) => ({
          ...camera,
          id: `camera ${i}`,
          x: camera.x + moved(),
          y: camera.y + moved(),
        }))
      : [],
    obstacles: obstacle
      ? Array.from({ length: times }, (_, i) => ({
          ...obstacle,
          id: `obstacle ${i}`,
          polygon: obstacle.polygon.map((ring) => ring.map(([x, y]) => [x + moved(), y + moved()] as const)),
        }))
      : [],
  };
}
