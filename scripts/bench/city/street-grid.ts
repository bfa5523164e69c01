import type { XY } from "@/lib/geometry/polygon";
import type { SeededRandom } from "./seeded-random";

/** A street between two lines of blocks: where it begins and ends across, metres before bending. */
export type Street = readonly [from: number, to: number];
/** west, south, east, north; metres before bending. */
export type Rectangle = readonly [x0: number, y0: number, x1: number, y1: number];

/** A grid of blocks between streets of uneven width, bent afterwards so that nothing is straight for long. */
export type StreetGrid = {
  /** Blocks along each side. */
  readonly side: number;
  /** Streets that run north and south, from west to east: one more than blocks. */
  readonly columns: readonly Street[];
  /** Streets that run west and east, from south to north. */
  readonly rows: readonly Street[];
  readonly bend: (x: number, y: number) => XY;
};

export function layStreets(random: SeededRandom, side: number): StreetGrid {
  const columns = layLine(random, side);
  const rows = layLine(random, side);
  return { side, columns, rows, bend: drawBend(random) };
}

function layLine({ between, chance }: SeededRandom, blocks: number): Street[] {
  const streets: Street[] = [];
  let at = 0;
  for (let i = 0; i <= blocks; i++) {
    const width = chance(0.12) ? between(24, 40) : between(10, 20);
    streets.push([at, at + width]);
    at += width + between(55, 120);
  }
  return streets;
}

/** Two waves in each direction, 60 and 25 m high. 6.28 and not 2π, as the study's generator has it. */
function drawBend({ share }: SeededRandom): StreetGrid["bend"] {
  const phases = [share() * 6.28, share() * 6.28, share() * 6.28, share() * 6.28] as const;
  return (x, y) => [
    x + 60 * Math.sin(y / 700 + phases[0]) + 25 * Math.sin((x + y) / 400 + phases[1]),
    y + 60 * Math.sin(x / 800 + phases[2]) + 25 * Math.sin((x - y) / 450 + phases[3]),
  ];
}

/** The block in a column and a row, with the streets around it left out. */
export function blockAt({ columns, rows }: StreetGrid, column: number, row: number): Rectangle {
  const [west, east] = [columns[column], columns[column + 1]] as [Street, Street];
  const [south, north] = [rows[row], rows[row + 1]] as [Street, Street];
  return [west[1], south[1], east[0], north[0]];
}

/** Bends the middle of a thing but not its shape: (dx, dy) in metres about the middle, turned by `turn` radians within the grid. */
export type Placing = (dx: number, dy: number, turn?: number) => XY;

export function placeAt({ bend }: StreetGrid, x: number, y: number): Placing {
  const middle = bend(x, y);
  const east = bend(x + 1, y);
  const along = Math.atan2(east[1] - middle[1], east[0] - middle[0]);
  const [cosAlong, sinAlong] = [Math.cos(along), Math.sin(along)];
  return (dx, dy, turn = 0) => {
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const turnedX = dx * cos - dy * sin;
    const turnedY = dx * sin + dy * cos;
    return [middle[0] + turnedX * cosAlong - turnedY * sinAlong, middle[1] + turnedX * sinAlong + turnedY * cosAlong];
  };
}
