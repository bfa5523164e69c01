import { unit } from "@/lib/geometry/corridor";
import type { Line, MultiPolygon, XY } from "@/lib/geometry/polygon";
import type { Junction } from "./junctions";
import { cutLine, distance, headOf } from "./line";
import { type Arm, armDirection, dot, isCircle, nextNode, type RoadNetwork, sameRoad } from "./road-network";

/**
 * A road leaving a crossing: the ground it crosses on the way out, `line`, and where it leaves, `end`, heading `outward`.
 * `path` goes on along the road to the next crossing, or far enough to be away.
 */
export type Exit = {
  readonly arm: Arm;
  readonly path: Line;
  readonly line: Line;
  readonly end: XY;
  readonly outward: XY;
};

/** A path that meets its own crossing again within this never left it. Ours. */
const INNER_M = 120;
/** From the edge of the crossing road to the stop line: the corner and the zebra crossing. Ours. */
const SETBACK_M = 6;
/** Arms more nearly parallel than this are one road going through: cosine of 40 degrees. */
const THROUGH_COS = Math.cos((40 * Math.PI) / 180);

/** Every road that leaves a crossing, cut where the crossing's box ends: half the width of the road it crosses plus 6 m. */
export function exitsOf(network: RoadNetwork, junction: Junction, junctionOf: ReadonlyMap<number, number>): Exit[] {
  const own = junctionOf.get(junction.nodes[0] ?? 0);
  const outgoing = junction.nodes
    .flatMap((node) => network.arms.get(node) ?? [])
    .filter((arm) => !(junction.circle && isCircle(arm.way)))
    .map((arm) => ({ arm, ...walk(network, arm, junctionOf, own) }))
    .filter((path) => path.ended !== "inside");
  return outgoing.flatMap(({ arm, line, ended, length }) => {
    const wanted =
      halfWidthAcross(
        arm,
        outgoing.map((path) => path.arm),
      ) + SETBACK_M;
    const reach = ended === "other" ? Math.min(wanted, length * 0.45) : Math.min(wanted, length);
    const head = headOf(line, reach);
    const leaving = endOf(head);
    return leaving ? [{ arm, path: line, line: head, ...leaving }] : [];
  });
}

/** An exit moved to where its road leaves a ground for the first time; as it is where the road ends inside. */
export function atEdge(exit: Exit, ground: MultiPolygon): Exit {
  const [inside] = cutLine(exit.path, ground).inside;
  const leaving = inside && endOf(inside);
  return leaving && leaving.end !== exit.path.at(-1) ? { ...exit, ...leaving } : exit;
}

function endOf(line: Line): { end: XY; outward: XY } | null {
  const [before, end] = [line.at(-2), line.at(-1)];
  const outward = before && end ? unit(before, end) : null;
  return end && outward ? { end, outward } : null;
}

/** Half the width of the widest road that an arm crosses; its own where none does. */
function halfWidthAcross(arm: Arm, all: readonly Arm[]): number {
  const direction = armDirection(arm);
  const across = all.filter((other) => !other.way.link && Math.abs(dot(direction, armDirection(other))) < THROUGH_COS);
  return Math.max(...(across.length > 0 ? across : [arm]).map((other) => other.way.width)) / 2;
}

/** Follows a road out of a crossing until it comes back, meets another crossing, ends, or is long enough to have left. */
function walk(network: RoadNetwork, start: Arm, junctionOf: ReadonlyMap<number, number>, own: number | undefined) {
  const line: XY[] = [start.way.line[start.index] as XY];
  let length = 0;
  for (let arm: Arm | null = start; arm && length < INNER_M; ) {
    const node = nextNode(arm);
    const place = network.at.get(node) as XY;
    length += distance(line.at(-1) as XY, place);
    line.push(place);
    const met = junctionOf.get(node);
    if (met !== undefined) return { line, length, ended: met === own ? ("inside" as const) : ("other" as const) };
    arm = onward(network, arm, node);
  }
  return { line, length, ended: "open" as const };
}

/** The arm that goes on from the far end of another: along the same way, else along the same road. */
function onward(network: RoadNetwork, arm: Arm, node: number): Arm | null {
  const index = arm.index + arm.step;
  if (index + arm.step >= 0 && index + arm.step < arm.way.nodes.length) return { way: arm.way, index, step: arm.step };
  const others = (network.arms.get(node) ?? []).filter((other) => other.way !== arm.way || other.index !== index);
  const ahead = armDirection({ way: arm.way, index, step: arm.step === 1 ? -1 : 1 });
  return (
    others.find(
      (other) => (others.length === 1 || sameRoad(other.way, arm.way)) && dot(armDirection(other), ahead) < 0.5,
    ) ?? null
  );
}
