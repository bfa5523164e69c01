import type { Box } from "@/lib/geometry/box";

/** Side of the cells that boxes are rounded up to, metres: a small part of what a camera reaches. */
const CELL_M = 64;
/** So many cells at most lie side by side; of wider ground they are larger. */
const MOST_CELLS = 256;

/**
 * Boxes that hold all of some others and no ground twice, so that a database asked for what lies in them looks at each place once.
 *
 * @param boxes - On a plane, metres; those without points are left out.
 * @returns Rows of cells, each as far as it goes and with the rows above it that are just as wide.
 */
export function coveringBoxes(boxes: readonly Box[]): Box[] {
  const given = boxes.filter(([west, south, east, north]) => west <= east && south <= north);
  if (given.length === 0) return [];
  const west = Math.min(...given.map((box) => box[0]));
  const south = Math.min(...given.map((box) => box[1]));
  const wide = Math.max(...given.map((box) => box[2])) - west;
  const high = Math.max(...given.map((box) => box[3])) - south;
  const cell = Math.max(CELL_M, wide / MOST_CELLS, high / MOST_CELLS);
  const columns = Math.floor(wide / cell) + 1;
  const rows = Math.floor(high / cell) + 1;
  const covered = new Uint8Array(columns * rows);
  for (const box of given) {
    const [first, last] = [Math.floor((box[0] - west) / cell), Math.floor((box[2] - west) / cell)];
    const top = Math.floor((box[3] - south) / cell);
    for (let row = Math.floor((box[1] - south) / cell); row <= top; row++)
      covered.fill(1, row * columns + first, row * columns + last + 1);
  }
  return stacked(covered, columns, rows).map(([x0, y0, x1, y1]) => [
    west + x0 * cell,
    south + y0 * cell,
    west + x1 * cell,
    south + y1 * cell,
  ]);
}

/** Runs of covered cells, in columns and rows; one that stands on another of its width is part of it. */
function stacked(covered: Uint8Array, columns: number, rows: number): Box[] {
  const done: Box[] = [];
  let below = new Map<string, Box>();
  for (let row = 0; row < rows; row++) {
    const here = new Map<string, Box>();
    for (const [from, to] of runs(covered.subarray(row * columns, (row + 1) * columns))) {
      const key = `${from}/${to}`;
      here.set(key, [from, below.get(key)?.[1] ?? row, to, row + 1]);
      below.delete(key);
    }
    done.push(...below.values());
    below = here;
  }
  return [...done, ...below.values()];
}

/** Where ones begin and end, the end not included. */
function runs(cells: Uint8Array): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (let from = cells.indexOf(1); from >= 0; ) {
    const end = cells.indexOf(0, from);
    const to = end < 0 ? cells.length : end;
    found.push([from, to]);
    from = cells.indexOf(1, to);
  }
  return found;
}
