import type { MultiPolygon } from "@/lib/geometry/polygon";

/** West, south, east and north of a ground, metres. */
export function boxAround(ground: MultiPolygon): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of ground) {
    for (let i = 0; outer && i + 1 < outer.length; i += 2) {
      const [x, y] = [outer[i] ?? 0, outer[i + 1] ?? 0];
      [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
    }
  }
  return [west, south, east, north];
}
