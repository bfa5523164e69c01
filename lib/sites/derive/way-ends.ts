import type { Line, XY } from "@/lib/geometry/polygon";
import { distance, lineLength } from "./line";
import type { Opening } from "./openings";
import type { StreetWay } from "./street-way";

/**
 * The free ends of a group of ways: nodes where one way of it ends and no other way of `continues` goes on.
 *
 * @param continues - Nodes where the structure goes on under another name, so that nothing opens there.
 */
export function portalsOf(ways: readonly StreetWay[], continues: ReadonlySet<number>): Opening[] {
  const passes = new Map<number, number>();
  for (const { nodes } of ways) {
    nodes.forEach((node, i) => {
      passes.set(node, (passes.get(node) ?? 0) + (i === 0 || i === nodes.length - 1 ? 1 : 2));
    });
  }
  return ways.flatMap((way) =>
    ([0, way.nodes.length - 1] as const).flatMap((end): Opening[] => {
      const node = way.nodes[end] as number;
      if (passes.get(node) !== 1 || continues.has(node)) return [];
      const line = end === 0 ? way.line : way.line.toReversed();
      const inward = inwardOf(line);
      return inward
        ? [{ ref: `portal:${way.id}/n${node}`, role: "portal", at: line[0] as XY, inward, width: way.width }]
        : [];
    }),
  );
}

/** Unit vector along the first two metres of a line. */
export function inwardOf(line: Line): XY | null {
  const from = line[0] as XY;
  const to = line.find((point, i) => i > 0 && (distance(from, point) >= 2 || i === line.length - 1));
  const length = to ? distance(from, to) : 0;
  return to && length > 0 ? [(to[0] - from[0]) / length, (to[1] - from[1]) / length] : null;
}

/** The layer most of the length lies on; the nearest to the street where two are equal. */
export function layerOfWays(ways: readonly StreetWay[]): number {
  const lengths = new Map<number, number>();
  for (const { layer, line } of ways) lengths.set(layer, (lengths.get(layer) ?? 0) + lineLength(line));
  const [most] = [...lengths].sort(([a, m], [b, n]) => n - m || Math.abs(a) - Math.abs(b) || a - b);
  return most?.[0] ?? 0;
}
