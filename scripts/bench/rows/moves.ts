import { posedAt, posedFlat } from "../city/camera-poses";
import type { PlanCamera } from "../city/place-cameras";
import { flatCity, solidCity } from "../city/raise-city";
import { seededRandom } from "../city/seeded-random";
import { CITY_SEED, cityPlan } from "../city-scene";
import { quantile } from "../figures-of-runs";
import { movableCity } from "../ours";
import type { Row, RowGroup } from "../row";

const CAMERAS = 100_000;
const MOVES = 2_000;
/** Moves before those that count. */
const UNCOUNTED = 200;
const MOVE_SEED = 7;
const WALLS = ["solid", "flat"] as const;
const SHARES = { p50: 0.5, p99: 0.99, max: 1 } as const;

/** One camera moved in the city of 100,000: its footprint, and every site it touched or touches now, gaps included. Rows without a word are solid. */
export const moveRows: RowGroup = {
  name: "moves",
  rows: WALLS.flatMap((walls) => Object.keys(SHARES).map((share) => rowName(walls, share))),
  measure: async (wanted, { progress }) => {
    const rows: Row[] = [];
    for (const walls of WALLS) {
      const names = Object.keys(SHARES).map((share) => rowName(walls, share));
      if (!names.some((name) => wanted.has(name))) continue;
      progress(`${MOVES} moves, ${walls} …`);
      const times = await moveCameras(walls);
      for (const [share, at] of Object.entries(SHARES))
        rows.push({
          name: rowName(walls, share),
          value: quantile(times, at),
          unit: "ms",
          n: times.length,
          note: `wall time of one of ${MOVES} moves (seed ${MOVE_SEED}; ±2 m each way, ±0.25 rad) after ${UNCOUNTED} that do not count, one thread, ${walls}; none left out, ${times.filter((ms) => ms > 16).length} over 16 ms`,
        });
    }
    return rows;
  },
};

function rowName(walls: string, share: string): string {
  return walls === "solid" ? `move-100k-${share}-ms` : `move-100k-${walls}-${share}-ms`;
}

async function moveCameras(walls: (typeof WALLS)[number]): Promise<number[]> {
  const plan = cityPlan(CAMERAS);
  const scene = walls === "flat" ? flatCity(plan) : solidCity(plan, CITY_SEED + 1);
  const city = await movableCity(scene);
  const { share, between } = seededRandom(MOVE_SEED);
  const cameras: PlanCamera[] = [...plan.cameras];
  const times: number[] = [];
  for (let i = 0; i < UNCOUNTED + MOVES; i++) {
    const index = Math.floor(share() * cameras.length);
    const from = cameras[index] as PlanCamera;
    const to = {
      ...from,
      x: from.x + between(-2, 2),
      y: from.y + between(-2, 2),
      heading: from.heading + between(-0.25, 0.25),
    };
    cameras[index] = to;
    const height = scene.cameras[index]?.camera.z ?? Number.NaN;
    const ms = city.move(index, walls === "flat" ? posedFlat(to, index) : posedAt(to, index, height));
    if (i >= UNCOUNTED) times.push(ms);
  }
  return times;
}
