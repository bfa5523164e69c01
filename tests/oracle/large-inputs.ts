import type { Scene, SceneCamera, ScenePolygon } from "@/lib/coverage/scene";
import { Dice } from "./dice";

type Points = readonly (readonly [x: number, y: number])[];

/** Inputs that are large in one way each, by name. `size` is the number of corners; of cameras, a tenth of it. */
export function largeInput(name: string, size: number): Scene {
  const draw = LARGE.get(name);
  if (!draw) throw new RangeError(`no large input is called "${name}"`);
  return draw(size, new Dice(1));
}

const SQUARE: ScenePolygon = [
  [
    [0, 0],
    [40, 0],
    [40, 40],
    [0, 40],
  ],
];

/** A round house whose wall goes in and out. */
const round = (x: number, y: number, radius: number, corners: number): Points =>
  Array.from({ length: corners }, (_, i) => {
    const [angle, far] = [(2 * Math.PI * i) / corners, radius * (1 - 0.05 * (i % 2))];
    return [x + far * Math.cos(angle), y + far * Math.sin(angle)];
  });

/** A wall rolled up: every sight line crosses it again and again. */
function spiral(corners: number): Points {
  const half = Math.ceil(corners / 2);
  const line = (out: number) =>
    Array.from({ length: half }, (_, i): Points[number] => {
      const angle = (40 * Math.PI * i) / half;
      const radius = 2 + (14 * i) / half + out;
      return [20 + radius * Math.cos(angle), 20 + radius * Math.sin(angle)];
    });
  return [...line(0.2), ...line(0).reverse()];
}

function camera(id: string, dice: Dice): SceneCamera {
  return {
    id,
    kind: "fixed",
    x: dice.between(0, 40),
    y: dice.between(0, 40),
    z: dice.between(3, 9),
    layer: 0,
    bearing: dice.between(0, 360),
    tilt: dice.between(5, 50),
    hfov: dice.between(30, 110),
    widthPx: 2560,
    heightPx: 1440,
  };
}

function scene(dice: Dice, more: Partial<Scene>): Scene {
  return {
    targetHeight: 1.6,
    levels: { low: 30 },
    site: { polygon: SQUARE, z: 0, layer: 0 },
    cameras: [1, 2, 3, 4].map((i) => camera(`c${i}`, dice)),
    obstacles: [],
    ...more,
  };
}

const prism = (polygon: ScenePolygon, id = "o") => ({ id, polygon, base: 0, top: 12, layer: 0 });

const LARGE: ReadonlyMap<string, (size: number, dice: Dice) => Scene> = new Map(
  Object.entries({
    "an obstacle of many corners": (size, dice) => scene(dice, { obstacles: [prism([round(20, 20, 8, size)])] }),
    "an obstacle rolled up": (size, dice) => scene(dice, { obstacles: [prism([spiral(size)])] }),
    "a site of many corners": (size, dice) =>
      scene(dice, {
        site: { polygon: [round(20, 20, 25, size)], z: 0, layer: 0 },
        obstacles: [prism([round(20, 20, 3, 6)])],
      }),
    "a ring of many corners that crosses itself": (size, dice) =>
      scene(dice, {
        obstacles: [prism([Array.from({ length: size }, () => [dice.between(0, 40), dice.between(0, 40)] as const)])],
      }),
    "many obstacles": (size, dice) =>
      scene(dice, {
        obstacles: Array.from({ length: size / 10 }, (_, i) =>
          prism([round(dice.between(0, 40), dice.between(0, 40), 0.2, 4)], `o${i}`),
        ),
      }),
    "many cameras on one square": (size, dice) =>
      scene(dice, {
        cameras: Array.from({ length: size / 10 }, (_, i) => camera(`c${i}`, dice)),
        obstacles: [prism([round(12, 12, 2, 6)], "a"), prism([round(28, 25, 3, 8)], "b")],
      }),
    "many cameras at one place": (size, dice) => {
      const one = { ...camera("c", dice), x: 20, y: 2, bearing: 0, tilt: 20, hfov: 90 };
      return scene(dice, {
        cameras: Array.from({ length: size / 10 }, (_, i) => ({ ...one, id: `c${i}` })),
        obstacles: [prism([round(20, 20, 3, 8)])],
      });
    },
  } satisfies Record<string, (size: number, dice: Dice) => Scene>),
);

export const LARGE_NAMES: readonly string[] = [...LARGE.keys()];
