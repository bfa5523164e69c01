import type { XY } from "@/lib/geometry/polygon";
import type { FilledBlocks } from "./fill-blocks";
import type { SeededRandom } from "./seeded-random";
import { type FlatShapes, ShapeList } from "./shape-list";
import type { Rectangle, Street, StreetGrid } from "./street-grid";

/** A public place: a rectangle of the grid, and how many of the city's cameras it gets, as a weight. */
export type PublicPlace = { readonly rectangle: Rectangle; readonly weight: number };

type Candidate = { readonly kind: "square" | "park" | "road"; readonly rectangle: Rectangle };

/** Metres between two corners along the edge of a place, about: long edges have to bend with the streets. */
const EDGE_STEP_M = 35;
/** Half width of the pond that six parks of ten have, metres. */
const POND_RADIUS_M = 8;

/** Chooses `count` places among all squares, parks and runs of road, and draws their grounds. */
export function choosePlaces(
  random: SeededRandom,
  grid: StreetGrid,
  blocks: FilledBlocks,
  count: number,
): { readonly places: PublicPlace[]; readonly grounds: FlatShapes } {
  const candidates = shuffled(random, candidatesOf(random, grid, blocks));
  const grounds = new ShapeList();
  const places = candidates.slice(0, count).map(({ kind, rectangle }) => {
    const outer = edgeOf(grid, rectangle);
    if (kind === "park" && random.chance(0.6)) grounds.add(outer, pondOf(grid, rectangle));
    else grounds.add(outer);
    const [x0, y0, x1, y1] = rectangle;
    const liking = kind === "square" ? 2.5 : 1;
    return { rectangle, weight: liking * Math.exp(random.normal() * 0.9) * Math.sqrt((x1 - x0) * (y1 - y0)) };
  });
  return { places, grounds: grounds.flat() };
}

function candidatesOf(random: SeededRandom, grid: StreetGrid, { squares, parks }: FilledBlocks): Candidate[] {
  return [
    ...squares.map((rectangle) => ({ kind: "square" as const, rectangle })),
    ...parks.map((rectangle) => ({ kind: "park" as const, rectangle })),
    ...roadRuns(random, grid).map((rectangle) => ({ kind: "road" as const, rectangle })),
  ];
}

/** Every street in runs of one to five blocks. */
function roadRuns({ share }: SeededRandom, { side, columns, rows }: StreetGrid): Rectangle[] {
  const runs: Rectangle[] = [];
  for (let i = 0; i <= side; i++) {
    const [column, row] = [columns[i], rows[i]] as [Street, Street];
    for (let from = 0; from < side; ) {
      const length = Math.min(side - from, 1 + Math.floor(share() * share() * 5));
      const [south, north] = [rows[from], rows[from + length]] as [Street, Street];
      const [west, east] = [columns[from], columns[from + length]] as [Street, Street];
      runs.push([column[0], south[1], column[1], north[0]], [west[1], row[0], east[0], row[1]]);
      from += length;
    }
  }
  return runs;
}

/** By Fisher and Yates, from the end. */
function shuffled<T>({ share }: SeededRandom, items: readonly T[]): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(share() * (i + 1));
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}

function edgeOf({ bend }: StreetGrid, [x0, y0, x1, y1]: Rectangle): XY[] {
  const corners: readonly XY[] = [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
  return corners.flatMap((from, i) => {
    const to = corners[(i + 1) % corners.length] as XY;
    const steps = Math.max(1, Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / EDGE_STEP_M));
    return Array.from({ length: steps }, (_, k) =>
      bend(from[0] + ((to[0] - from[0]) * k) / steps, from[1] + ((to[1] - from[1]) * k) / steps),
    );
  });
}

/** Twelve corners about the middle, clockwise. */
function pondOf({ bend }: StreetGrid, [x0, y0, x1, y1]: Rectangle): XY[] {
  return Array.from({ length: 12 }, (_, i) => {
    const angle = ((11 - i) * Math.PI) / 6;
    return bend((x0 + x1) / 2 + POND_RADIUS_M * Math.cos(angle), (y0 + y1) / 2 + POND_RADIUS_M * Math.sin(angle));
  });
}
