import type { XY } from "@/lib/geometry/polygon";
import type { SeededRandom } from "./seeded-random";
import { type FlatShapes, ShapeList } from "./shape-list";
import { blockAt, type Placing, placeAt, type Rectangle, type StreetGrid } from "./street-grid";

/** What stands in a city's blocks, and the blocks that are public places. */
export type FilledBlocks = {
  readonly buildings: FlatShapes;
  readonly squares: readonly Rectangle[];
  readonly parks: readonly Rectangle[];
};

type Ground = { readonly random: SeededRandom; readonly grid: StreetGrid; readonly buildings: ShapeList };

/**
 * Fills every block, row by row: 3.5 % squares, 4.5 % parks, 32 % terraces with party walls, 12 % courtyards, 10 % towers, the others
 * detached houses and L shapes. No two buildings overlap.
 */
export function fillBlocks(random: SeededRandom, grid: StreetGrid): FilledBlocks {
  const ground: Ground = { random, grid, buildings: new ShapeList() };
  const squares: Rectangle[] = [];
  const parks: Rectangle[] = [];
  for (let row = 0; row < grid.side; row++) {
    for (let column = 0; column < grid.side; column++) {
      const block = blockAt(grid, column, row);
      const kind = random.share();
      if (kind < 0.035) squares.push(block);
      else if (kind < 0.08) parks.push(block);
      fillBlock(ground, block, kind);
    }
  }
  return { buildings: ground.buildings.flat(), squares, parks };
}

/** @param kind - In [0, 1): which of the city's kinds of block it is. */
function fillBlock(ground: Ground, block: Rectangle, kind: number): void {
  if (kind < 0.035) {
    if (ground.random.chance(0.5)) buildKiosk(ground, block);
  } else if (kind < 0.08) buildPavilions(ground, block);
  else if (kind < 0.4) buildTerraces(ground, block);
  else if (kind < 0.52) buildCourtyard(ground, block);
  else if (kind < 0.62) buildTower(ground, block);
  else buildHouses(ground, block);
}

function middleOf({ grid }: Ground, [x0, y0, x1, y1]: Rectangle): Placing {
  return placeAt(grid, (x0 + x1) / 2, (y0 + y1) / 2);
}

/** A rectangle of half sides a and b about the middle. */
function box(place: Placing, a: number, b: number, turn: number): XY[] {
  return [place(-a, -b, turn), place(a, -b, turn), place(a, b, turn), place(-a, b, turn)];
}

function buildKiosk(ground: Ground, block: Rectangle): void {
  const half = ground.random.between(3, 8);
  ground.buildings.add(box(middleOf(ground, block), half, half, 0.3));
}

function buildPavilions({ random, grid, buildings }: Ground, [x0, y0, x1, y1]: Rectangle): void {
  const count = 1 + Math.floor(random.share() * 3);
  for (let i = 0; i < count; i++) {
    const x = random.between(x0 + 12, x1 - 12);
    const y = random.between(y0 + 12, y1 - 12);
    const turn = random.share() * 3;
    const a = random.between(2, 6);
    const b = random.between(2, 5);
    buildings.add(box(placeAt(grid, x, y), a, b, turn));
  }
}

/** Two rows of houses along the block's south and north, wall to wall. */
function buildTerraces({ random, grid, buildings }: Ground, [x0, y0, x1, y1]: Rectangle): void {
  const depth = Math.min(random.between(9, 14), (y1 - y0) / 2.5, (x1 - x0) / 2.5);
  for (const south of [y0, y1 - depth]) {
    let west = x0;
    while (west < x1 - 5) {
      const width = Math.min(random.between(5, 12), x1 - west);
      buildings.add([
        grid.bend(west, south),
        grid.bend(west + width, south),
        grid.bend(west + width, south + depth),
        grid.bend(west, south + depth),
      ]);
      west += width;
    }
  }
}

function buildCourtyard({ random, grid, buildings }: Ground, [x0, y0, x1, y1]: Rectangle): void {
  const depth = Math.min(random.between(10, 15), (x1 - x0) / 3, (y1 - y0) / 3);
  const [west, south, east, north] = [x0 + depth, y0 + depth, x1 - depth, y1 - depth];
  buildings.add(
    [grid.bend(x0, y0), grid.bend(x1, y0), grid.bend(x1, y1), grid.bend(x0, y1)],
    [grid.bend(west, south), grid.bend(west, north), grid.bend(east, north), grid.bend(east, south)],
  );
}

/** An octagon in the middle of the block. */
function buildTower(ground: Ground, block: Rectangle): void {
  const place = middleOf(ground, block);
  const [x0, y0, x1, y1] = block;
  const radius = Math.min(x1 - x0, y1 - y0) * ground.random.between(0.2, 0.33);
  const corners = Array.from({ length: 8 }, (_, i) => {
    const angle = (i * Math.PI) / 4 + 0.2;
    return place(radius * Math.cos(angle), radius * Math.sin(angle));
  });
  ground.buildings.add(corners);
}

/** Detached houses on a grid of their own, a little askew; of eight places one stays empty, of ten houses three are L-shaped. */
function buildHouses({ random, grid, buildings }: Ground, [x0, y0, x1, y1]: Rectangle): void {
  const [width, height] = [x1 - x0, y1 - y0];
  const columns = Math.max(2, Math.round(width / random.between(14, 22)));
  const rows = Math.max(2, Math.round(height / random.between(16, 26)));
  const [plotX, plotY] = [width / columns, height / rows];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (random.chance(0.12)) continue;
      const place = placeAt(grid, x0 + (column + 0.5) * plotX, y0 + (row + 0.5) * plotY);
      const most = Math.min(plotX, plotY) / 2;
      const turn = random.normal() * 0.15;
      const a = most * random.between(0.5, 0.78);
      const b = most * random.between(0.5, 0.78);
      buildings.add(random.chance(0.3) ? ell(place, a, b, turn) : box(place, a, b, turn));
    }
  }
}

function ell(place: Placing, a: number, b: number, turn: number): XY[] {
  return [
    place(-a, -b, turn),
    place(a, -b, turn),
    place(a, 0, turn),
    place(a * 0.2, 0, turn),
    place(a * 0.2, b, turn),
    place(-a, b, turn),
  ];
}
