import type { XY } from "@/lib/geometry/polygon";
import { distanceToLine, lineBox, samplesAlong } from "./line";
import { SegmentIndex } from "./segment-index";
import type { StreetWay } from "./street-way";
import { isRoad } from "./tunnels";

/** A footway no further than this from the edge of a road bridge or tunnel is its pavement. Ours. */
const BESIDE_M = 5;
/** Share of a footway that must run beside the road. Ours. */
const MOSTLY = 0.6;

/**
 * Footways and cycle tracks that are mapped beside the carriageway of a bridge or tunnel: part of that structure, not a structure of their own.
 *
 * @returns For each such footway the road way it accompanies.
 */
export function companionsOf(ways: readonly StreetWay[]): ReadonlyMap<StreetWay, StreetWay> {
  const roads = new SegmentIndex(ways.filter((way) => isRoad(way) && way.structure !== "street"));
  const feet = ways.filter((way) => way.use === "foot" && way.structure !== "street");
  return new Map(
    feet.flatMap((foot) => {
      const host = hostOf(foot, roads);
      return host ? [[foot, host] as const] : [];
    }),
  );
}

function hostOf(foot: StreetWay, roads: SegmentIndex): StreetWay | null {
  const [west, south, east, north] = lineBox(foot.line);
  const near = roads
    .near([west - 30, south - 30, east + 30, north + 30])
    .map(({ way }) => way)
    .filter((way) => way.structure === foot.structure && way.layer === foot.layer);
  const hosts = [...new Set(near)];
  const beside = (at: XY, way: StreetWay) => distanceToLine(at, way.line) <= way.width / 2 + BESIDE_M;
  const samples = samplesAlong(foot.line, 5);
  const covered = samples.filter((at) => hosts.some((way) => beside(at, way)));
  if (covered.length < samples.length * MOSTLY) return null;
  return hosts.find((way) => covered.some((at) => beside(at, way))) ?? null;
}
