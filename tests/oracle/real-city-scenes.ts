import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Scene, SceneCamera, SceneObstacle, ScenePolygon } from "@/lib/coverage/scene";
import { centralMeridianFor, cityFrame } from "@/lib/crs/city-frame";
import { boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import type { Ring } from "@/lib/geometry/polygon";
import { DerivationLog } from "@/lib/imports/osm/derivation-log";
import { type DerivedObstacle, deriveObstacles } from "@/lib/imports/osm/obstacles";
import { readOsm } from "@/lib/osm/read-osm";
import { Dice } from "./dice";

const REAL_CITIES = {
  Munich: "tests/fixtures/osm/munich-centre-2020.osm.pbf",
  Porto: "tests/fixtures/osm/porto-2020.osm.pbf",
} as const;
type RealCityName = keyof typeof REAL_CITIES;
export const REAL_CITY_NAMES = Object.keys(REAL_CITIES) as readonly RealCityName[];

/** Half the side of the square of ground that is asked about, and how far from its middle obstacles are taken, metres. */
const HALF_M = 22;
const AROUND_M = 70;
const ROOT = new URL("../../", import.meta.url);

/** Scenes on a city's surveyed buildings, decks and walls. */
export type RealCity = (seed: number) => Scene;

/** Reads a city's extract, © OpenStreetMap contributors (tests/fixtures/osm/README.md), as an import does. */
export async function openRealCity(name: RealCityName): Promise<RealCity> {
  const read = await readOsm({ name, bytes: readFileSync(fileURLToPath(new URL(REAL_CITIES[name], ROOT))) });
  if (!read.ok) throw new Error(`${name} cannot be read: ${JSON.stringify(read.error)}`);
  const { features, centre } = read.value;
  const obstacles = deriveObstacles(features, cityFrame(centralMeridianFor(centre[0])).toLocal, new DerivationLog());
  const index = new BoxIndex(obstacles, ({ ground }) => boxOf(ground.flat()));
  return (seed) => sceneAround(obstacles, index, new Dice(seed));
}

/** The ground about a corner of some building: cameras on façades, at corners, in the street, on roofs and inside. */
function sceneAround(all: readonly DerivedObstacle[], index: BoxIndex<DerivedObstacle>, dice: Dice): Scene {
  const [ring] = dice.pick(all).ground[0] as readonly [Ring];
  // as the engine does: figures about a place keep their digits
  const origin = [Math.round(ring[0] as number), Math.round(ring[1] as number)] as const;
  const [x, y] = origin;
  const obstacles = index
    .near([x - AROUND_M, y - AROUND_M, x + AROUND_M, y + AROUND_M])
    .flatMap((obstacle) => sceneObstacles(obstacle, origin));
  return {
    targetHeight: 1.6,
    levels: { low: 30, high: 90 },
    site: {
      polygon: [
        [
          [-HALF_M, -HALF_M],
          [HALF_M, -HALF_M],
          [HALF_M, HALF_M],
          [-HALF_M, HALF_M],
        ],
      ],
      z: 0,
      layer: 0,
    },
    cameras: Array.from({ length: 4 }, (_, i) => camera(`c${i}`, obstacles, dice)),
    obstacles,
  };
}

function sceneObstacles({ key, ground, baseM, topM, layer }: DerivedObstacle, [dx, dy]: readonly [number, number]) {
  return ground.map((polygon, i): SceneObstacle => {
    const open = (ring: Ring): ScenePolygon[number] =>
      Array.from({ length: ring.length / 2 - 1 }, (_, at) => [
        (ring[2 * at] as number) - dx,
        (ring[2 * at + 1] as number) - dy,
      ]);
    return { id: `${key}/${i}`, polygon: polygon.map(open), base: baseM, top: topM, layer };
  });
}

function camera(id: string, obstacles: readonly SceneObstacle[], dice: Dice): SceneCamera {
  const { polygon, top } = dice.pick(obstacles);
  const ring = dice.pick(polygon);
  const at = dice.whole(0, ring.length - 1);
  const [a, b] = [ring[at], ring[(at + 1) % ring.length]] as [readonly [number, number], readonly [number, number]];
  const share = dice.pick([0, 0.5, dice.between(0, 1)]);
  const out = dice.pick([0.3, 0.3, 0, -0.3, 2, -1]) / Math.hypot(b[0] - a[0], b[1] - a[1]);
  const [x, y] = [
    a[0] + share * (b[0] - a[0]) + out * (b[1] - a[1]),
    a[1] + share * (b[1] - a[1]) - out * (b[0] - a[0]),
  ];
  const z = dice.chance(0.8) ? dice.between(3.5, 8) : top + 0.5;
  const isPanoramic = dice.chance(0.25);
  const [east, north] = [dice.between(-HALF_M, HALF_M) - x, dice.between(-HALF_M, HALF_M) - y];
  return {
    id,
    kind: isPanoramic ? "panoramic" : "fixed",
    x,
    y,
    z,
    layer: 0,
    bearing: (Math.atan2(east, north) * 180) / Math.PI,
    tilt: isPanoramic ? 0 : (Math.atan2(z - 1.6, Math.hypot(east, north)) * 180) / Math.PI,
    hfov: isPanoramic ? 90 : dice.between(40, 110),
    widthPx: isPanoramic ? 3840 : 2560,
    heightPx: isPanoramic ? 1 : 1440,
  };
}
