import type { Scene, SceneCamera, SceneObstacle, ScenePolygon } from "@/lib/coverage/scene";
import { Dice } from "./dice";
import { turnedScene } from "./random-scene";

type Points = readonly (readonly [x: number, y: number])[];

/** Height of what must be seen, metres. */
const TARGET_M = 1.6;

/**
 * The cases in which coverage programs go wrong, by name: each draws its shapes as they are, with heights, places and aims from a seed.
 * Every second seed turns and moves the whole, so that nothing is exact any more.
 */
export function awkwardScene(name: string, seed: number): Scene {
  const draw = AWKWARD.get(name);
  if (!draw) throw new RangeError(`no awkward scene is called "${name}"`);
  const dice = new Dice(seed);
  const scene = draw(dice);
  return seed % 2 === 0 ? scene : turnedScene(scene, dice.between(0, 360), dice.between(-800, 800), 321);
}

const box = (west: number, south: number, east: number, north: number): Points => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

/** Prisms from the ground up, 3 to 15 m high, unless said. */
function prisms(
  dice: Dice,
  grounds: readonly ScenePolygon[],
  more: (index: number) => Partial<SceneObstacle> = () => ({}),
): SceneObstacle[] {
  return grounds.map((polygon, i) => ({
    id: `o${i}`,
    polygon,
    base: 0,
    top: dice.between(3, 15),
    layer: 0,
    ...more(i),
  }));
}

/** A camera on the ground of 40 × 30 m, or at a place, that looks at a point of it. */
function lookout(dice: Dice, id: string, more: Partial<SceneCamera> = {}): SceneCamera {
  const place = { x: dice.between(-3, 43), y: dice.between(-3, 33), z: dice.between(3.5, 9), ...more };
  const [east, north] = [dice.between(8, 32) - place.x, dice.between(8, 22) - place.y];
  return {
    id,
    kind: "fixed",
    layer: 0,
    bearing: (Math.atan2(east, north) * 180) / Math.PI,
    tilt: (Math.atan2(place.z - TARGET_M, Math.hypot(east, north)) * 180) / Math.PI,
    hfov: dice.between(50, 110),
    widthPx: 2560,
    heightPx: 1440,
    ...place,
    ...more,
  };
}

const dome = (dice: Dice, id: string, more: Partial<SceneCamera> = {}) =>
  lookout(dice, id, { kind: "panoramic", tilt: 0, hfov: 90, widthPx: 3840, heightPx: 1, ...more });

function scene(dice: Dice, more: Partial<Scene>): Scene {
  return {
    targetHeight: TARGET_M,
    levels: { low: dice.between(15, 40), high: dice.between(60, 140) },
    site: { polygon: [box(0, 0, 40, 30)], z: 0, layer: 0 },
    cameras: [lookout(dice, "a"), lookout(dice, "b"), dome(dice, "c")],
    obstacles: [],
    ...more,
  };
}

/** One obstacle, and a camera as `place` puts it there. */
function mounted(
  dice: Dice,
  ground: ScenePolygon,
  place: Partial<SceneCamera>,
  more: Partial<SceneObstacle> = {},
): Scene {
  return scene(dice, {
    cameras: [lookout(dice, "a", place), dome(dice, "b", place), lookout(dice, "c")],
    obstacles: prisms(dice, [ground], () => more),
  });
}

const HOUSE = box(14, 10, 26, 18);
const COURT: ScenePolygon = [box(8, 6, 30, 24), box(13, 11, 25, 19)];

