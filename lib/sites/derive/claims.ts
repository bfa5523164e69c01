import type { MultiPolygon } from "@/lib/geometry/polygon";
import { boxOf } from "./area";
import { less } from "./divide-ground";

/** Side of the squares that claims are filed under, metres. */
const CELL_M = 200;

/** Ground given out so far, by layer: who comes first has it. */
export class Claims {
  private readonly cells = new Map<string, MultiPolygon[]>();

  /** What is left of a ground on its layer; from now on it is taken. */
  take(ground: MultiPolygon, layer: number): MultiPolygon {
    const taken = new Set(this.cellsOf(ground, layer).flatMap((cell) => this.cells.get(cell) ?? []));
    const left = less(ground, [...taken]);
    this.add(left, layer);
    return left;
  }

  add(ground: MultiPolygon, layer: number): void {
    for (const cell of this.cellsOf(ground, layer)) {
      const filed = this.cells.get(cell);
      if (filed) filed.push(ground);
      else this.cells.set(cell, [ground]);
    }
  }

  private cellsOf(ground: MultiPolygon, layer: number): string[] {
    if (ground.length === 0) return [];
    const [west, south, east, north] = boxOf(ground).map((side) => Math.floor(side / CELL_M)) as [
      number,
      number,
      number,
      number,
    ];
    const cells: string[] = [];
    for (let x = west; x <= east; x++) for (let y = south; y <= north; y++) cells.push(`${layer} ${x} ${y}`);
    return cells;
  }
}