const AWKWARD: ReadonlyMap<string, (dice: Dice) => Scene> = new Map(
  Object.entries({
    "party walls": (dice) =>
      scene(dice, { obstacles: prisms(dice, [[box(8, 10, 16, 18)], [box(16, 10, 24, 18)], [box(24, 10, 32, 18)]]) }),
    "one house twice": (dice) => scene(dice, { obstacles: prisms(dice, [[HOUSE], [HOUSE]]) }),
    "one house three times, other heights and ways round": (dice) =>
      scene(dice, {
        obstacles: prisms(dice, [[HOUSE], [HOUSE.toReversed()], [HOUSE]], (i) => ({ base: i, top: 3 + 2 * i })),
      }),
    "overlapping houses": (dice) =>
      scene(dice, { obstacles: prisms(dice, [[box(8, 6, 20, 16)], [box(15, 11, 28, 22)], [box(18, 8, 24, 20)]]) }),
    "crossing footprints": (dice) =>
      scene(dice, { obstacles: prisms(dice, [[box(8, 13, 32, 16)], [box(18, 5, 21, 25)]]) }),
    "a ring like an 8": (dice) =>
      scene(dice, {
        obstacles: prisms(dice, [
          [
            [
              [10, 8],
              [20, 14],
              [30, 8],
              [30, 20],
              [20, 14],
              [10, 20],
            ],
          ],
        ]),
      }),
    "a sliver of a micrometre": (dice) =>
      scene(dice, { obstacles: prisms(dice, [[box(10, 12, 30, 12 + 1e-6)], [box(20, 5, 20 + 1e-6, 20)]]) }),
    "points on straight walls": (dice) =>
      scene(dice, {
        obstacles: prisms(dice, [
          [box(14, 10, 26, 18).flatMap((a, i) => alongWall(a, box(14, 10, 26, 18)[(i + 1) % 4]))],
        ]),
      }),
    "walls that meet in a T": (dice) =>
      scene(dice, {
        obstacles: prisms(dice, [[box(8, 14, 32, 14.3)], [box(18, 6, 18.3, 14)], [box(24, 14.3, 24.3, 25)]]),
      }),
    "house corners that touch": (dice) =>
      scene(dice, { obstacles: prisms(dice, [[box(10, 8, 18, 14)], [box(18, 14, 28, 22)]]) }),
    "a courtyard from within": (dice) => mounted(dice, COURT, { x: dice.between(14, 24), y: dice.between(12, 18) }),
    "a courtyard from without": (dice) =>
      mounted(dice, COURT, { x: dice.between(32, 42), y: dice.between(-2, 20), z: 12 }),
    "a courtyard's inner wall": (dice) => mounted(dice, COURT, { x: 13, y: dice.between(12, 18) }),
    "a camera on a wall": (dice) => mounted(dice, [HOUSE], { x: dice.between(15, 25), y: 10 }),
    "a camera on a façade, 30 cm out": (dice) => mounted(dice, [HOUSE], { x: dice.between(15, 25), y: 9.7 }),
    "a camera at a corner": (dice) => mounted(dice, [HOUSE], { x: dice.pick([14, 26]), y: dice.pick([10, 18]) }),
    "a camera at a hollow corner": (dice) => mounted(dice, COURT, { x: dice.pick([13, 25]), y: dice.pick([11, 19]) }),
    "a camera inside": (dice) =>
      mounted(dice, [HOUSE], { x: dice.between(15, 25), y: dice.between(11, 17), z: 4 }, { top: 9 }),
    "a camera 3 to 7 cm behind a wall": (dice) =>
      mounted(dice, [HOUSE], { x: dice.between(15, 25), y: dice.between(10.03, 10.07) }),
    "a camera on the roof's edge": (dice) =>
      mounted(dice, [HOUSE], { x: dice.between(15, 25), y: 10, z: 9.5 }, { top: 9 }),
    "a camera back from the roof's edge": (dice) =>
      mounted(
        dice,
        [HOUSE],
        { x: dice.between(15, 25), y: dice.between(10.1, 13), z: dice.between(9.2, 12) },
        { top: 9 },
      ),
    "a camera as high as the roof it is on": (dice) =>
      mounted(dice, [HOUSE], { x: dice.between(15, 25), y: dice.between(10, 12), z: 9 }, { top: 9 }),
    "rings the other way round": (dice) =>
      scene(dice, {
        site: { polygon: [box(0, 0, 40, 30).toReversed()], z: 0, layer: 0 },
        obstacles: prisms(dice, [[HOUSE.toReversed()], [...COURT].map((ring) => ring.toReversed())], (i) =>
          i === 1 ? { top: 2.2 } : {},
        ),
      }),
    "a deck over a street": (dice) =>
      scene(dice, { obstacles: prisms(dice, [[box(0, 12, 40, 18)]], () => ({ base: 5.5, top: 6.5, layer: 1 })) }),
    "a camera under a deck": (dice) =>
      mounted(
        dice,
        [box(0, 10, 40, 20)],
        { x: dice.between(5, 35), y: dice.between(11, 19), z: 5 },
        { base: 5.5, top: 6.5 },
      ),
    "a camera on a deck": (dice) =>
      mounted(
        dice,
        [box(0, 10, 40, 20)],
        { x: dice.between(5, 35), y: dice.between(11, 19), z: 9 },
        { base: 5.5, top: 6.5 },
      ),
    "canopies between cameras and people": (dice) =>
      scene(dice, {
        cameras: [lookout(dice, "a", { z: 8 }), lookout(dice, "b", { z: 12 }), dome(dice, "c", { z: 7 })],
        obstacles: prisms(dice, [[box(8, 8, 16, 12)], [box(20, 14, 30, 20)]], () => ({ base: 3, top: 3.4 })),
      }),
    "low walls": (dice) =>
      scene(dice, {
        obstacles: prisms(dice, [[box(8, 10, 32, 10.3)], [box(20, 4, 20.3, 26)], [box(5, 20, 15, 22)]], () => ({
          top: dice.between(1.7, 2.5),
        })),
      }),
    "walls just as high as the targets": (dice) =>
      scene(dice, { obstacles: prisms(dice, [[HOUSE], [box(5, 5, 10, 25)]], (i) => ({ top: TARGET_M + i * 1e-3 })) }),
    "a base just at the camera": (dice) =>
      mounted(dice, [HOUSE], { z: 6 }, { base: dice.pick([6, 6 - 1e-3, 6 - 1e-9]), top: 9 }),
    "a base just at the targets": (dice) => mounted(dice, [HOUSE], {}, { base: TARGET_M, top: 3 }),
    "a bridge's ground": (dice) =>
      scene(dice, {
        site: { polygon: [box(0, 10, 40, 20)], z: 5.5, layer: 1 },
        cameras: [lookout(dice, "a", { z: 11, layer: 1 }), dome(dice, "b", { z: 10, layer: 1 }), lookout(dice, "c")],
        obstacles: prisms(dice, [[box(0, 10, 40, 20)], [HOUSE], [box(5, 22, 12, 26)]], (i) =>
          i === 0 ? { base: 4.5, top: 5.5, layer: 1 } : {},
        ),
      }),
    "an underpass": (dice) =>
      scene(dice, {
        site: { polygon: [box(0, 10, 40, 20)], z: -5, layer: -1 },
        cameras: [
          lookout(dice, "a", { z: -1.5, layer: -1 }),
          dome(dice, "b", { z: -1, layer: -1 }),
          lookout(dice, "c"),
        ],
        obstacles: prisms(dice, [[HOUSE], [box(10, 12, 11, 18)], [box(0, 0, 40, 30)]], (i) =>
          i === 1 ? { base: -5, top: -0.5, layer: -1 } : { base: -5 },
        ),
      }),
    "panoramic cameras": (dice) =>
      scene(dice, {
        cameras: [
          dome(dice, "a"),
          dome(dice, "b", { maxRange: dice.between(4, 15) }),
          dome(dice, "c", { bearing: 33 }),
        ],
        maxDepression: dice.between(20, 80),
        obstacles: prisms(dice, [[HOUSE], COURT.map((ring) => ring.map(([x, y]) => [x / 4, y / 4]))]),
      }),
    "units of several sensors": (dice) => {
      const unit = { x: dice.between(2, 38), y: 1, z: 6, tilt: 18, hfov: 100, device: "unit" };
      const sensors = [-60, 0, 60].map((bearing) => lookout(dice, `unit ${bearing}`, { ...unit, bearing }));
      return scene(dice, { cameras: [...sensors, lookout(dice, "alone")], obstacles: prisms(dice, [[HOUSE]]) });
    },
    "sight that ends at night": (dice) =>
      scene(dice, {
        cameras: ["a", "b", "c"].map((id) => lookout(dice, id, { maxRange: dice.between(0.04, 25) })),
        obstacles: prisms(dice, [[HOUSE]]),
      }),
    "demands on the picture's height": (dice) =>
      scene(dice, { minVerticalRatio: dice.between(0.1, 0.95), obstacles: prisms(dice, [[HOUSE]]) }),
    "demands on how steep": (dice) =>
      scene(dice, { maxDepression: dice.between(8, 60), minVerticalRatio: 0.2, obstacles: prisms(dice, [[HOUSE]]) }),
    "steep cameras that see their own foot": (dice) =>
      scene(dice, {
        cameras: ["a", "b", "c", "d"].map((id) =>
          lookout(dice, id, { tilt: dice.pick([90, dice.between(60, 90)]), z: 10 }),
        ),
        obstacles: prisms(dice, [[HOUSE], [box(2, 2, 12, 9)], [box(28, 20, 36, 28)]], () => ({
          top: dice.between(1.7, 9),
        })),
      }),
    "steep cameras on walls": (dice) =>
      scene(dice, {
        cameras: [
          lookout(dice, "a", { x: 20, y: 10, z: 5, tilt: dice.between(60, 90) }),
          lookout(dice, "b", { x: 14, y: 10, z: 7, tilt: dice.between(60, 90) }),
        ],
        obstacles: prisms(dice, [[HOUSE]]),
      }),
    "cameras that look up": (dice) =>
      scene(dice, {
        cameras: ["a", "b"].map((id) =>
          lookout(dice, id, { tilt: dice.between(-25, -1), hfov: dice.between(80, 150) }),
        ),
        obstacles: prisms(dice, [[HOUSE]]),
      }),
    "very narrow and very wide lenses": (dice) =>
      scene(dice, {
        cameras: [
          lookout(dice, "narrow", { hfov: dice.between(0.1, 2) }),
          lookout(dice, "wide", { hfov: dice.between(165, 179.9) }),
          lookout(dice, "very narrow", { hfov: 0.001 }),
        ],
        obstacles: prisms(dice, [[HOUSE], [box(2, 20, 9, 24)]]),
      }),
    "a wall seen all along": (dice) =>
      mounted(dice, [box(-2000, 12, 2000, 12.2)], { x: dice.between(10, 30), y: 11.9, hfov: 170, tilt: 10 }),
    "a site with two holes that touch": (dice) =>
      scene(dice, {
        site: { polygon: [box(0, 0, 40, 30), box(5, 5, 12, 12), box(12, 12, 15, 16).slice(0, 3)], z: 0, layer: 0 },
        obstacles: prisms(dice, [[HOUSE]]),
      }),
    "two cameras at one place": (dice) => {
      const twin = lookout(dice, "a");
      return scene(dice, { cameras: [twin, { ...twin, id: "b" }], obstacles: prisms(dice, [[HOUSE]]) });
    },
    "below the targets": (dice) =>
      scene(dice, {
        cameras: [
          lookout(dice, "a", { z: TARGET_M }),
          lookout(dice, "b", { z: TARGET_M + 1e-3 }),
          lookout(dice, "c", { z: 0 }),
        ],
        obstacles: prisms(dice, [[HOUSE]]),
      }),
  } satisfies Record<string, (dice: Dice) => Scene>),
);

export const AWKWARD_NAMES: readonly string[] = [...AWKWARD.keys()];

/** A wall's first end and some points of it, without its second end. */
function alongWall(a: readonly [number, number], b: readonly [number, number] = a): Points {
  return [0, 0.25, 0.5, 0.625].map((share) => [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]);
}
